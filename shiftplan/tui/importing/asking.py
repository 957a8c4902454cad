"""From a key to a window: which file, what it is, and then the window of its kind."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.domain.list_changes import ListKind
from shiftplan.domain.rota import Rota
from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, printable, say
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Choice, Chooser, Page
from shiftplan.tui.differences import Asked, DifferencesScreen, fitting
from shiftplan.tui.findings import faults_of, findings_text
from shiftplan.tui.forecast.importing.dialog import ImportDialog
from shiftplan.tui.forecast.importing.file_dialog import FileDialog
from shiftplan.tui.forecast.importing.here import in_window
from shiftplan.tui.importing import work
from shiftplan.tui.importing.list_screen import ListScreen

if TYPE_CHECKING:
    from shiftplan.domain.edit import Edit
    from shiftplan.domain.finding import Finding
    from shiftplan.planning.handing_back import Back
    from shiftplan.planning.list_importing import ListImport
    from shiftplan.tui.app import ShiftplanApp

ROTA, FORECAST = "rota", "forecast"
KINDS: dict[str, tuple[Message, Message]] = {
    ROTA: (say("a rota"), say("people and shifts, exported and edited")),
    ListKind.AGENTS.value: (say("a list of people"), say("who there is, with tiers and queues")),
    ListKind.AVAILABILITY.value: (say("a list of absences"), say("leave, absences and wishes by day")),
    FORECAST: (say("a forecast"), say("contacts by time; also shifts and history")),
}


class Importing:
    """Brings one file into the plan that is open in the app."""

    def __init__(self, app: "ShiftplanApp") -> None:
        self.app = app

    def begin(self) -> None:
        self.app.push_screen(FileDialog(say("Import a file")), self._took_file)

    def _took_file(self, path: Path | None) -> None:
        if path is not None:
            self._ask(partial(work.kind, path), partial(self._ask_kind, path), path)

    def _ask_kind(self, path: Path, guess: str) -> None:
        """What the file is: the guess first, to be taken with enter."""
        here = guess if guess in KINDS else FORECAST if guess else ""
        choices = [
            Choice(kind, str(label), str(say("it looks like this") if kind == here else note))
            for kind, (label, note) in KINDS.items()
        ]
        title = say("{file} holds", file=printable(path.name))
        self.app.push_screen(Chooser(title, choices, here), partial(self._read, path))

    def _read(self, path: Path, kind: str | None) -> None:
        if kind == FORECAST:
            self.app.push_screen(ImportDialog(path))
        elif kind == ROTA:
            workspace = self.app.workspace
            there = workspace.rota or Rota()
            self._ask(partial(work.rota, path, workspace.plan, there), partial(self._show_rota, path), path)
        elif kind is not None:
            reading = partial(work.people, path, ListKind(kind))
            self._ask(reading, partial(self._show_list, path), path)

    def _show_rota(self, path: Path, back: "Back") -> None:
        """The differences, with the remarks on the file over them."""
        if not back.edit.cells:
            self.app.notify(str(say("the file changes nothing: the rota stands so already")), markup=False)
        else:
            title = say("From {file}", file=printable(path.name))
            self.app.push_screen(DifferencesScreen(Asked(title, back.edit, self._take_rota)))
        self._tell(path, back.findings)

    def _take_rota(self, part: "Edit") -> None:
        self.app.post_message(intentions.EditCells(lambda plan, rota: fitting(part, plan, rota)))

    def _show_list(self, path: Path, found: "ListImport") -> None:
        if not found.changes and not found.staying:
            nothing = say("the list changes nothing: the plan has it so already")
            self.app.notify(str(nothing), markup=False)
        else:
            self.app.push_screen(ListScreen(found))
        self._tell(path, found.findings)

    # telling

    def _tell(self, path: Path, findings: "tuple[Finding, ...]") -> None:
        """What is remarked on a file that could be read."""
        if findings:
            title = str(say("Remarks on {file}", file=path.name))
            self.app.push_screen(Page(title, findings_text(map(in_window, findings))))

    def _refuse(self, path: Path, error: ShiftplanError) -> None:
        """Why it cannot be read: every fault with its place."""
        head = Content.styled(str(say("Nothing was changed.")), "$muted")
        faults = findings_text(map(in_window, faults_of(error)))
        title = str(say("{file} cannot be taken", file=path.name))
        self.app.push_screen(Page(title, Content("\n\n").join([head, faults])))

    def _ask(self, do: "work.Work", done: "work.Done", path: Path) -> None:
        self.app.notify(str(say("reading {file} …", file=printable(path.name))), markup=False, timeout=1)
        self.app.post_message(intentions.Ask(do, done, partial(self._refuse, path)))

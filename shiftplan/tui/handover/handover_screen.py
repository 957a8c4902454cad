"""The window of a handover, over the live screen: written by the app, read back, signed."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from shiftplan.files.atomic import refused, write_text
from shiftplan.language import say
from shiftplan.operations.handover import HandoverView
from shiftplan.planning.operations import handing_over as acts
from shiftplan.planning.operations.handover_words import group_text, markdown
from shiftplan.planning.operations.typed_times import moment_of
from shiftplan.tui.commands import Command, bindings
from shiftplan.tui.dialogs import Choice, Chooser
from shiftplan.tui.handover import handover_texts as texts
from shiftplan.tui.handover.cases_screen import TIME_HINT, CasesScreen
from shiftplan.tui.handover.signing import Signing
from shiftplan.tui.incidents.fields import Field, Values
from shiftplan.tui.operations.dialogs import page_width

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

KEYS = (
    Command(
        "read",
        "space",
        say("Read back"),
        say("This point was repeated aloud; again: it was not."),
        footer=True,
    ),
    Command("correct", "c", say("Put right"), say("Note what the taking lead puts right in this point.")),
    Command(
        "give", "g", say("Sign: gives"), say("Whoever gives signs the sheet as it reads now."), footer=True
    ),
    Command(
        "take",
        "t",
        say("Sign: takes"),
        say("Whoever takes over signs, once every point is read back."),
        footer=True,
    ),
    Command("copy", "y", say("Copy"), say("Copy the handover as a message for the group."), footer=True),
    Command(
        "page",
        "m",
        say("Markdown"),
        say("Write the handover as a Markdown page into the plan's export folder."),
    ),
    Command("change", "k", say("Change"), say("Note a rule, price or script that changed.")),
    Command("skip", "x", say("Pass over"), say("Pass this handover over, with a reason.")),
    Command("others", "h", say("Others"), say("Choose another handover, past or ahead.")),
    Command("cases", "b", say("Cases"), say("The open cases and promises.")),
    Command(
        "details",
        "enter",
        say("Details"),
        say("Who read the point back, and both signatures."),
        palette=False,
    ),
    Command("back", "escape,backspace", say("Back"), say("Back to the live screen."), footer=True),
)


class HandoverScreen(Signing):
    ABOUT: ClassVar = say(
        "A handover at the change of shifts, written by the app. Whoever takes over repeats each point "
        "aloud; space ticks it. Then both sign. A signature holds for what was read: what is added later "
        "shows as new, and both sign again. What is open goes on to the next handover by itself."
    )
    KEYS: ClassVar = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def action_copy(self) -> None:
        if self.shown is not None:
            self.app.copy_to_clipboard(group_text(self.shown))
            self.tell(say("Copied; paste it into the group."))

    def action_page(self) -> None:
        """Write the page beside the plan's other exports."""
        shown = self.shown
        if shown is not None:
            self.write(partial(_write_page, shown), self._tell_file)

    def _tell_file(self, name: str) -> None:
        self.tell(say("written: {file}", file=name))

    def action_change(self) -> None:
        fields = [
            Field("what", say("what changed")),
            Field("since", say("from when"), hint=TIME_HINT),
            Field("until", say("until when"), hint=say("empty: until further notice")),
            Field("said_by", say("who said so")),
        ]
        self.ask(say("A rule, price or script changed"), fields, self._note_change)

    def _note_change(self, values: Values, opened: "OpenPlan") -> None:
        now = self.desk.now()
        since, until = values["since"].strip(), values["until"].strip()
        acts.note_change(
            opened,
            values["what"],
            moment_of(opened, since, now, nearest=True) if since else None,
            moment_of(opened, until, now) if until else None,
            values["said_by"],
            now=now,
        )

    def action_skip(self) -> None:
        self.ask(say("Pass this handover over"), [Field("reason", say("why"))], self._skip)

    def _skip(self, values: Values, opened: "OpenPlan") -> None:
        acts.skip_handover(opened, self.at, values["reason"], now=self.desk.now())

    def action_others(self) -> None:
        if self.all is None:
            return
        rows = texts.list_rows(self.all, page_width(self))
        choices = [Choice(row.id, row.text.plain) for row in rows]
        here = self.shown.boundary.id if self.shown else ""
        self.app.push_screen(Chooser(say("Handovers"), choices, here), self._choose)

    def _choose(self, boundary: str | None) -> None:
        if boundary is not None:
            self.at, self.shown = datetime.fromisoformat(boundary), None
            self.follow()

    def action_cases(self) -> None:
        self.app.push_screen(CasesScreen())


def _write_page(shown: HandoverView, opened: "OpenPlan") -> str:
    folder = opened.folder / "export"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error
    name = f"handover-{shown.boundary.at:%Y-%m-%d-%H%M}.md"
    write_text(folder / name, markdown(shown, opened.plan))
    return f"export/{name}"

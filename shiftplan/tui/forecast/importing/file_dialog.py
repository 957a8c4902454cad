"""The window that asks for a file: files near the plan to choose from, or a path typed and completed."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from shiftplan.language import Message, printable, say
from shiftplan.tui import intentions
from shiftplan.tui.forecast.importing import nearby
from shiftplan.tui.forecast.importing.nearby import Found

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan


class FileDialog(ModalScreen[Path | None]):
    """Gives the path of a file, or None on escape. Tab completes what is typed."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("tab", "complete", show=False, priority=True),
        Binding("down", "walk(1)", show=False),
        Binding("up", "walk(-1)", show=False),
    ]
    CSS_PATH = "importing.tcss"

    def __init__(self, title: Message) -> None:
        super().__init__()
        self.heading = title
        self.found: tuple[Found, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(str(self.heading))
            dialog.border_subtitle = str(say("⇥ completes · ⏎ takes · esc leaves"))
            yield Input(placeholder=str(say("type where the file is, or choose one")), select_on_focus=False)
            yield OptionList()
            yield Static(Content(str(say("◌ looking for tables …"))), id="nothing", markup=False)

    def on_mount(self) -> None:
        self._ask("")

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        self._ask(event.value)

    def _ask(self, typed: str) -> None:
        """Look into the folder in a thread: it may be on a slow disk."""
        self.post_message(intentions.Ask(partial(_find, typed), partial(self._show, typed)))

    def _show(self, typed: str, found: tuple[Found, ...]) -> None:
        if not self.is_attached or typed != self.query_one(Input).value:
            return
        self.found = found
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(one), id=str(i)) for i, one in enumerate(found)])
        options.highlighted = 0 if found else None
        options.display = bool(found)
        nothing = say("no table (csv, xlsx, tsv, txt) begins so")
        self.query_one("#nothing", Static).update("" if found else Content(str(nothing)))

    def action_walk(self, step: int) -> None:
        """Move in the list while the field keeps the focus."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def action_complete(self) -> None:
        """Write the file or folder under the cursor into the field."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self.found):
            self._type(self.found[at].typed)

    def _type(self, text: str) -> None:
        """Put a path into the field, unless a terminal would not show it as it is."""
        if printable(text) != text:
            return
        field = self.query_one(Input)
        field.value = text
        field.cursor_position = len(text)
        field.focus()

    @on(Input.Submitted)
    def take_typed(self, event: Input.Submitted) -> None:
        """A path typed in full counts; else the line under the cursor."""
        path = nearby.path_of(event.value)
        at = self.query_one(OptionList).highlighted
        if event.value.strip() and (at is None or nearby.is_file(path)):
            self.dismiss(path)
        elif at is not None:
            self._take(self.found[at])

    @on(OptionList.OptionSelected)
    def take_chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self.found):
            self._take(self.found[event.option_index])

    def _take(self, found: Found) -> None:
        if found.is_folder:
            self._type(found.typed)
        else:
            self.dismiss(found.path)


def _find(typed: str, opened: "OpenPlan") -> tuple[Found, ...]:
    return nearby.find(typed, opened.folder)


def _line(found: Found) -> Content:
    name = printable(found.path.name) + ("/" if found.is_folder else "")
    note = f"  {found.changed.astimezone():%m-%d %H:%M}  {printable(str(found.path.parent))}"
    return Content.styled(name, "bold") + Content.styled(note, "$muted")

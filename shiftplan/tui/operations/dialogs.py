"""Small windows that write: they stay, with what was typed, until it is on the disk."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, printable, say
from shiftplan.tui import intentions

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

PAGE = 78
"""Columns of text in a `Page` where there is room."""


def page_width(screen: Screen[None]) -> int:
    """The columns that a page of help has on this screen."""
    return max(20, min(PAGE, screen.size.width - 10))


class Writer(ModalScreen[bool]):
    """The base: `write` asks for an entry; then the window closes, or says why it could not be written.

    Until then it says that it writes; enter pressed again writes nothing twice.
    """

    BINDINGS: ClassVar = [Binding("escape", "dismiss(False)", show=False)]
    CSS_PATH = "writers.tcss"
    writing = False

    def write(self, entry: "Callable[[OpenPlan], Any]") -> None:
        if self.writing:
            return
        self.refuse(None)
        self.writing = True
        self._say(Content.styled(str(say("being written …")), "$accent"))
        once = frozenset({"enter"})
        self.post_message(intentions.Record(entry, self._written, self.refuse, waits=True, without=once))

    def refuse(self, error: ShiftplanError | None) -> None:
        """Show a fault and how to mend it under the fields, or nothing."""
        text = Content("")
        if error is not None:
            text = Content.styled(str(error), "$error bold")
            text += Content.styled(f"\n→ {error.hint}" if error.hint else "", "$foreground")
        self.writing = False
        self._say(text)

    def _say(self, text: Content) -> None:
        self.query_one("#fault", Static).update(text)

    def _written(self, _: object) -> None:
        if self.is_current:
            self.dismiss(result=True)


class LineDialog(Writer):
    """One line of text for `entry(text, opened)`."""

    def __init__(self, title: Message, what: Message, entry: "Callable[[str, OpenPlan], Any]") -> None:
        super().__init__()
        self.heading, self.what, self.entry = title, what, entry

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(printable(str(self.heading)))
            dialog.border_subtitle = str(say("⏎ writes · esc leaves"))
            yield Input(placeholder=str(self.what), select_on_focus=False)
            yield Static(id="fault", markup=False)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        self.write(partial(self.entry, event.value))

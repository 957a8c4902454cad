"""The screen for a folder that cannot be used: what is wrong, where, and how to mend it."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from shiftplan.language import say
from shiftplan.tui.commands import Command, bindings
from shiftplan.tui.findings import findings_text
from shiftplan.tui.frame.bars import KeyLine, StatusLine, TitleLine

if TYPE_CHECKING:
    from shiftplan.tui.app import ShiftplanApp

KEYS = (
    Command(
        "again",
        "r",
        say("Read again"),
        say("Read the folder again after mending it."),
        action="app.reload",
        footer=True,
    ),
    Command(
        "other",
        "o",
        say("Open another"),
        say("Back to the list of plans."),
        action="app.open",
        footer=True,
    ),
)


class BrokenScreen(Screen[None]):
    ABOUT: ClassVar = say(
        "The plan in this folder cannot be used as it is. Each entry says what was read, where it stands, "
        "and how to mend it. Mend it in your editor, then read the folder again; nothing was changed."
    )
    KEYS: ClassVar = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    CSS_PATH = "broken.tcss"

    def compose(self) -> ComposeResult:
        yield TitleLine()
        with VerticalScroll(id="faults"):
            yield Static(id="faults-text")
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.watch(self.app, "workspace", self._show)
        self.query_one(VerticalScroll).focus()

    def _show(self) -> None:
        workspace = cast("ShiftplanApp", self.app).workspace
        heading = say(
            "{folder} cannot be opened; places to mend: {count}",
            folder=str(workspace.folder),
            count=len(workspace.faults),
        )
        title = Content.styled(str(heading), "$error bold")
        text = Content("\n\n").join([title, findings_text(workspace.faults)])
        self.query_one("#faults-text", Static).update(text)

"""What the windows of handover and cases share: the frame, a board, details beside it, writing."""

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList

from shiftplan.errors import ShiftplanError
from shiftplan.language import Message
from shiftplan.tui import intentions
from shiftplan.tui.frame.bars import KeyLine, Rail, StatusLine, TitleLine
from shiftplan.tui.incidents.fields import Field, FieldsDialog, Values
from shiftplan.tui.operations.board import Board, Row
from shiftplan.tui.operations.drawn import Drawn

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.tui.app import ShiftplanApp


class BoardScreen(Screen[None]):
    """A head, a board and, where there is room, all about the row under the cursor."""

    RAIL: ClassVar[str] = "live"
    CSS_PATH = "handover.tcss"

    @property
    def desk(self) -> "ShiftplanApp":
        return cast("ShiftplanApp", self.app)

    def compose(self) -> ComposeResult:
        yield TitleLine()
        yield Rail(self.RAIL)
        with Container(id="body"):
            yield Drawn(id="board-head")
            with Container(id="board-work"):
                yield Board(id="board")
                with VerticalScroll(id="board-side", can_focus=False):
                    yield Drawn(id="board-details")
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.board.focus()
        self.watch(self.app, "live", self.follow)
        self.watch(self.app, "workspace", self.show, init=False)

    @property
    def board(self) -> Board:
        return self.query_one(Board)

    def follow(self) -> None:
        """What to do when the journal has been read again."""
        self.show()

    @abstractmethod
    def head(self, width: int) -> Content:
        """What stands above the board."""

    @abstractmethod
    def rows(self, width: int) -> list[Row]:
        """The board."""

    @abstractmethod
    def details(self, width: int) -> Content:
        """All about the row under the cursor."""

    def show(self) -> None:
        if self.desk.workspace.opened is None:
            return
        self.query_one("#board-head", Drawn).draw_with(self.head)
        self.board.draw_with(self.rows)
        self._show_details()

    @on(OptionList.OptionHighlighted)
    def _show_details(self) -> None:
        self.query_one("#board-details", Drawn).draw_with(self.details)

    def ask(
        self,
        title: Message,
        fields: list[Field],
        entry: "Callable[[Values, OpenPlan], Any]",
        about: Content | None = None,
    ) -> None:
        """A window of fields; it stays with what was typed until `entry` has written it."""
        self.app.push_screen(FieldsDialog(title, fields, entry, about), self._look_again)

    def _look_again(self, written: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over so
        if written:
            self.follow()

    def write(self, entry: "Callable[[OpenPlan], Any]", done: Callable[[Any], None] | None = None) -> None:
        """Write in the app's thread; a refusal is told, and the screen reads again either way."""

        def written(given: Any) -> None:
            self.follow()
            if done is not None:
                done(given)

        self.post_message(intentions.Record(entry, written, self._refused))

    def _refused(self, error: ShiftplanError) -> None:
        self.desk.tell(error)
        self.follow()

    def tell(self, text: Message) -> None:
        self.notify(str(text), markup=False)

    def action_back(self) -> None:
        self.dismiss()

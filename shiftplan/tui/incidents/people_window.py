"""A window with a list of people that is narrowed by typing: the field keeps the focus, arrows walk."""

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

from shiftplan.domain.plan import Plan
from shiftplan.language import Message, say
from shiftplan.tui.operations.board import Board, Row
from shiftplan.tui.operations.drawn import Draw, Drawn

if TYPE_CHECKING:
    from shiftplan.tui.app import ShiftplanApp

Result = TypeVar("Result")


class PeopleWindow(ModalScreen[Result]):
    """What is in the list, above and below it is said by subclasses."""

    CSS_PATH = "incidents.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "walk(1)", show=False, priority=True),
        Binding("up", "walk(-1)", show=False, priority=True),
    ]

    def __init__(self, title: Message, plan: Plan) -> None:
        super().__init__()
        self.heading, self.plan = title, plan

    @property
    def desk(self) -> "ShiftplanApp":
        return cast("ShiftplanApp", self.app)

    @property
    def words(self) -> str:
        return self.query_one(Input).value

    @property
    def here(self) -> str:
        """The person under the cursor; empty when there is none."""
        return self.query_one(Board).here

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(str(self.heading))
            yield Drawn(id="people-head")
            yield Input(placeholder=str(say("type a name, an id or a team")), select_on_focus=False)
            yield Board(id="people")
            yield Drawn(id="people-hint")

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self.draw()

    @abstractmethod
    def head(self, columns: int) -> Content:
        """What stands above the list."""

    @abstractmethod
    def rows(self, columns: int) -> list[Row]:
        """The people, under headings."""

    @abstractmethod
    def hint(self, columns: int) -> Content:
        """What stands below it."""

    def draw(self) -> None:
        self._draw("#people-head", self.head)
        self.query_one(Board).draw_with(self.rows)
        self._draw("#people-hint", self.hint)

    def _draw(self, name: str, draw: Draw) -> None:
        """Lay out anew always: what a method drew before is not known any more."""
        drawn = self.query_one(name, Drawn)
        drawn.draw_with(draw)
        drawn.refresh(layout=True)

    @on(Input.Changed)
    def narrow(self) -> None:
        self.draw()

    @on(OptionList.OptionHighlighted)
    def follow(self) -> None:
        self._draw("#people-hint", self.hint)

    def action_walk(self, step: int) -> None:
        board = self.query_one(Board)
        board.action_cursor_down() if step > 0 else board.action_cursor_up()

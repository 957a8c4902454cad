"""The script window: type, see it filled, copy it."""

from collections.abc import Mapping
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, OptionList

from shiftplan.domain.script import Library, Script, ScriptKind
from shiftplan.language import say
from shiftplan.planning.operations import scripts as library_of
from shiftplan.tui import intentions
from shiftplan.tui.operations.board import Board, Row
from shiftplan.tui.operations.drawn import Drawn
from shiftplan.tui.scripts import texts
from shiftplan.tui.scripts.finder import Finder
from shiftplan.tui.scripts.keys import ABOUT, KEYS
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace


class Finding(StageScreen):
    """What is found and how it reads; `details` are the order's, held here and nowhere else."""

    STAGE = "live"
    ABOUT = ABOUT
    KEYS = KEYS
    CSS_PATH = "scripts.tcss"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.details: Mapping[str, str] = {}
        self.kind: ScriptKind | None = None

    def body(self) -> ComposeResult:
        yield Finder(placeholder=str(say("type to find")), select_on_focus=False)
        yield Drawn(id="kinds")
        yield Drawn(id="order-line")
        with Horizontal():
            yield Board(id="found")
            with VerticalScroll(id="preview", can_focus=False):
                yield Drawn()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Board).can_focus = False
        self.query_one(Finder).focus()

    def read(self) -> None:
        """Read the library again, in a thread: the shop's own have changed."""
        self.post_message(intentions.Ask(library_of.scripts, self._take))

    def _take(self, library: Library) -> None:
        if self.is_attached:
            self.library = library
            self.draw()

    def show(self, workspace: Workspace) -> None:  # noqa: ARG002 - drawn anew when the language changes
        self.query_one(Finder).placeholder = str(say("type to find"))
        self.draw()

    # what is found

    @property
    def words(self) -> str:
        return self.query_one(Finder).value

    @property
    def found(self) -> tuple[Script, ...]:
        return library_of.find_scripts(self.library, self.words, self.kind)

    @property
    def script(self) -> Script | None:
        """The script under the cursor."""
        return self.library.script(self.query_one(Board).here)

    def draw(self) -> None:
        self.query_one("#kinds", Drawn).draw_with(partial(texts.kinds, self.kind))
        self.query_one("#order-line", Drawn).draw_with(partial(texts.order_line, self.details))
        self.query_one(Board).draw_with(self._rows)
        self._draw_preview()

    def _rows(self, width: int) -> list[Row]:
        headed = not self.words.strip() and self.kind is None
        return texts.rows(self.library, self.found, width, headed=headed)

    @on(OptionList.OptionHighlighted)
    def _draw_preview(self) -> None:
        draw = partial(texts.preview, self.library, self.script, self.details)
        self.query_one("#preview Drawn", Drawn).draw_with(draw)

    @on(Input.Changed)
    def find(self) -> None:
        """Other words: the best of what they find comes under the cursor."""
        self.draw()
        self._to_first()

    def _to_first(self) -> None:
        if self.found:
            self.query_one(Board).go(self.found[0].id)
        self._draw_preview()

    # walking

    def action_walk(self, step: int) -> None:
        board = self.query_one(Board)
        board.action_cursor_down() if step > 0 else board.action_cursor_up()

    def action_turn(self, step: int) -> None:
        order = (None, *ScriptKind)
        self.only(order[(order.index(self.kind) + step) % len(order)])

    def action_only(self, kind: str) -> None:
        self.only(ScriptKind(kind) if kind else None)

    def only(self, kind: ScriptKind | None) -> None:
        self.kind = kind
        self.draw()
        self._to_first()

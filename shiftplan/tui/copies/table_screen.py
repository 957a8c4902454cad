"""The comparison on the screen: the table, what is at work, all about the copy under the cursor."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from shiftplan.language import Message
from shiftplan.planning import copies
from shiftplan.planning.copies import Copy, Row
from shiftplan.tui.copies import columns, texts
from shiftplan.tui.copies.board import Board
from shiftplan.tui.copies.intentions import LookAtCopies
from shiftplan.tui.copies.state import Comparison
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace


class TableScreen(StageScreen):
    def __init__(self, folder: Path) -> None:
        """`folder` is the open plan or copy."""
        super().__init__()
        self._opened, self._plan_folder = folder.resolve(), copies.root_of(folder)
        self._here: Path | None = self._opened

    def body(self) -> ComposeResult:
        yield Static(id="running", markup=False)
        yield Board()
        with VerticalScroll(id="about"):
            yield Static(markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.watch(self.app, "comparison", self._draw, init=False)
        self.post_message(LookAtCopies(self._plan_folder))

    def show(self, workspace: Workspace) -> None:  # noqa: ARG002 - what is shown is the comparison
        self._draw()

    @property
    def comparison(self) -> Comparison:
        """That of this plan; nothing while another's is still there."""
        known = self.desk.comparison
        return known if known.folder == self._plan_folder else Comparison()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.comparison.rows

    @property
    def _cursor(self) -> int:
        folders = [row.folder.resolve() for row in self.rows]
        return folders.index(self._here) if self._here in folders else 0

    @property
    def _row(self) -> Row | None:
        return self.rows[self._cursor] if self.rows else None

    def _draw(self) -> None:
        board = self.query_one(Board)
        board.comparison, board.cursor, board.here = self.comparison, self._cursor, self._opened
        board.refresh()
        self.query_one("#running", Static).update(texts.running(self.comparison))
        row = self._row
        told = texts.about(self.workspace.plan, row, self.rows[0]) if row and self.workspace.opened else ""
        self.query_one("#about Static", Static).update(told)

    def action_move(self, steps: int) -> None:
        self._go_to(max(0, min(len(self.rows) - 1, self._cursor + steps)))

    def _go_to(self, index: int) -> None:
        if 0 <= index < len(self.rows):
            self._here = self.rows[index].folder.resolve()
            self._draw()

    def action_walk(self, steps: int) -> None:
        board = self.query_one(Board)
        board.left = max(0, min(columns.last_first(board.content_size.width), board.left + steps))

    def chosen(self, otherwise: Message) -> Copy | None:
        """The copy under the cursor; where there is none, that is said."""
        row = self._row
        if row is None or row.copy is None:
            self.notify(str(otherwise), markup=False)
            return None
        return row.copy

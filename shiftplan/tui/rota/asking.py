"""What one asks of the rota on the screen: a cell's details, why, fairness, the next gap or finding."""

from datetime import date

from textual import on

from shiftplan.language import say
from shiftplan.tui.copies.on_rota import Comparing
from shiftplan.tui.dialogs import Page
from shiftplan.tui.fairness.screen import FairnessScreen
from shiftplan.tui.rota import details
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.looking import Looking
from shiftplan.tui.rota.table import RotaTable
from shiftplan.tui.why import WhyWindow
from shiftplan.tui.why.asking import Asked


class Asking(Comparing, Looking):
    """`_table` is what the grid shows, `_wanted` what it will show next, `_aim` where the cursor is to go."""

    def __init__(self) -> None:
        super().__init__()
        self._table: RotaTable | None = None
        self._wanted: RotaTable | None = None
        self._aim: tuple[str | None, date | None] | None = None

    def aim(self, agent: str | None, day: date | None) -> None:
        """Put the cursor on a person, a day or both, as soon as the grid is there."""
        self._aim = (agent, day)
        if self._table is not None and self._table is self._wanted:
            self._take_aim()

    def _take_aim(self) -> None:
        if self._aim is not None:
            self.query_one(RotaGrid).go(*self._aim)
        self._aim = None

    def action_details(self) -> None:
        cell = self.query_one(RotaGrid).cell
        if self._table is not None and cell is not None:
            self.app.push_screen(Page(details.title(self._table, cell), details.page(self._table, cell)))

    def action_why(self) -> None:
        """The engine's reasons for the cell, for the short slots of its day, and what would help."""
        cell, need, rota = self.query_one(RotaGrid).cell, self.workspace.need, self.workspace.rota
        opened = self.workspace.opened
        if cell is None or need is None or rota is None or opened is None:
            self.notify(str(say("there is no rota to ask about yet; s solves one")), markup=False)
            return
        asked = Asked(opened.plan, need, rota, cell.day)
        self.app.push_screen(WhyWindow(asked, cell.agent, opened.folder), self.try_lever)

    @on(RotaGrid.Chosen)
    def _chosen(self) -> None:
        self.action_details()

    def action_fairness(self) -> None:
        if self.workspace.rota is None:
            self.notify(str(say("there is no rota to measure yet; s solves one")), markup=False)
            return
        self.app.push_screen(FairnessScreen(lambda agent: self.aim(agent, None)))

    def action_next_short(self) -> None:
        grid = self.query_one(RotaGrid)
        days = grid.view.days if grid.view else ()
        found = self._table.next_short_day(grid.day, days) if self._table else None
        if found is None:
            self.notify(str(say("no day is short")), markup=False)
        else:
            grid.day = found

    def action_next_flaw(self) -> None:
        grid = self.query_one(RotaGrid)
        found = self._table.next_flaw(grid.cell, *grid.shown) if self._table else None
        if found is None:
            self.notify(str(say("no cell has a finding")), markup=False)
        else:
            grid.go(found.agent, found.day)

    def action_fold(self) -> None:
        self.query_one(RotaGrid).action_fold()

"""The grid of people × days, or of people × half-hours: an own ScrollView that draws only what is in sight.

Built up one concern a module: `selecting` (cursor, block), `drawing`, `moving`, `pointing` (mouse, typing).
"""

from datetime import date

from shiftplan.domain.rota import Cell
from shiftplan.tui.rota.filtering import Filter
from shiftplan.tui.rota.pointing import Pointing
from shiftplan.tui.rota.selecting import Corner
from shiftplan.tui.rota.sight import Sight
from shiftplan.tui.rota.table import RotaTable
from shiftplan.tui.rota.view import GridView


class RotaGrid(Pointing, can_focus=True):
    """Shows a `RotaTable` as its `sight` says. Says `Moved`, `Seen`, `Chosen`, `MenuAsked`, `Typed`."""

    def __init__(self, table: RotaTable | None = None) -> None:
        super().__init__()
        if table is not None:
            self._view = GridView.of(table, Sight(), 0)
            self.set_reactive(RotaGrid.line, self.validate_line(1))

    def show(self, table: RotaTable) -> None:
        """Draw another table; the cursor stays on its person as long as he is there."""
        first = self._view is None
        if first:
            self._view = GridView.of(table, Sight(), 0)
            self.set_reactive(RotaGrid.line, self.validate_line(1))
        self._take(GridView.of(table, self.sight, self.day, None if first else self._view))

    def go(self, agent: str | None, day: date | None) -> None:
        """Put the cursor on a person, a day or both; unknown ones change nothing.

        A group that is folded opens, and a filter that hides either is lifted.
        """
        if self._view is None:
            return
        plan = self._view.table.plan
        index = plan.grid.day_index(day) if day else None
        person = agent if agent in plan.agent else None
        self._bring_out(self._view, person, index)
        if index is not None:
            self.day = index
        line = self._view.line_of(person) if person else None
        if line is not None:
            self.line = line

    def _bring_out(self, view: GridView, agent: str | None, day: int | None) -> None:
        hidden = agent is not None and agent not in view.people
        if hidden or (day is not None and day not in view.days):
            self.look(self.sight._replace(filter=Filter()))
        if agent is None or self._view is None or self._view.line_of(agent) is not None:
            return
        key = self._view.group_of(agent)
        self.look(self.sight._replace(folded=self.sight.folded - {key or ""}))

    def select(self, first: Cell, last: Cell) -> None:
        """Select a block from one cell to another, where the cursor comes to stand."""
        self.go(*first)
        self._select(Corner(self.line, self.day))
        self.go(*last)

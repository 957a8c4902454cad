"""Taking back the changes of a repair that it does not need."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from itertools import groupby

from shiftplan.domain.changes import changed_cells, told
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota

SLACK = 1e-6


class Undoing:
    """`told` is what people know, `value` what a rota costs (None: it breaks a rule); `days` are those on
    which the repair was needed. A change on another day is kept only where the rules ask for it; breaks are
    moved on those days only.
    """

    def __init__(
        self, plan: Plan, told: Rota, value: Callable[[Rota], float | None], days: Iterable[date]
    ) -> None:
        self._plan, self._told, self._value = plan, told, value
        self._days = frozenset(days)

    def of(self, rota: Rota) -> Rota:
        """The rota with every change of a person, or of a cell, taken back that does not pay."""
        rota = self.back(rota, [cell for cell in self._rested(rota) if cell.day not in self._days])
        cost, settled = self._value(rota), False
        while cost is not None and not settled:
            settled = True
            for cells in self._groups(rota):
                trial = self.back(rota, cells)
                found = None if trial == rota else self._value(trial)
                if found is not None and (found <= cost + SLACK or self._elsewhere(cells)):
                    rota, cost, settled = trial, found, False
        return rota

    def back(self, rota: Rota, cells: Collection[Cell]) -> Rota:
        """The rota with these cells as people were told."""
        kept = [one for one in rota.assignments if one.cell not in cells]
        told = [self._told.by_cell[cell] for cell in cells if cell in self._told.by_cell]
        return Rota.of([*kept, *told], rota.locks)

    def _rested(self, rota: Rota) -> list[Cell]:
        """The cells of which people know nothing new but where their breaks lie."""
        return breaks_moved(self._plan, self._told, rota)

    def _elsewhere(self, cells: tuple[Cell, ...]) -> bool:
        return all(cell.day not in self._days for cell in cells)

    def _groups(self, rota: Rota) -> list[tuple[Cell, ...]]:
        """What may be taken back together: all of a person, what lies on other days, each cell."""
        changed = changed_cells(self._plan, self._told, rota)
        found: list[tuple[Cell, ...]] = []
        for _, cells in groupby(changed, key=lambda cell: cell.agent):
            own = tuple(cells)
            others = tuple(cell for cell in own if cell.day not in self._days)
            found += dict.fromkeys([others, own, *((cell,) for cell in own)])
        found += ((cell,) for cell in self._rested(rota))
        return [cells for cells in found if cells]


def breaks_moved(plan: Plan, before: Rota, after: Rota) -> list[Cell]:
    """The cells whose shift is as it was, but for its breaks."""
    return [
        one.cell
        for one in after.assignments
        if one != before.by_cell.get(one.cell)
        and one.cell in before.by_cell
        and told(plan, one) == told(plan, before.by_cell[one.cell])
    ]

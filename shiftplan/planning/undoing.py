"""Taking back the changes of a repair that it does not need."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from shiftplan.domain.changes import changed_cells
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota

SLACK = 1e-6


class Undoing:
    """`told` is what people know, `value` what a rota costs (None: it breaks a rule); `days` are those on
    which the repair was needed. A change on another day is kept only where the rules ask for it.
    """

    def __init__(
        self, plan: Plan, told: Rota, value: Callable[[Rota], float | None], days: Iterable[date]
    ) -> None:
        self._plan, self._told, self._value = plan, told, value
        self._days = frozenset(days)

    def of(self, rota: Rota) -> Rota:
        """The rota with every change of a person, or of a cell, taken back that does not pay."""
        cost = self._value(rota)
        while cost is not None:
            for cells in self._groups(rota):
                trial = self.back(rota, cells)
                found = self._value(trial)
                if found is not None and (found <= cost + SLACK or self._elsewhere(cells)):
                    rota, cost = trial, found
                    break
            else:
                break
        return rota

    def back(self, rota: Rota, cells: Iterable[Cell]) -> Rota:
        """The rota with these cells as people were told."""
        for cell in cells:
            rota = rota.put(cell, self._told.by_cell.get(cell))
        return rota

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
        return [cells for cells in found if cells]

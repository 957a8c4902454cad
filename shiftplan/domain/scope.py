"""What of a rota a solve may change."""

from datetime import date, timedelta
from itertools import pairwise

from shiftplan.domain.base import Frozen
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota

ONE_DAY = timedelta(days=1)
NAMED = 6
"""People named one by one; of more only the count is told."""


class Scope(Frozen):
    """These people on these days; none named: all. `fill`: whoever works keeps what they do, free cells may
    get a shift. `told`: with a price on every cell that is not as people were told.
    """

    days: tuple[date, ...] = ()
    agents: tuple[str, ...] = ()
    fill: bool = False
    told: bool = False

    @property
    def whole(self) -> bool:
        """Whether every cell may change."""
        return not (self.days or self.agents or self.fill)

    def open_cells(self, plan: Plan, rota: Rota) -> frozenset[Cell]:
        """The cells that may change; locks are not asked."""
        named = (
            Cell(agent, day) for agent in self.agents or plan.agent for day in self.days or plan.grid.dates
        )
        return frozenset(cell for cell in named if not self.fill or cell not in rota.by_cell)

    def holds(self, plan: Plan, rota: Rota) -> frozenset[Cell]:
        """The cells that stay as they stand."""
        every = {Cell(agent, day) for agent in plan.agent for day in plan.grid.dates}
        return frozenset(every | rota.by_cell.keys()) - self.open_cells(plan, rota)

    @property
    def words(self) -> str:
        """It as typed behind `solve`, for a note; many people are only counted."""
        named = ",".join(self.agents) if len(self.agents) <= NAMED else f"({len(self.agents)})"
        parts = [
            *([f"--days {spans(self.days)}"] if self.days else []),
            *([f"--agents {named}"] if self.agents else []),
            *(["--fill"] if self.fill else []),
            *(["--fewest-changes"] if self.told else []),
        ]
        return " ".join(parts)


def spans(days: tuple[date, ...]) -> str:
    """Days in order, those that follow each other as FIRST..LAST."""
    if not days:
        return ""
    ordered = sorted(days)
    breaks = [(one, other) for one, other in pairwise(ordered) if other - one > ONE_DAY]
    firsts = [ordered[0], *(other for _, other in breaks)]
    lasts = [*(one for one, _ in breaks), ordered[-1]]
    return ",".join(
        str(first) if first == last else f"{first}..{last}" for first, last in zip(firsts, lasts, strict=True)
    )

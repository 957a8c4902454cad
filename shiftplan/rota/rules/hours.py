"""Rows over working hours."""

import numpy as np

from shiftplan.domain.limits import Month
from shiftplan.rota.builder import FREE, Builder
from shiftplan.rota.problem import Ints


def hours_within(
    build: Builder, agent: int, cells: Ints, code: str, *, low: float = -FREE, high: float = FREE
) -> None:
    """Let the hours that an agent works in `cells` (days, duties, posts) lie between `low` and `high`."""
    hours = np.broadcast_to(build.problem.hours[None, :, None], cells.shape)
    build.row(cells.ravel(), hours.ravel(), low, high, code=code, agent=agent)


def month_cells(build: Builder, agent: int, month: Month) -> Ints:
    """An agent's choices of a month's days in the plan, (days, duties, posts)."""
    first = build.problem.days.index(month.days[0])
    cells: Ints = build.problem.cells[agent, first : first + len(month.days)]
    return cells

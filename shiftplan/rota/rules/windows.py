"""Rows for days on end."""

from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Ints


def at_most_in_row(build: Builder, agent: int, cells: Ints, most: int, before: int, code: str) -> None:
    """Let no run of days on end be longer than `most`, nor that which `before` days of the past begin.

    `cells` (days, …) are an agent's choices that count on each day.
    """
    days = len(cells)
    for first in range(days - most):
        build.row(cells[first : first + most + 1].ravel(), 1.0, high=most, code=code, agent=agent)
    left = max(0, most - before)
    if before and left == 0:
        build.forbid(cells[0], code)
    elif before and left < days:
        build.row(cells[: left + 1].ravel(), 1.0, high=left, code=code, agent=agent)

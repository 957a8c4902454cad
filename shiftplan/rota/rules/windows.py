"""Rows for days on end, and for the days of a calendar week."""

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


def at_most_a_week(build: Builder, agent: int, cells: Ints, most: int, before: int, code: str) -> None:
    """Let no calendar week have more than `most` of an agent's choices `cells` (days, …).

    `before` are those that the first week had before the plan.
    """
    for week, days in enumerate(build.problem.weeks):
        left = most if week else max(0, most - before)
        if left == 0:
            build.forbid(cells[days], code)
        elif left < len(days):
            build.row(cells[days].ravel(), 1.0, high=left, code=code, agent=agent)

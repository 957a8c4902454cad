"""Rest days in every calendar week that lies whole inside the plan.

A day is a rest day when no shift starts on it and the free stretch around it, from the end of the last
shift before to the start of the next one after, is long enough. `lost` is 1 when a day is none:
lost ≥ work on the day, and lost ≥ (a shift before) + (a shift after) − 1 for every two that lie too near.
"""

import numpy as np

from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Ints

CODE = "rest_days_per_week"
WEEK = 7


def add(build: Builder, agent: int) -> None:
    wanted = build.problem.rule(CODE)
    for days in build.problem.weeks:
        if len(days) == WEEK and wanted:
            lost = [_lost(build, agent, int(day)) for day in days]
            build.row(lost, 1.0, high=WEEK - wanted, code=CODE, agent=agent)


def _lost(build: Builder, agent: int, day: int) -> int:
    lost = build.column(1.0, 0.0, agent)
    cells = build.problem.cells[agent]
    _raise(build, lost, cells[day].ravel(), 0.0, agent)
    for near in _too_near(build, agent, day):
        _raise(build, lost, near, -1.0, agent)
    return lost


def _raise(build: Builder, lost: int, choices: Ints, low: float, agent: int) -> None:
    values = np.append(np.full(len(choices), -1.0), 1.0)
    row = build.row(np.append(choices, lost), values, low, code=CODE, agent=agent)
    build.ladder(row, [lost])


def _too_near(build: Builder, agent: int, day: int) -> list[Ints]:
    """Choices before and after `day` of which each pair leaves too short a stretch."""
    minutes = build.problem.rule("rest_day_hours") * 60
    reach = int(minutes // 1440) + 2
    last = len(build.problem.days) - 1
    return [
        near
        for before in range(max(0, day - reach), day)
        for after in range(day + 1, min(last, day + reach) + 1)
        for near in _pairs(build, agent, (before, after), minutes)
    ]


def _pairs(build: Builder, agent: int, days: tuple[int, int], minutes: float) -> list[Ints]:
    problem, (before, after) = build.problem, days
    ends, begins = problem.ends[before], problem.begins[after]
    found = []
    for end in np.unique(ends):
        near = begins < end + minutes
        if near.any():
            first = problem.cells[agent, before, ends >= end].ravel()
            found.append(np.append(first, problem.cells[agent, after, near].ravel()))
    return found

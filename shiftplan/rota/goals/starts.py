"""Stability of starts between two days on end on which somebody serves.

The clock is cut at levels. At a level t, `low` are the duties that start by t, `high` those that start after
t and the free hour. Somebody who is low on one day and high on the other crosses the level: a row of clique
form, both sets ≤ 1 + crossing, which is as tight as two days can be. A move beyond the free hour is as long
as the levels it crosses, a step backwards is any level crossed from high to low.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from shiftplan.domain.clock import MINUTES_PER_HOUR
from shiftplan.domain.starts import FREE_MINUTES
from shiftplan.rota.builder import Builder
from shiftplan.rota.problem import Ints, Problem


class Level(NamedTuple):
    """A stretch of the clock, `minutes` long, over which the same duties are low and high."""

    minutes: int
    low: Ints
    high: Ints


def add_rotation(build: Builder) -> None:
    weight = build.problem.plan.weights.rotation
    steps = _widest(_levels(build.problem)) if weight else []
    if not steps:
        return
    for agent, day in _pairs(build.problem):
        back = build.column(1.0, weight, agent)
        for level in steps:
            _cross(build, (agent, day), level.high, level.low, back)


def add_start_change(build: Builder) -> None:
    weight = build.problem.plan.weights.start_change / MINUTES_PER_HOUR
    levels = _levels(build.problem) if weight else []
    for agent, day in _pairs(build.problem):
        for level in levels:
            for first, then in ((level.low, level.high), (level.high, level.low)):
                moved = build.column(1.0, weight * level.minutes, agent)
                _cross(build, (agent, day), first, then, moved)


def _cross(build: Builder, at: tuple[int, int], first: Ints, then: Ints, crossing: int) -> None:
    """`crossing` is 1 when the day's duty is among `first` and the next day's among `then`."""
    agent, day = at
    cells = build.problem.cells[agent]
    columns = np.concatenate([cells[day, first].ravel(), cells[day + 1, then].ravel()])
    values = np.append(np.full(len(columns), -1.0), 1.0)
    row = build.row(np.append(columns, crossing), values, -1.0, agent=agent)
    build.ladder(row, [crossing])


def _pairs(problem: Problem) -> list[tuple[int, int]]:
    """Every agent with every day that has a next one."""
    return [(agent, day) for agent in range(problem.shape[0]) for day in range(problem.shape[1] - 1)]


def _levels(problem: Problem) -> list[Level]:
    starts = np.array([duty.start_minute for duty in problem.duties], dtype=np.int64)
    serving = np.array([duty.serves for duty in problem.duties], dtype=bool)
    mine = starts[serving]
    marks = np.unique(np.concatenate([mine, mine - FREE_MINUTES]))
    return [
        Level(int(end - begin), low, high)
        for begin, end in pairwise(marks)
        for low in [np.nonzero(serving & (starts <= begin))[0]]
        for high in [np.nonzero(serving & (starts > begin + FREE_MINUTES))[0]]
        if len(low) and len(high)
    ]


def _widest(levels: list[Level]) -> list[Level]:
    """Those whose sets do not both lie inside another's."""
    return [
        level
        for level in levels
        if not any(
            other is not level and set(level.low) <= set(other.low) and set(level.high) <= set(other.high)
            for other in levels
        )
    ]

"""Small odd models to hold the walk against: random plans, movable breaks, and rows of every make."""

from dataclasses import replace
from functools import cache

import numpy as np

from shiftplan.domain.rota import Rota
from shiftplan.rota.assemble import model_of
from shiftplan.rota.builder import ModelBuilder
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Problem
from shiftplan.rota.walk import Walk
from tests.checks.cases import random_need, random_plan
from tests.rota.breaks.test_breaks import LOOSE

SHAPE = 4, 6, 3


@cache
def planned(seed: int) -> Model:
    """A random plan of the judge's tests: odd people, small rule books, prices of their own."""
    plan = random_plan(seed)
    return model_of(Problem(plan, random_need(plan, seed), Rota()))


def paused() -> Model:
    """Shifts whose breaks may move."""
    return LOOSE


def absent() -> Model:
    """The like, where a break may be dropped for a price: its last place takes nothing from any row."""
    pauses = LOOSE.pauses
    last = pauses.places[1:] - 1
    lengths, cost = np.diff(pauses.span), pauses.cost.copy()
    kept = np.repeat(~np.isin(np.arange(len(lengths)), last), lengths)
    lengths[last], cost[last] = 0, 2.5
    span = np.append(0, np.cumsum(lengths))
    rows, less = pauses.rows[kept], pauses.less[kept]
    return replace(LOOSE, pauses=replace(pauses, span=span, rows=rows, less=less, cost=cost))


@cache
def rowed(seed: int) -> Model:
    """Rows of every make: steps shared and not, amounts within limits, ladders that end early, least sums."""
    random = np.random.default_rng(seed)
    build = ModelBuilder(SHAPE)
    cells = np.arange(build.choices).reshape(SHAPE)
    build.cost[:] = random.integers(-3, 4, build.choices)
    build.constant = 5.0
    for agent in range(SHAPE[0]):
        for day in cells[agent]:
            build.row(day, 1.0, high=1.0, code="one", agent=agent)
        build.row(cells[agent], random.integers(1, 4, cells[agent].size), 3.0, 14.0, "hours", agent)
        build.row(cells[agent, 1:4], [-1.0] * 3 + [1.0] * 3 + [-1.0] * 3, high=0.0, code="run", agent=agent)
        flags = [_shared(build, cells[agent, day : day + 2], agent) for day in range(0, SHAPE[1], 2)]
        build.row(flags, 1.0, high=2.0, code="weekends", agent=agent)
        build.charge(flags[0], 4.0)
    for _ in range(8):
        _cover(build, random, cells[:, random.integers(SHAPE[1]), random.integers(SHAPE[2])])
    build.forbid(cells[0, 0, :2], "away")
    build.fix(int(cells[1, 2, 1]))
    return build.model()


def _shared(build: ModelBuilder, days: np.ndarray, agent: int) -> int:
    flag = build.column(1.0, 0.0, agent)
    for day in days:
        row = build.row(np.append(day, flag), np.append(np.full(day.size, -1.0), 1.0), 0.0, agent=agent)
        build.ladder(row, [flag])
    return flag


def _cover(build: ModelBuilder, random: np.random.Generator, choices: np.ndarray) -> None:
    """One to four steps; now and then they end before the need does, and there is a most."""
    wanted, steps = float(random.integers(1, 4)), int(random.integers(1, 5))
    lengths = np.full(steps, wanted / steps) * random.choice([1.0, 0.8])
    columns = [build.column(length, cost) for length, cost in zip(lengths, range(3, 40, 7), strict=False)]
    values = np.append(random.choice([0.5, 0.7, 1.0], choices.size), np.ones(steps))
    high = float(random.choice([np.inf, 3.0]))
    row = build.row(np.append(choices, columns), values, wanted, high, "cover")
    build.ladder(row, columns)


def nothing(model: Model) -> Draft:
    return model.draft(model.lower[: model.whole].copy())


def begun(model: Model, seed: int) -> Walk:
    walk = Walk(model, seed)
    walk.begin(nothing(model))
    return walk

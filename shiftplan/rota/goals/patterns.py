"""Days off the turn, where a turn is a wish: one choice a day at most, so a price on choices says it all."""

import numpy as np

from shiftplan.domain.turns import can_work, entry_on, off_turn, pattern_of
from shiftplan.domain.when import Force
from shiftplan.rota.builder import Builder


def add(build: Builder) -> None:
    plan = build.problem.plan
    for agent, person in enumerate(plan.agents):
        pattern = pattern_of(plan, person)
        if pattern is None or pattern.force is not Force.WISH:
            continue
        for day, when in enumerate(build.problem.days):
            if can_work(plan, person, when):
                entry = entry_on(plan, person, pattern, when)
                _price(build, agent, day, entry, plan.weights.patterns * pattern.weight)


def _price(build: Builder, agent: int, day: int, entry: str, cost: float) -> None:
    """A day off costs what it is off the turn; each choice what it is off the turn beyond that."""
    problem = build.problem
    idle = float(off_turn(entry, None))
    off = np.array([off_turn(entry, duty.id) for duty in problem.duties], dtype=np.float64)
    build.constant += cost * idle
    build.cost[problem.cells[agent, day]] += cost * (off - idle)[:, None]

"""Turns of days that bind: no work on a day off of the turn, nor another shift than it names."""

import numpy as np

from shiftplan.domain.turns import entry_on, off_turn, pattern_of
from shiftplan.domain.when import Force
from shiftplan.rota.builder import Builder

CODE = "patterns"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent]
    pattern = pattern_of(problem.plan, person)
    if pattern is None or pattern.force is not Force.RULE:
        return
    for day, when in enumerate(problem.days):
        entry = entry_on(problem.plan, person, pattern, when)
        off = np.array([off_turn(entry, duty.id) for duty in problem.duties], dtype=bool)
        build.forbid(problem.cells[agent, day, off], CODE)

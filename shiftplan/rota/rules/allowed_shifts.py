"""People work only the shifts of their list, and of the entries for the day."""

import numpy as np

from shiftplan.domain.turns import may_work_shift
from shiftplan.rota.builder import Builder

CODE = "allowed_shifts"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent]
    if not person.shifts and not problem.plan.narrowed:
        return
    for day, when in enumerate(problem.days):
        barred = [not may_work_shift(problem.plan, person, when, duty.id) for duty in problem.duties]
        build.forbid(problem.cells[agent, day, np.array(barred, dtype=bool)], CODE)

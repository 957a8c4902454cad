"""Nobody works on a blocked day, nor into its small hours from the evening before.

The day after the plan counts too: the last night ends on it.
"""

import numpy as np

from shiftplan.domain.rota import Cell
from shiftplan.rota.builder import Builder

CODE = "availability"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent].id
    over_midnight = np.array([shift.crosses_midnight for shift in problem.duties], dtype=bool)
    for day, when in enumerate((*problem.days, problem.plan.grid.end.date())):
        if Cell(person, when) in problem.plan.blocked:
            if day < len(problem.days):
                build.forbid(problem.cells[agent, day], CODE)
            if day:
                build.forbid(problem.cells[agent, day - 1, over_midnight], CODE)

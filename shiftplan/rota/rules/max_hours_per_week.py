"""Hours worked in a calendar week."""

import numpy as np

from shiftplan.domain.work import max_week_hours
from shiftplan.rota.builder import Builder

CODE = "max_hours_per_week"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    most = max_week_hours(problem.plan, problem.plan.agents[agent])
    for days in problem.weeks:
        cells = problem.cells[agent, days]
        hours = np.broadcast_to(problem.hours[None, :, None], cells.shape)
        build.row(cells.ravel(), hours.ravel(), high=most, code=CODE, agent=agent)

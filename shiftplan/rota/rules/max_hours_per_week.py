"""Hours worked in a calendar week, those before the plan counted in."""

import numpy as np

from shiftplan.domain.limits import most_week_hours
from shiftplan.rota.builder import Builder

CODE = "max_hours_per_week"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    for week, days in enumerate(problem.weeks):
        most = most_week_hours(problem.plan, problem.plan.agents[agent], week)
        cells = problem.cells[agent, days]
        hours = np.broadcast_to(problem.hours[None, :, None], cells.shape)
        build.row(cells.ravel(), hours.ravel(), high=most, code=CODE, agent=agent)

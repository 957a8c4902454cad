"""A contract's limit of hours in a calendar month, those before the plan counted in."""

import numpy as np

from shiftplan.domain.limits import months
from shiftplan.rota.builder import Builder

CODE = "max_hours_per_month"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    for month in months(problem.plan, problem.plan.agents[agent]):
        if month.most is not None:
            first = problem.days.index(month.days[0])
            cells = problem.cells[agent, first : first + len(month.days)]
            hours = np.broadcast_to(problem.hours[None, :, None], cells.shape)
            build.row(cells.ravel(), hours.ravel(), high=month.most, code=CODE, agent=agent)

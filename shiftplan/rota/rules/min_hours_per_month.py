"""Hours that a contract promises in a calendar month, as far as its open days lie in the plan."""

import numpy as np

from shiftplan.domain.limits import months
from shiftplan.rota.builder import Builder

CODE = "min_hours_per_month"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    for month in months(problem.plan, problem.plan.agents[agent]):
        if month.least:
            first = problem.days.index(month.days[0])
            cells = problem.cells[agent, first : first + len(month.days)]
            hours = np.broadcast_to(problem.hours[None, :, None], cells.shape)
            build.row(cells.ravel(), hours.ravel(), low=month.least, code=CODE, agent=agent)

"""Hours that a contract promises in each week that lies whole in the plan."""

import numpy as np

from shiftplan.domain.limits import least_week_hours
from shiftplan.rota.builder import Builder

CODE = "min_hours_per_week"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    for days in problem.weeks:
        dates = tuple(problem.days[day] for day in days)
        least = least_week_hours(problem.plan, problem.plan.agents[agent], dates)
        if least:
            cells = problem.cells[agent, days]
            hours = np.broadcast_to(problem.hours[None, :, None], cells.shape)
            build.row(cells.ravel(), hours.ravel(), low=least, code=CODE, agent=agent)

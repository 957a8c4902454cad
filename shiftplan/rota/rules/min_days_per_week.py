"""Days that a contract promises in each week that lies whole in the plan."""

from shiftplan.domain.limits import least_week_days
from shiftplan.rota.builder import Builder

CODE = "min_days_per_week"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    for days in problem.weeks:
        dates = tuple(problem.days[day] for day in days)
        least = least_week_days(problem.plan, problem.plan.agents[agent], dates)
        if least:
            build.row(problem.cells[agent, days].ravel(), 1.0, low=least, code=CODE, agent=agent)

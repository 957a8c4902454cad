"""Hours that a contract promises in each week that lies whole in the plan."""

from shiftplan.domain.limits import least_week_hours
from shiftplan.rota.builder import Builder
from shiftplan.rota.rules.hours import hours_within

CODE = "min_hours_per_week"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    for days in problem.weeks:
        dates = tuple(problem.days[day] for day in days)
        least = least_week_hours(problem.plan, problem.plan.agents[agent], dates)
        if least:
            hours_within(build, agent, problem.cells[agent, days], CODE, low=least)

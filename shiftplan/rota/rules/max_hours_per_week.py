"""Hours worked in a calendar week, those before the plan counted in."""

from shiftplan.domain.limits import most_week_hours
from shiftplan.rota.builder import Builder
from shiftplan.rota.rules.hours import hours_within

CODE = "max_hours_per_week"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    for week, days in enumerate(problem.weeks):
        most = most_week_hours(problem.plan, problem.plan.agents[agent], week)
        hours_within(build, agent, problem.cells[agent, days], CODE, high=most)

"""A contract's limit of days worked in a calendar week, those before the plan counted in."""

from shiftplan.domain.past import week_days_before
from shiftplan.rota.builder import Builder
from shiftplan.rota.rules.windows import at_most_a_week

CODE = "max_days_per_week"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent]
    most = problem.plan.contract_of(person).max_days_per_week
    if most is not None:
        before = week_days_before(problem.plan, person)
        at_most_a_week(build, agent, problem.cells[agent], most, before, CODE)

"""A contract's limit of nights in a calendar week, those of the run before the plan counted in."""

from shiftplan.domain.past import week_nights_before
from shiftplan.rota.builder import Builder
from shiftplan.rota.rules.windows import at_most_a_week

CODE = "max_nights_per_week"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent]
    most = problem.plan.contract_of(person).max_nights_per_week
    if most is not None:
        before = week_nights_before(problem.plan, person)
        at_most_a_week(build, agent, problem.cells[agent][:, problem.night_shifts], most, before, CODE)

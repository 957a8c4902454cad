"""A contract's limit of nights worked in a row."""

from shiftplan.rota.builder import Builder
from shiftplan.rota.rules.windows import at_most_in_row

CODE = "max_nights_in_row"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent]
    most = problem.plan.contract_of(person).max_nights_in_row
    if most is not None:
        nights = problem.cells[agent][:, problem.night_shifts]
        at_most_in_row(build, agent, nights, most, problem.plan.before[person.id].nights_in_row, CODE)

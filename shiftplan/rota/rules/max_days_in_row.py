"""A contract's own limit of days worked in a row."""

from shiftplan.rota.builder import Builder
from shiftplan.rota.rules.windows import at_most_in_row

CODE = "max_days_in_row"


def add(build: Builder, agent: int) -> None:
    plan = build.problem.plan
    person = plan.agents[agent]
    most = plan.contract_of(person).max_days_in_row
    if most is not None:
        at_most_in_row(
            build, agent, build.problem.cells[agent], most, plan.before[person.id].days_in_row, CODE
        )

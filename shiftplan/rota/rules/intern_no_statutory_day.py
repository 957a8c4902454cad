"""Interns do not work on statutory holidays."""

from shiftplan.domain.people import ContractKind
from shiftplan.rota.builder import Builder

CODE = "intern_no_statutory_day"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    is_intern = problem.plan.contract_of(problem.plan.agents[agent]).kind is ContractKind.INTERN
    if not is_intern or not problem.rule(CODE):
        return
    for day, when in enumerate(problem.days):
        if when in problem.plan.settings.statutory_days:
            build.forbid(problem.cells[agent, day], CODE)

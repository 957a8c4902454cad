"""A contract's own limit of hours in a shift."""

from shiftplan.rota.builder import Builder

CODE = "max_hours_per_day"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    most = problem.plan.contract_of(problem.plan.agents[agent]).max_hours_per_day
    if most is not None:
        build.forbid(problem.cells[agent, :, problem.hours > most], CODE)

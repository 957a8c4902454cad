"""Days worked in a row, those before the plan counted in."""

from shiftplan.rota.builder import Builder
from shiftplan.rota.rules.windows import at_most_in_row

CODE = "consecutive_days"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    before = problem.plan.before[problem.plan.agents[agent].id].days_in_row
    at_most_in_row(build, agent, problem.cells[agent], int(problem.rule(CODE)), before, CODE)

"""The longest shift: the normal day and the overtime allowed on it."""

from shiftplan.rota.builder import Builder

CODE = "overtime_hours_per_day"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    most = problem.rule("hours_per_day") + problem.rule(CODE)
    build.forbid(problem.cells[agent, :, problem.hours > most], CODE)

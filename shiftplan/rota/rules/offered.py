"""A shift is worked only on the days on which the plan offers it."""

from shiftplan.rota.builder import Builder

CODE = "offered"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    for duty, shift in enumerate(problem.duties):
        for index, day in enumerate(problem.days):
            if not shift.offered_on(day):
                build.forbid(problem.cells[agent, index, duty], CODE)

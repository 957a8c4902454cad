"""A shift is worked only on the days on which, and from the starts at which, the plan offers it."""

from shiftplan.rota.builder import Builder

CODE = "offered"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    for duty, shift in enumerate(problem.duties):
        starts = problem.plan.shift[shift.id].starts
        for index, day in enumerate(problem.days):
            if not shift.offered_on(day) or shift.start_minute not in starts:
                build.forbid(problem.cells[agent, index, duty], CODE)

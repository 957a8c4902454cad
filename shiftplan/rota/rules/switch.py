"""The queue changes only at the meal of a shift that allows it."""

from shiftplan.rota.builder import Builder

CODE = "switch"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    turns = [number for number, (_, then) in enumerate(problem.posts) if then is not None]
    for duty, shift in enumerate(problem.duties):
        if turns and shift.switch_after is None:
            build.forbid(problem.cells[agent, :, duty, turns], CODE)
    same = [number for number in turns if len(set(problem.posts[number])) == 1]
    if same:
        build.forbid(problem.cells[agent, :, :, same], CODE)

"""Locked cells stay as they stand: their shift and queue, or their day off.

A lock of somebody or something that the plan does not know binds nobody, unless it is to stand: nothing else
is put there then.
"""

from shiftplan.domain.rota import Cell
from shiftplan.rota.builder import Builder

CODE = "locks"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent].id
    for day, when in enumerate(problem.days):
        if Cell(person, when) in problem.start.locks:
            _lock(build, agent, day)


def _lock(build: Builder, agent: int, day: int) -> None:
    problem = build.problem
    assignment = problem.start.at(problem.plan.agents[agent].id, problem.days[day])
    if assignment is None:
        build.forbid(problem.cells[agent, day], CODE)
        return
    choice = problem.choice(assignment)
    if choice is None and problem.standing:
        build.forbid(problem.cells[agent, day], CODE)
    if choice is not None:
        cell = problem.cells[agent, day].ravel()
        build.forbid(cell[cell != choice], CODE)
        build.fix(choice)

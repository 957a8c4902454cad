"""Days worked in a row."""

from shiftplan.rota.builder import Builder

CODE = "consecutive_days"


def add(build: Builder, agent: int) -> None:
    most = int(build.problem.rule(CODE))
    cells = build.problem.cells[agent]
    for first in range(len(cells) - most):
        build.row(cells[first : first + most + 1].ravel(), 1.0, high=most, code=CODE, agent=agent)

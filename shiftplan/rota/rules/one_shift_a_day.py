"""At most one shift starts on a day."""

from shiftplan.rota.builder import Builder

CODE = "one_shift_a_day"


def add(build: Builder, agent: int) -> None:
    for cell in build.problem.cells[agent]:
        build.row(cell.ravel(), 1.0, high=1, code=CODE, agent=agent)

"""What differs between the rota that people were told and another one."""

from typing import NamedTuple

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota


class Told(NamedTuple):
    """What somebody was told for a day; where the breaks lie is no part of it."""

    shift: str
    start: int | None
    queue: str
    then: str | None


def told(plan: Plan, assignment: Assignment | None) -> Told | None:
    """None for a day off; a start that is left out is that of the shift's template, where the plan has it."""
    if assignment is None:
        return None
    start = assignment.start
    if start is None and assignment.shift in plan.shift:
        start = plan.shift[assignment.shift].start_minute
    return Told(assignment.shift, start, assignment.queue, assignment.then)


def changed_cells(plan: Plan, published: Rota, rota: Rota) -> tuple[Cell, ...]:
    """The cells of the plan's people and days on which the rota is not as published, by person and day."""
    cells = (Cell(agent.id, day) for agent in plan.agents for day in plan.grid.dates)
    return tuple(cell for cell in cells if told(plan, published.at(*cell)) != told(plan, rota.at(*cell)))

"""What differs between the rota that people were told and another one."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from shiftplan.domain.on_the_day import AS_PLANNED, OnTheDay
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota


class Told(NamedTuple):
    """What somebody was told for a day; where the breaks lie is no part of it."""

    shift: str
    start: int | None
    queue: str
    then: str | None
    made: OnTheDay = AS_PLANNED


def told(plan: Plan, assignment: Assignment | None) -> Told | None:
    """None for a day off; a start that is left out is that of the shift's template, where the plan has it."""
    if assignment is None:
        return None
    start = assignment.start
    if start is None and assignment.shift in plan.shift:
        start = plan.shift[assignment.shift].start_minute
    made = assignment.on_the_day.model_copy(update={"late_breaks": False})
    return Told(assignment.shift, start, assignment.queue, assignment.then, made)


def changed_cells(plan: Plan, published: Rota, rota: Rota) -> tuple[Cell, ...]:
    """The cells of the plan's people and days on which the rota is not as published, by person and day."""
    cells = (Cell(agent.id, day) for agent in plan.agents for day in plan.grid.dates)
    return tuple(cell for cell in cells if told(plan, published.at(*cell)) != told(plan, rota.at(*cell)))


def otherwise_cells(plan: Plan, published: Rota, rota: Rota) -> frozenset[Cell]:
    """The cells on which somebody is to work otherwise than told: shift, start, queues or sessions."""
    before, after = _works(published), _works(rota)
    return frozenset(
        Cell(*place)
        for place in before.keys() | after.keys()
        if works_otherwise(plan, before.get(place, ()), after.get(place, ()))
    )


def works_otherwise(plan: Plan, before: Sequence[Assignment], after: Sequence[Assignment]) -> bool:
    """Whether what somebody works on a day is not as told; breaks elsewhere alone are not."""
    if before == after:
        return False
    return [_all_told(plan, one) for one in before] != [_all_told(plan, one) for one in after]


def _all_told(plan: Plan, one: Assignment) -> tuple[object, ...]:
    return told(plan, one), one.sessions


def _works(rota: Rota) -> dict[tuple[str, date], tuple[Assignment, ...]]:
    """By person and day: plain tuples, for a large rota has ten thousand of them."""
    found: dict[tuple[str, date], tuple[Assignment, ...]] = {}
    for one in rota.assignments:
        place = one.agent, one.day
        found[place] = (*found.get(place, ()), one)
    return found

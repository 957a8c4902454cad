"""What else could stand in some cells, each with what it would do: cover gained, rules broken, cost."""

from collections.abc import Collection, Iterator

from shiftplan.checks import Judging
from shiftplan.domain.base import Frozen
from shiftplan.domain.edit import Edit
from shiftplan.domain.editing import applied, clear, set_shift
from shiftplan.domain.effect import Effect
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota


class Priced(Frozen):
    """A shift (on a queue, from a start; None: the template's), or a day off when `shift` is empty."""

    shift: str
    queue: str
    start: int | None
    effect: Effect


def priced(judging: Judging, cells: Collection[Cell]) -> tuple[Priced, ...]:
    """All that could stand in these cells instead: what breaks no further rule first, the cheapest first.

    For one cell each queue of the person is tried, for several the queue that each has. Takes a judgement
    of the edit for each, so a few tenths of a second.
    """
    plan, rota = judging.case.plan, judging.case.rota
    found = []
    for shift, queue, start in ways(plan, cells):
        edit = set_shift(plan, rota, cells, shift, queue, start) if shift else clear(plan, rota, cells)
        if edit.cells:
            found.append(
                Priced(shift=shift, queue=queue, start=start, effect=_effect(judging, plan, rota, edit))
            )
    return tuple(sorted(found, key=lambda one: (bool(one.effect.broken), one.effect.cost)))


def ways(plan: Plan, cells: Collection[Cell]) -> Iterator[tuple[str, str, int | None]]:
    """(shift, queue, start) of all that is offered on one of the days; a day off is ("", "", None)."""
    yield "", "", None
    people, days = {cell.agent for cell in cells}, {cell.day for cell in cells}
    queues = plan.agent[next(iter(people))].queues if len(cells) == 1 else ("",)
    for shift in plan.shifts:
        if any(shift.offered_on(day) for day in days):
            for queue in queues:
                for start in shift.starts:
                    yield shift.id, queue, None if start == shift.start_minute else start


def _effect(judging: Judging, plan: Plan, rota: Rota, edit: Edit) -> Effect:
    after = judging.after(*applied(edit, plan, rota))
    return Effect(before=judging.judgement, after=after.judgement)

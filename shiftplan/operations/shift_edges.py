"""When shifts begin and end: as the rota has them, else as the plan offers them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from shiftplan.domain import work
from shiftplan.domain.leaving import stayed
from shiftplan.domain.playbook import Anchor, Edge, Playbook
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.operations.due import ShiftEdge
from shiftplan.operations.facts import Facts


def edges_of(playbook: Playbook, facts: Facts) -> tuple[ShiftEdge, ...]:
    """Those that the playbook counts from; none for a playbook that does not."""
    dues = [chapter.due for chapter in playbook.chapters] + [i.due for i in playbook.items if i.due]
    if all(due.anchor is not Anchor.SHIFT for due in dues):
        return ()
    return tuple(sorted({edge for day, shift in _worked(facts) for edge in _edges(day, shift)}))


def _worked(facts: Facts) -> Iterable[tuple[date, ShiftTemplate]]:
    plan, rota = facts.plan, facts.rota
    if rota is None or not rota.assignments:
        return [(day, shift) for day in plan.grid.dates for shift in plan.shifts if shift.offered_on(day)]
    return [(one.day, plan.worked(stayed(one))) for one in work.known(plan, rota)]


def _edges(day: date, shift: ShiftTemplate) -> Iterator[ShiftEdge]:
    """A shift belongs to the day on which it starts, even when it ends on the next."""
    start = datetime.combine(day, time()) + timedelta(minutes=shift.start_minute)
    yield ShiftEdge(start, Edge.START, shift.id)
    yield ShiftEdge(start + timedelta(minutes=shift.length_minutes), Edge.END, shift.id)

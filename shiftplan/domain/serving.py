"""When a person serves which queue, to the minute: the stretches of a shift between its breaks."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.plan import Plan
from shiftplan.domain.posts import posts
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import ShiftTemplate


class Serving(NamedTuple):
    """Somebody serves `queue` from `begins` to `ends` (local wall time), worth so many standard agents."""

    agent: str
    queue: str
    begins: datetime
    ends: datetime
    worth: float


def serving(plan: Plan, assignment: Assignment) -> Iterator[Serving]:
    """The stretches of an assignment that the plan knows, in order; none of a standby not called in."""
    shift, agent = plan.worked(assignment), plan.agent[assignment.agent]
    day = datetime.combine(assignment.day, time())
    for post in posts(shift, assignment):
        worth = work.cover(plan, agent, shift, post.queue)
        for first, last in _between_breaks(shift):
            begin, end = max(first, post.begin), min(last, post.end)
            if begin < end:
                begins, ends = (day + timedelta(minutes=minute) for minute in (begin, end))
                yield Serving(agent.id, post.queue, begins, ends, worth)


def from_then_on(
    before: Iterable[Serving], after: Iterable[Serving], moment: datetime
) -> tuple[Serving, ...]:
    """Stretches `before` a moment and those `after` it; what goes on across it is one stretch."""
    old = [one._replace(ends=min(one.ends, moment)) for one in before if one.begins < moment]
    new = [one._replace(begins=max(one.begins, moment)) for one in after if one.ends > moment]
    found: list[Serving] = []
    for one in sorted([*old, *new]):
        last = found[-1] if found else None
        if last and (last.agent, last.queue, last.worth, last.ends) == (*one[:2], one.worth, one.begins):
            found[-1] = last._replace(ends=one.ends)
        else:
            found.append(one)
    return tuple(found)


def _between_breaks(shift: ShiftTemplate) -> Iterator[tuple[int, int]]:
    """Minutes [begin, end) of the day on which the shift starts."""
    here = shift.start_minute
    for pause in sorted(shift.breaks, key=lambda pause: pause.after_minutes):
        begin = shift.start_minute + pause.after_minutes
        if begin > here:
            yield here, begin
        here = max(here, begin + pause.minutes)
    if here < shift.end_minute:
        yield here, shift.end_minute

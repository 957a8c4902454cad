"""Which past days a day of the plan is like: ordinary ones, or those of the same phase."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from shiftplan.domain.event import Event, Phase
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.recipe import LEFT_OUT

DAY = timedelta(days=1)


def phase_of(event: Event, day: date) -> Phase | None:
    """The phase that gives a day its shape: the last to open on it, else the one with most of it.

    None for ordinary days.
    """
    begin = datetime.combine(day, time())
    inside = [phase for phase in event.phases if phase.start < begin + DAY and begin < phase.end]
    opened = [phase for phase in inside if phase.opening and phase.start >= begin]
    if opened:
        return max(opened, key=lambda phase: phase.start)
    longest = max(
        inside, key=lambda phase: min(phase.end, begin + DAY) - max(phase.start, begin), default=None
    )
    return None if longest is None or longest.kind is PhaseKind.ORDINARY else longest


def likes(
    event: Event, days: Sequence[date], like: Mapping[date, str], past: Sequence[date]
) -> dict[date, tuple[date, ...]]:
    """For each day of the plan inside a phase with past days: those it is like.

    The second day of a phase is like the second day of the past ones, where there is one, else like all.
    """
    marked = {day: phase for day, phase in like.items() if phase != LEFT_OUT and day in set(past)}
    own = {day: phase.id for day in days if (phase := phase_of(event, day)) is not None}
    found = {}
    for day, wanted in own.items():
        same = [other for other, name in marked.items() if name == wanted]
        at = _place(own, day)
        found[day] = tuple(sorted([other for other in same if _place(marked, other) == at] or same))
    return {day: others for day, others in found.items() if others}


def _place(phases: Mapping[date, str], day: date) -> int:
    """How many days of the same phase lie right before."""
    count = 0
    while phases.get(day - (count + 1) * DAY) == phases[day]:
        count += 1
    return count

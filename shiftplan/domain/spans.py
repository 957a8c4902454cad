"""A working day from minute to minute: which queue is served when, breaks, sessions, hours off, standby."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from shiftplan.domain.plan import Plan
from shiftplan.domain.posts import posts
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import Break, BreakKind, ShiftKind, ShiftTemplate


class Activity(StrEnum):
    """What somebody on a shift does."""

    SERVE = "serve"
    STANDBY = "standby"
    MEAL = "meal"
    REST = "rest"
    GAP = "gap"  # off between the parts of a split shift
    SESSION = "session"


PAUSES = {
    BreakKind.MEAL: Activity.MEAL,
    BreakKind.REST: Activity.REST,
    BreakKind.GAP: Activity.GAP,
    BreakKind.SESSION: Activity.SESSION,
}


class Span(NamedTuple):
    """One activity from `begin` to `end`, local wall time; `what` is the queue served or the session's id."""

    begin: datetime
    end: datetime
    activity: Activity
    what: str = ""


def spans(plan: Plan, assignment: Assignment) -> tuple[Span, ...]:
    """The spans of an assignment that the plan knows, in order; together they are the shift, end to end.

    A queue switch turns at the start of the meal. Of breaks that overlap the later one is cut.
    """
    shift = plan.worked(assignment)
    return tuple(_spans(shift, assignment))


def parts(whole: tuple[Span, ...]) -> tuple[tuple[Span, ...], ...]:
    """The spans of each part of a shift: a split shift has several, with hours off between them."""
    found: list[list[Span]] = [[]]
    for span in whole:
        if span.activity is not Activity.GAP:
            found[-1].append(span)
        elif found[-1]:
            found.append([])
    return tuple(tuple(part) for part in found if part)


def _spans(shift: ShiftTemplate, assignment: Assignment) -> Iterator[Span]:
    midnight = datetime.combine(assignment.day, datetime.min.time())
    edges = _edges(shift, assignment)
    clock = shift.start_minute
    for pause, session in _pauses(shift, assignment):
        begin = max(clock, shift.start_minute + pause.after_minutes)
        end = min(shift.start_minute + pause.after_minutes + pause.minutes, shift.end_minute)
        if begin < end:
            yield from _working(edges, midnight, clock, begin)
            yield Span(_at(midnight, begin), _at(midnight, end), PAUSES[pause.kind], session)
            clock = end
    yield from _working(edges, midnight, clock, shift.end_minute)


def _pauses(shift: ShiftTemplate, assignment: Assignment) -> list[tuple[Break, str]]:
    """Breaks and sessions by their time; `Plan.worked` has the sessions behind the breaks."""
    own = len(shift.breaks) - len(assignment.sessions)
    ids = [*[""] * own, *(one.session for one in assignment.sessions)]
    return sorted(zip(shift.breaks, ids, strict=True), key=lambda pair: pair[0].after_minutes)


def _edges(shift: ShiftTemplate, assignment: Assignment) -> list[tuple[int, int, Activity, str]]:
    """The shift without its pauses, end to end: the queues served, and standby while nobody is called in."""
    served = [(post.begin, post.end, Activity.SERVE, post.queue) for post in posts(shift, assignment)]
    if shift.kind is ShiftKind.WORK:
        return served
    first, last = shift.serving if shift.called else (shift.end_minute, shift.end_minute)
    home = (Activity.STANDBY, assignment.queue)
    return [(shift.start_minute, first, *home), *served, (last, shift.end_minute, *home)]


def _working(
    edges: list[tuple[int, int, Activity, str]], midnight: datetime, begin: int, end: int
) -> Iterator[Span]:
    """What is done between two pauses."""
    for edge_begin, edge_end, activity, queue in edges:
        first, last = max(begin, edge_begin), min(end, edge_end)
        if first < last:
            yield Span(_at(midnight, first), _at(midnight, last), activity, queue)


def _at(midnight: datetime, minute: int) -> datetime:
    return midnight + timedelta(minutes=minute)

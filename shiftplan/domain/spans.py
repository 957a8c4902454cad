"""A working day from minute to minute: which queue is served when, breaks, sessions, hours off, standby."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import Break, BreakKind, ShiftTemplate


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
    change = shift.switch_after if assignment.then else None
    turn = shift.end_minute if change is None else shift.start_minute + change
    clock = shift.start_minute
    for pause, session in _pauses(shift, assignment):
        begin = max(clock, shift.start_minute + pause.after_minutes)
        end = min(shift.start_minute + pause.after_minutes + pause.minutes, shift.end_minute)
        if begin < end:
            yield from _working(shift, assignment, midnight, clock, begin, turn)
            yield Span(_at(midnight, begin), _at(midnight, end), PAUSES[pause.kind], session)
            clock = end
    yield from _working(shift, assignment, midnight, clock, shift.end_minute, turn)


def _pauses(shift: ShiftTemplate, assignment: Assignment) -> list[tuple[Break, str]]:
    """Breaks and sessions by their time; `Plan.worked` has the sessions behind the breaks."""
    own = len(shift.breaks) - len(assignment.sessions)
    ids = [*[""] * own, *(one.session for one in assignment.sessions)]
    return sorted(zip(shift.breaks, ids, strict=True), key=lambda pair: pair[0].after_minutes)


def _working(
    shift: ShiftTemplate, assignment: Assignment, midnight: datetime, begin: int, end: int, turn: int
) -> Iterator[Span]:
    """What is done between two pauses, in two spans when the queue turns in between."""
    if not shift.serves:
        edges = [(begin, end, Activity.STANDBY, assignment.queue)]
    else:
        then = assignment.then or assignment.queue
        edges = [
            (begin, min(end, turn), Activity.SERVE, assignment.queue),
            (max(begin, turn), end, Activity.SERVE, then),
        ]
    for first, last, activity, queue in edges:
        if first < last:
            yield Span(_at(midnight, first), _at(midnight, last), activity, queue)


def _at(midnight: datetime, minute: int) -> datetime:
    return midnight + timedelta(minutes=minute)

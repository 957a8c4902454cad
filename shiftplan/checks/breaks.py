"""Every break of a shift is taken within its window, and breaks and sessions lie inside the shift, apart.

A break put off on the running day is given within two hours of the end of its window.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from shiftplan.checks.case import Case
from shiftplan.checks.cell_fault import cell_fault
from shiftplan.domain.clock import clock
from shiftplan.domain.finding import Finding
from shiftplan.domain.on_the_day import MOST_PUT_OFF_MINUTES
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.language import Message, say

CODE = "breaks"
HINT = say("move it in rota.csv, or widen earliest and latest of the break in shifts.toml")


class _Away(NamedTuple):
    """Minutes from 00:00 of the shift's day in which somebody is in a break or a session."""

    begin: int
    end: int
    what: Message


def check(case: Case) -> Iterator[Finding]:
    for one in case.strangers:
        if one.agent in case.plan.agent and one.shift in case.plan.shift:
            yield from _missing(case, one)
    for one in case.known:
        shift = case.plan.worked(one)
        yield from _outside_its_window(case, one, shift)
        yield from _outside_the_shift(case, one, shift)
        yield from _overlapping(case, one, shift)


def _missing(case: Case, one: Assignment) -> Iterator[Finding]:
    due, found = len(case.plan.shift[one.shift].breaks), len(one.breaks)
    if found not in {0, due}:
        message = say(
            "{name}: {found} break {found:time|times} in {shift} on {day}, {due} {due:is|are} due; the shift "
            "counts for nothing",
            name=case.plan.agent[one.agent].name,
            found=found,
            shift=case.plan.shift[one.shift].name,
            day=one.day,
            due=due,
        )
        yield cell_fault(CODE, message, one, say("give the time of each break in rota.csv, or of none"))


def _outside_its_window(case: Case, one: Assignment, shift: ShiftTemplate) -> Iterator[Finding]:
    late, told = one.on_the_day.late_breaks, shift.start_minute + one.on_the_day.earlier
    for pause, place in zip(case.plan.shift[one.shift].breaks, one.breaks, strict=False):
        last = pause.last + (MOST_PUT_OFF_MINUTES if late else 0)
        if not pause.first <= place <= last:
            message = say(
                "{name} has a break of {minutes} min at {time} on {day}; it may begin from {first} to {last}",
                name=case.plan.agent[one.agent].name,
                minutes=pause.minutes,
                time=clock(told + place),
                day=one.day,
                first=clock(told + pause.first),
                last=clock(told + last),
            )
            yield cell_fault(CODE, message, one, HINT)


def _outside_the_shift(case: Case, one: Assignment, shift: ShiftTemplate) -> Iterator[Finding]:
    for pause in shift.breaks[: len(shift.breaks) - len(one.sessions)]:
        if pause.after_minutes + pause.minutes > shift.length_minutes:
            message = say(
                "{name} has a break of {minutes} min at {time} on {day}, after the shift has ended at {end}",
                name=case.plan.agent[one.agent].name,
                minutes=pause.minutes,
                time=clock(shift.start_minute + pause.after_minutes),
                day=one.day,
                end=clock(shift.end_minute),
            )
            yield cell_fault(CODE, message, one, say("give the break while the shift still runs"))
    for attended in one.sessions:
        name, session = case.plan.agent[one.agent].name, attended.session
        if attended.minute < shift.start_minute or attended.minute + attended.minutes > shift.end_minute:
            message = say(
                "{name} attends {session} at {time} on {day}, outside the shift from {begin} to {end}",
                name=name,
                session=session,
                time=clock(attended.minute),
                day=one.day,
                begin=clock(shift.start_minute),
                end=clock(shift.end_minute),
            )
            yield cell_fault(CODE, message, one, say("move the session, or the shift"))
        elif not shift.serves:
            message = say(
                "{name} attends {session} on {day} while on standby at home",
                name=name,
                session=session,
                day=one.day,
            )
            yield cell_fault(CODE, message, one, say("move the session, or the shift"))


def _overlapping(case: Case, one: Assignment, shift: ShiftTemplate) -> Iterator[Finding]:
    for before, after in pairwise(sorted(_away(one, shift), key=_when)):
        if after.begin < before.end:
            message = say(
                "{name} has {first} until {end} on {day}, but {second} begins at {begin}",
                name=case.plan.agent[one.agent].name,
                first=before.what,
                end=clock(before.end),
                day=one.day,
                second=after.what,
                begin=clock(after.begin),
            )
            yield cell_fault(CODE, message, one, say("move one of the two in rota.csv"))


def _away(one: Assignment, shift: ShiftTemplate) -> Iterator[_Away]:
    pauses = shift.breaks[: len(shift.breaks) - len(one.sessions)]
    for pause in pauses:
        begin = shift.start_minute + pause.after_minutes
        yield _Away(begin, begin + pause.minutes, say("a break"))
    for attended in one.sessions:
        what = say("the session {session}", session=attended.session)
        yield _Away(attended.minute, attended.minute + attended.minutes, what)


def _when(away: _Away) -> tuple[int, int]:
    return away.begin, away.end

"""What somebody's shift is beyond its template, as cells: start, breaks, later queue, sessions, the day's."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from shiftplan.domain.clock import clock
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.session import Attended, Session
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.files import on_the_day
from shiftplan.files.faults import cut, near_hint
from shiftplan.files.moments import parse_clock, parse_moment, plain
from shiftplan.files.row import Row
from shiftplan.files.shared import queue_names
from shiftplan.files.table import Column
from shiftplan.language import Message, say

COLUMNS = (
    Column("start", ("开始", "上班时间")),
    Column("breaks", ("休息",)),
    Column("then", ("饭后队列",)),
    Column("sessions", ("培训",)),
    *on_the_day.COLUMNS,
)
NAMES = tuple(column.name for column in COLUMNS)
Read = dict[tuple[str, ...], dict[str, Any]]
"""The fields that cells gave, by template and cells."""
BETWEEN = re.compile(r"[;,；，、\s]+")
AFTER_START = re.compile(r"\+\d{1,4}")
AT_A_DAY = re.compile(r"\d{4}\D")
MINUTES_PER_HOUR = 60


def written(assignment: Assignment, template: ShiftTemplate | None) -> dict[str, str]:
    """The cells by column, "" where there is nothing beyond the template.

    Without the template of a shift with one start its breaks are written as minutes after it: +240.
    """
    start = template.start_minute if assignment.start is None and template else assignment.start
    breaks = (f"+{place}" if start is None else _clock(start + place) for place in assignment.breaks)
    sessions = (f"{one.session}@{_clock(one.minute)}" for one in assignment.sessions)
    return {
        "start": "" if assignment.start is None else clock(assignment.start),
        "breaks": ";".join(breaks),
        "then": assignment.then or "",
        "sessions": ";".join(sessions),
        **on_the_day.written(assignment),
    }


def used(assignments: Iterable[Assignment]) -> tuple[str, ...]:
    """The columns that any of the assignments fills."""
    filled = {name for one in assignments for name, cell in written(one, None).items() if cell}
    return tuple(name for name in NAMES if name in filled)


def read_particulars(row: Row, plan: Plan, template: ShiftTemplate, read: Read) -> dict[str, Any]:
    """The fields of an `Assignment` in the cells of a line; faults are recorded in it.

    A start and breaks that the template leaves open are always given, those it fixes only when they
    differ: so that equal rotas are equal however they were written. `read` are those of the lines before:
    few of ten thousand differ.
    """
    cells = (template.id, *map(row.text, NAMES))
    if cells not in read:
        fields = _fields(row, plan, template)
        if not row.sound:
            return fields
        read[cells] = fields
    return read[cells]


def _fields(row: Row, plan: Plan, template: ShiftTemplate) -> dict[str, Any]:
    start = _start(row, template)
    if AT_A_DAY.match(row.text("start").strip()):  # an export tells when it really begins
        start += int(row.number("earlier", 0, MINUTES_PER_DAY) or 0)
    return {
        "start": None if template.start_until is None and start == template.start_minute else start,
        "breaks": settled(template, _places(row, start), plan.grid.minutes),
        "then": _then(row, plan),
        "sessions": tuple(_sessions(row, plan, start)),
        "on_the_day": on_the_day.read_on_the_day(row, plan, template, start),
    }


def settled(template: ShiftTemplate, places: tuple[int, ...], step: int) -> tuple[int, ...]:
    """Where the breaks begin, () when the template leaves no choice and they lie where it has them."""
    fixed = tuple(pause.after_minutes for pause in template.breaks)
    movable = any(len(pause.places(step)) > 1 for pause in template.breaks)
    return (places or fixed) if movable else () if places == fixed else places


def _clock(minute: int) -> str:
    return clock(minute % MINUTES_PER_DAY)


def _start(row: Row, template: ShiftTemplate) -> int:
    """Minutes from 00:00; an export has the day in front."""
    read = row.text("start").strip()
    if not read:
        return template.start_minute
    for parse in (parse_clock, _clock_of_moment):
        try:
            minute = parse(read)
        except ValueError:
            continue
        if minute < MINUTES_PER_DAY:
            return minute
    _unfit(row, "start", read, say("a time of day from 00:00 to 23:59, such as 09:30"))
    return template.start_minute


def _clock_of_moment(text: str) -> int:
    moment = parse_moment(text)
    return moment.hour * MINUTES_PER_HOUR + moment.minute


def _places(row: Row, start: int) -> tuple[int, ...]:
    """Minutes from the start, in the order written; a clock time is the next one after the start."""
    found = []
    for text in _parts(row, "breaks"):
        try:
            place = int(text[1:]) if AFTER_START.fullmatch(text) else _after(start, parse_clock(text))
        except ValueError:
            _unfit(row, "breaks", text, say("times of day between semicolons, such as 12:00;16:15"))
            return ()
        found.append(place)
    return tuple(found)


def _after(start: int, minute: int) -> int:
    return (minute - start) % MINUTES_PER_DAY


def _then(row: Row, plan: Plan) -> str | None:
    if not row.text("then"):
        return None
    return row.known(
        "then", plan.queue, "unknown_queue", queue_names(plan.settings.queues), kind=say("queue")
    )


def _sessions(row: Row, plan: Plan, start: int) -> Iterator[Attended]:
    known = {session.id: session for session in plan.settings.sessions}
    for text in _parts(row, "sessions"):
        name, _, at = text.partition("@")
        try:
            minute = start + _after(start, parse_clock(at))
        except ValueError:
            _unfit(row, "sessions", text, say("sessions with their time, such as brief@09:30"))
            return
        if name not in known:
            _unknown_session(row, name, known)
            return
        yield Attended(session=name, minute=minute, minutes=known[name].minutes)


def _parts(row: Row, column: str) -> list[str]:
    return [part for part in BETWEEN.split(plain(row.text(column))) if part]


def _unknown_session(row: Row, name: str, known: Mapping[str, Session]) -> None:
    row.error(
        "unknown_session",
        "sessions",
        say("there is no session “{read}” in this plan", read=cut(name)),
        near_hint(name, known) if known else say("add it to plan.toml under [[sessions]], or empty the cell"),
    )


def _unfit(row: Row, column: str, read: str, wanted: Message) -> None:
    row.error(
        "time",
        column,
        say(
            "{column} must be {wanted}; read “{read}”",
            column=row.heading(column),
            wanted=wanted,
            read=cut(read),
        ),
    )

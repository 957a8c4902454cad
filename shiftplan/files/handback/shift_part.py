"""A shift as a cell tells it: its hours, its queue, and in brackets its breaks and sessions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shiftplan.domain.clock import clock
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.session import Attended
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.files.faults import cut
from shiftplan.files.handback.meaning import Unread, Worked
from shiftplan.files.handback.names import squeezed
from shiftplan.files.moments import parse_clock
from shiftplan.files.particulars import settled
from shiftplan.language import in_every_language, say

BREAKS, SESSIONS = "breaks {times}", "sessions {times}"
"""As the grid of an export writes them."""
BETWEEN = re.compile(r"\s*[,，、]\s*")


@dataclass(frozen=True)
class Square:
    """Where the words stand; `present` is the one shift that is there now."""

    agent: Agent
    cell: Cell
    present: Assignment | None


@dataclass(frozen=True)
class Part:
    """What is said: the shift's id, its hours as times or "", its queues, what stands in brackets."""

    shift: str
    begin: str
    end: str
    queues: tuple[str, ...]
    inside: str


def part_of(plan: Plan, part: Part, square: Square) -> Worked | Unread:
    """The shift meant. What is not said is as it stands there now when that is the same shift."""
    template = plan.shift[part.shift]
    same = square.present if square.present and square.present.shift == part.shift else None
    try:
        start = _start(part, template, same)
        breaks, sessions, remark = _inside(plan, part.inside, start)
    except ValueError:
        return _no_times(template)
    if part.end and _minute(part.end) != (start + template.length_minutes) % MINUTES_PER_DAY:
        return _other_end(template, part, start)
    if breaks and len(breaks) != len(template.breaks):
        return _other_breaks(template, breaks)
    kept = same if same and _begin(same, template) == start else None
    work = Assignment(
        agent=square.cell.agent,
        day=square.cell.day,
        shift=part.shift,
        start=None if template.start_until is None and start == template.start_minute else start,
        breaks=settled(template, breaks or (kept.breaks if kept else ()), plan.grid.minutes),
        sessions=sessions or (kept.sessions if kept else ()),
        **_queues(part, square, same),
    )
    return Worked(_as_present(work, kept, plan), remark)


def _as_present(work: Assignment, kept: Assignment | None, plan: Plan) -> Assignment:
    """What stands there when the two say the same in other words: breaks where the template has them."""
    if kept is None:
        return work
    start = {"start": work.start, "breaks": work.breaks}
    return kept if kept.model_copy(update=start) == work and plan.worked(kept) == plan.worked(work) else work


def _begin(work: Assignment, template: ShiftTemplate) -> int:
    return template.start_minute if work.start is None else work.start


def _start(part: Part, template: ShiftTemplate, same: Assignment | None) -> int:
    """Minutes from 00:00. Raises `ValueError`."""
    if part.begin:
        return _minute(part.begin)
    return _begin(same, template) if same else template.start_minute


def _minute(text: str) -> int:
    return parse_clock(text) % MINUTES_PER_DAY


def _queues(part: Part, square: Square, same: Assignment | None) -> dict[str, str | None]:
    """The queue and the one after the meal: those said, else those there, else the person's first."""
    if part.queues:
        return {"queue": part.queues[0], "then": part.queues[1] if part.queues[1:] else None}
    if same:
        return {"queue": same.queue, "then": same.then}
    there = square.present.queue if square.present else square.agent.queues[0]
    return {"queue": there, "then": None}


def _inside(plan: Plan, inside: str, start: int) -> tuple[tuple[int, ...], tuple[Attended, ...], str]:
    """Breaks, sessions, and what is left over. Raises `ValueError` for breaks that have no times."""
    breaks: tuple[int, ...] = ()
    sessions: tuple[Attended, ...] = ()
    remarks = []
    for text in filter(None, (one.strip() for one in inside.split(";"))):
        times = _behind(BREAKS, text)
        meetings = _behind(SESSIONS, text)
        if times is not None:
            breaks = tuple((_minute(one) - start) % MINUTES_PER_DAY for one in BETWEEN.split(times))
        elif meetings is not None:
            sessions = tuple(_sessions(plan, meetings, start))
        else:
            remarks.append(text)
    return breaks, sessions, "; ".join(remarks)


def _behind(form: str, text: str) -> str | None:
    """What stands behind the word of a form in either language; None when it does not begin so."""
    for told in in_every_language(form):
        word = squeezed(told.partition("{")[0])
        if text.casefold().startswith(word.casefold()):
            return text[len(word) :].strip()
    return None


def _sessions(plan: Plan, text: str, start: int) -> Iterator[Attended]:
    """Names with their times. Raises `ValueError`."""
    called = {squeezed(one.name or one.id): one for one in plan.settings.sessions}
    for one in BETWEEN.split(text):
        name, _, at = one.rpartition(" ")
        if name not in called:
            raise ValueError(one)
        minute = start + (_minute(at) - start) % MINUTES_PER_DAY
        yield Attended(session=called[name].id, minute=minute, minutes=called[name].minutes)


def _no_times(template: ShiftTemplate) -> Unread:
    return Unread(
        "time",
        say("what stands beside shift {shift} cannot be read as times", shift=template.short),
        say("write it as the export does: hours 09:00–17:30, behind them (breaks 12:00, 15:15)"),
    )


def _other_end(template: ShiftTemplate, part: Part, start: int) -> Unread:
    right = f"{clock(start)}–{clock(start + template.length_minutes)}"
    return Unread(
        "other_length",
        say(
            "shift {shift} does not last from {begin} to {end}",
            shift=template.short,
            begin=part.begin,
            end=part.end,
        ),
        say("it would be {right}; for other hours write another shift", right=right),
    )


def _other_breaks(template: ShiftTemplate, breaks: tuple[int, ...]) -> Unread:
    return Unread(
        "other_breaks",
        say(
            "shift {shift} has {right} {right:break|breaks}, not {count}",
            shift=cut(template.short),
            right=len(template.breaks),
            count=len(breaks),
        ),
        say("give the time of each, or leave the brackets out"),
    )

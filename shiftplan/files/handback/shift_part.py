"""What is said of somebody's shift as an assignment; what is not said is as it stands there now."""

from dataclasses import dataclass
from typing import Any

from shiftplan.domain.clock import clock
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.on_the_day import AS_PLANNED
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.files.handback.inside import NOTHING, Inside, attended, minute, places
from shiftplan.files.handback.meaning import Unread, Worked
from shiftplan.files.handback.unfit import no_times, other_breaks, other_end
from shiftplan.files.particulars import settled


@dataclass(frozen=True)
class Square:
    """Where the words stand; `present` is the one shift that is there now."""

    agent: Agent
    cell: Cell
    present: Assignment | None


@dataclass(frozen=True)
class Part:
    """What is said: the shift's id, its hours as times or "", its queues, its breaks and sessions."""

    shift: str
    begin: str = ""
    end: str = ""
    queues: tuple[str, ...] = ()
    inside: Inside = NOTHING


def part_of(plan: Plan, part: Part, square: Square) -> Worked | Unread:
    """The shift meant. What is not said is as it stands there now when that is the same shift."""
    template = plan.shift[part.shift]
    same = square.present if square.present and square.present.shift == part.shift else None
    try:
        start = _start(part, template, same)
        begin = part.begin or clock(start)
        if part.end and minute(part.end) != _end(plan, template, start, same) % MINUTES_PER_DAY:
            return other_end(template, begin, part.end, start)
        inside = _inside(plan, part.inside, start)
    except ValueError:
        return no_times(template)
    if (breaks := inside.get("breaks")) and len(breaks) != len(template.breaks):
        return other_breaks(template, len(breaks))
    kept = same if same and _begin(same, template) == start else None
    there = {"breaks": kept.breaks, "sessions": kept.sessions} if kept else {}
    more = {"breaks": (), "sessions": (), **there, **inside}
    made = kept.on_the_day if kept else AS_PLANNED
    work = Assignment(
        agent=square.cell.agent,
        day=square.cell.day,
        shift=part.shift,
        start=None if template.start_until is None and start == template.start_minute else start,
        breaks=settled(template, more["breaks"], plan.grid.minutes),
        sessions=more["sessions"],
        on_the_day=made,
        **_queues(part, square, same),
    )
    return Worked(_as_present(work, kept, plan), part.inside.remark)


def _inside(plan: Plan, inside: Inside, start: int) -> dict[str, tuple[Any, ...]]:
    """Breaks and sessions as far as they are told. Raises `ValueError`."""
    found: dict[str, tuple[Any, ...]] = {}
    if inside.breaks is not None:
        found["breaks"] = places(inside.breaks, start)
    if inside.sessions is not None:
        found["sessions"] = tuple(attended(plan, inside.sessions, start))
    return found


def _as_present(work: Assignment, kept: Assignment | None, plan: Plan) -> Assignment:
    """What stands there when the two say the same in other words: breaks where the template has them."""
    if kept is None:
        return work
    start = {"start": work.start, "breaks": work.breaks}
    return kept if kept.model_copy(update=start) == work and plan.worked(kept) == plan.worked(work) else work


def _begin(work: Assignment, template: ShiftTemplate) -> int:
    return template.start_minute if work.start is None else work.start


def _end(plan: Plan, template: ShiftTemplate, start: int, same: Assignment | None) -> int:
    """The end that goes with a start: the day's own where the shift stands as it does now."""
    if same and _begin(same, template) == start:
        return plan.worked(same).end_minute
    return start + template.length_minutes


def _start(part: Part, template: ShiftTemplate, same: Assignment | None) -> int:
    """Minutes from 00:00, as told. Raises `ValueError`."""
    if part.begin:
        earlier = same.on_the_day.earlier if same else 0
        begin = minute(part.begin)
        return begin + earlier if same and begin + earlier == _begin(same, template) else begin
    return _begin(same, template) if same else template.start_minute


def _queues(part: Part, square: Square, same: Assignment | None) -> dict[str, str | None]:
    """The queue and the one after the meal: those said, else those there, else the person's first."""
    if part.queues:
        return {"queue": part.queues[0], "then": part.queues[1] if part.queues[1:] else None}
    if same:
        return {"queue": same.queue, "then": same.then}
    there = square.present.queue if square.present else square.agent.queues[0]
    return {"queue": there, "then": None}

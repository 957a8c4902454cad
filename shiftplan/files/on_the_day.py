"""What the running day made of a shift, as cells of rota.csv."""

import re
from collections.abc import Iterator

from shiftplan.domain.clock import clock
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.on_the_day import AS_PLANNED, Lent, OnTheDay
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import ShiftKind, ShiftTemplate
from shiftplan.files.faults import cut, near_hint
from shiftplan.files.moments import parse_clock, plain
from shiftplan.files.row import Row
from shiftplan.files.shared import queue_names
from shiftplan.files.table import Column
from shiftplan.language import Message, say

COLUMNS = (
    Column("earlier", ("提前分钟",)),
    Column("longer", ("延长分钟",)),
    Column("called_in", ("备勤上线",)),
    Column("lent", ("借调",)),
    Column("late_breaks", ("休息顺延",)),
    Column("left", ("离岗时间",)),
)
NAMES = tuple(column.name for column in COLUMNS)
SEVERAL = re.compile(r"[;；]+")
STRETCH = re.compile(r"([^@]+?)\s*@\s*(.+)")
FROM_TO = re.compile(r"(\d{1,2}:\d{2})\s*[-–—~～至]\s*(\d{1,2}:\d{2})")


def written(assignment: Assignment) -> dict[str, str]:
    """The cells by column, "" where the day left the shift as it was told."""
    made = assignment.on_the_day
    if made == AS_PLANNED:
        return dict.fromkeys(NAMES, "")
    return {
        "earlier": str(made.earlier or ""),
        "longer": str(made.longer or ""),
        "called_in": _from_to(*made.called_in) if made.called_in else "",
        "lent": ";".join(f"{one.queue}@{_from_to(one.begin, one.end)}" for one in made.lent),
        "late_breaks": "yes" if made.late_breaks else "",
        "left": "" if made.left is None else clock(made.left % MINUTES_PER_DAY),
    }


def read_on_the_day(row: Row, plan: Plan, template: ShiftTemplate, start: int) -> OnTheDay:
    """What the cells say; faults are recorded in the row. `start` is the minute of the day that was told."""
    if not any(map(row.text, NAMES)):
        return AS_PLANNED
    earlier = _minutes(row, "earlier", start)
    longer = _minutes(row, "longer", MINUTES_PER_DAY - 1 - template.length_minutes)
    begins = start - earlier
    return OnTheDay(
        earlier=earlier,
        longer=longer,
        called_in=_called_in(row, template, begins),
        lent=tuple(_lent(row, plan, begins)),
        late_breaks=row.flag("late_breaks", default=False),
        left=_left(row, begins, start + template.length_minutes + longer),
    )


def _from_to(begin: int, end: int) -> str:
    return f"{clock(begin % MINUTES_PER_DAY)}-{clock(end % MINUTES_PER_DAY)}"


def _minutes(row: Row, column: str, most: int) -> int:
    return int(row.number(column, 0, most) or 0)


def _called_in(row: Row, template: ShiftTemplate, begins: int) -> tuple[int, int] | None:
    text = plain(row.text("called_in"))
    if not text:
        return None
    if template.kind is not ShiftKind.STANDBY:
        _unfit(row, "called_in", text, say("empty: only somebody on standby can be called in"))
        return None
    stretch = _stretch(text, begins)
    if stretch is None:
        _unfit(row, "called_in", text, say("from when until when, such as 20:10-22:00"))
    return stretch


def _lent(row: Row, plan: Plan, begins: int) -> Iterator[Lent]:
    names = queue_names(plan.settings.queues)
    for text in (part.strip() for part in SEVERAL.split(plain(row.text("lent"))) if part.strip()):
        found = STRETCH.fullmatch(text)
        stretch = _stretch(found[2], begins) if found else None
        if found is None or stretch is None:
            _unfit(row, "lent", text, say("a queue with its times, such as presale@20:10-22:00"))
            return
        queue = names.get(found[1], found[1])
        if queue not in plan.queue:
            row.error(
                "unknown_queue",
                "lent",
                say("there is no queue “{read}” in this plan", read=cut(queue)),
                near_hint(queue, plan.queue),
            )
            return
        yield Lent(queue=queue, begin=stretch[0], end=stretch[1])


def _left(row: Row, begins: int, ends: int) -> int | None:
    """The next such time after the shift begins; it lies before its end."""
    text = plain(row.text("left"))
    if not text:
        return None
    try:
        minute = begins + (parse_clock(text) - begins) % MINUTES_PER_DAY
    except ValueError:
        minute = ends
    if begins < minute < ends:
        return minute
    span = {"begin": clock(begins % MINUTES_PER_DAY), "end": clock(ends % MINUTES_PER_DAY)}
    _unfit(row, "left", text, say("a time of day within the shift, after {begin} and before {end}", **span))
    return None


def _stretch(text: str, begins: int) -> tuple[int, int] | None:
    """Minutes of the day; the first is the next such time after the shift begins, the other after that."""
    found = FROM_TO.fullmatch(text.strip())
    if found is None:
        return None
    try:
        first, last = parse_clock(found[1]), parse_clock(found[2])
    except ValueError:
        return None
    begin = begins + (first - begins) % MINUTES_PER_DAY
    end = begin + (last - begin) % MINUTES_PER_DAY
    return (begin, end) if begin < end else None


def _unfit(row: Row, column: str, read: str, wanted: Message) -> None:
    row.error(
        "on_the_day",
        column,
        say(
            "{column} must be {wanted}; read “{read}”",
            column=row.heading(column),
            wanted=wanted,
            read=cut(read),
        ),
    )

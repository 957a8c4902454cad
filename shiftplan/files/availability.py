"""availability.csv: who cannot work on a day, or only some shifts, or wishes to."""

from collections.abc import Iterable
from datetime import date

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.people import BLOCKING, NARROWING, Availability, AvailabilityKind
from shiftplan.files.csv_text import csv_bytes, number
from shiftplan.files.faults import Faults
from shiftplan.files.row import Row
from shiftplan.files.shared import outside, refuse_people_gone
from shiftplan.files.table import Column, read_table
from shiftplan.language import Message, say

FILE = "availability.csv"
MOST_WEIGHT = 1000
COLUMNS = (
    Column("agent", ("工号", "编号", "id", "员工编号"), required=True),
    Column("date", ("日期",), required=True),
    Column("kind", ("类型", "类别"), required=True),
    Column("shift", ("班次", "班别")),
    Column("weight", ("权重",)),
    Column("note", ("备注", "说明")),
)
KINDS = {kind.value: kind.value for kind in AvailabilityKind} | {
    "请假": "leave",
    "休假": "leave",
    "年假": "leave",
    "不可用": "unavailable",
    "不能上班": "unavailable",
    "缺勤": "absent",
    "缺席": "absent",
    "培训": "training",
    "想上班": "wish_on",
    "希望上班": "wish_on",
    "想休息": "wish_off",
    "希望休息": "wish_off",
    "想休": "wish_off",
    "只上": "only_shift",
    "仅上": "only_shift",
    "不上": "not_shift",
}


def read_availability(
    text: str, file: str, grid: TimeGrid, agents: Iterable[str], shifts: Iterable[str]
) -> tuple[tuple[Availability, ...], Faults]:
    """The entries in the text of an availability.csv; days outside the plan are left out with a warning.

    A day off right after the plan is kept: a night shift of the last day may not run into it.
    """
    faults = Faults(file)
    table = read_table(text, COLUMNS, faults)
    people, templates = frozenset(agents), frozenset(shifts)
    entries: list[Availability] = []
    gone: dict[int, str] = {}
    for line in table.lines if table else ():
        entry = read_entry(Row(line, faults), grid, templates)
        if entry is not None and entry.agent not in people:
            gone[line.line] = entry.agent
        elif entry is not None:
            entries.append(entry)
    refuse_people_gone(gone, people, _away, faults)
    return tuple(entries), faults


def _away(names: str, lines: str) -> Message:
    return say(
        "people are named who are not in agents.csv: {names} (lines {lines})", names=names, lines=lines
    )


def read_entry(row: Row, grid: TimeGrid, shifts: frozenset[str]) -> Availability | None:
    """What one line says; None when it is unusable or of a day outside the plan."""
    agent = row.id("agent")
    day = row.day("date")
    if day is None and not row.text("date"):
        row.error(
            "missing",
            "date",
            say("{column} is empty", column=row.heading("date")),
            say("write the day, such as 2027-11-01"),
        )
    kind = row.choice("kind", KINDS)
    shift = row.known("shift", shifts, "unknown_shift") if row.text("shift") else None
    weight = row.number("weight", 0, MOST_WEIGHT)
    if kind in NARROWING and not row.text("shift"):
        _shift_please(row, kind)
    if not row.sound or day is None or kind is None:
        return None
    meant = AvailabilityKind(kind)
    next_morning = meant in BLOCKING and day == grid.end.date()
    if not next_morning and _outside(row, grid, day):
        return None
    return Availability(
        agent=agent,
        day=day,
        kind=meant,
        shift=shift,
        weight=1 if weight is None else weight,
        note=row.text("note"),
    )


def _shift_please(row: Row, kind: str) -> None:
    row.error(
        "missing",
        "shift",
        say("{kind} needs a shift, and {column} is empty", kind=kind, column=row.heading("shift")),
        say("name the shift by its id in shifts.toml, or choose another kind"),
    )


def _outside(row: Row, grid: TimeGrid, day: date) -> bool:
    """Leave lists are often of a whole month, so a day outside the plan is no fault."""
    inside = day in grid.dates
    if not inside:
        row.warn("date_outside_plan", "date", outside(grid, str(day)), say("the line is not used"))
    return not inside


def availability_csv(entries: Iterable[Availability]) -> bytes:
    """The entries as an availability.csv."""
    return csv_bytes([[column.name for column in COLUMNS], *(entry_cells(entry) for entry in entries)])


def entry_cells(entry: Availability) -> list[str]:
    """The cells of an entry in the order of the columns."""
    weight = "" if entry.weight == 1 else number(entry.weight)
    return [entry.agent, str(entry.day), entry.kind.value, entry.shift or "", weight, entry.note]

"""rota.csv and rota.toml: who works when, and how that came about."""

import tomllib
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import tomli_w
from pydantic import ValidationError

from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota, RotaFacts
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.errors import BadInput
from shiftplan.files import particulars
from shiftplan.files.csv_text import csv_bytes
from shiftplan.files.faults import Faults
from shiftplan.files.row import Row
from shiftplan.files.shared import inside_please, outside, queue_names, refuse_people_gone
from shiftplan.files.stamps import digest
from shiftplan.files.table import Column, read_table
from shiftplan.files.text import decode
from shiftplan.language import Message, say

FILE = "rota.csv"
FACTS_FILE = "rota.toml"
COLUMNS = (
    Column("agent", ("工号", "编号", "id"), required=True),
    Column("date", ("日期",), required=True),
    Column("shift", ("班次", "班别"), required=True),
    Column("queue", ("队列",), required=True),
    Column("locked", ("锁定",)),
    *particulars.COLUMNS,
)
BARE = tuple(column.name for column in COLUMNS if column.name not in particulars.NAMES)
NO_SHIFTS: Mapping[str, ShiftTemplate] = MappingProxyType({})


class Before(NamedTuple):
    """What need not be worked out for each line: particulars read before, and the ids of queues by name."""

    read: particulars.Read
    queues: dict[str, str]


def read_rota(
    text: str,
    file: str,
    plan: Plan,
    columns: tuple[Column, ...] = COLUMNS,
    kind: type[Row] = Row,
) -> tuple[Rota, Faults]:
    """The rota in the text of a rota.csv (or of an export, with its `columns`), without its facts."""
    faults = Faults(file)
    table = read_table(text, columns, faults)
    assignments: list[Assignment] = []
    locks: set[Cell] = set()
    gone: dict[int, str] = {}
    seen: dict[Cell, int] = {}
    before = Before({}, queue_names(plan.settings.queues))
    for line in table.lines if table else ():
        row = kind(line, faults)
        agent, day = row.id("agent"), _day(row, plan)
        if row.sound and agent not in plan.agent:
            gone[row.line] = agent
            continue
        assignment = _assignment(row, plan, agent, day, before)
        if not row.sound or day is None:
            continue
        cell = Cell(agent, day)
        if row.flag("locked", default=False):
            locks.add(cell)
        if assignment is not None:
            assignments.append(assignment)
        _note_second(row, seen, cell)
    refuse_people_gone(gone, plan.agent, _rostered, faults)
    return Rota.of(assignments, locks), faults


def _day(row: Row, plan: Plan) -> date | None:
    day = row.day("date")
    if day is None and not row.text("date"):
        row.error(
            "missing",
            "date",
            say("{column} is empty", column=row.heading("date")),
            say("write the day, such as 2027-11-01"),
        )
    elif day is not None and plan.grid.day_index(day) is None:
        row.error("date_outside_plan", "date", outside(plan.grid, str(day)), inside_please())
    return day


def _assignment(row: Row, plan: Plan, agent: str, day: date | None, before: Before) -> Assignment | None:
    """What the line says that the person does; None for a day off."""
    if not row.text("shift"):
        return None
    shift = row.known("shift", plan.shift, "unknown_shift")
    queue = row.known("queue", plan.queue, "unknown_queue", before.queues)
    if not row.sound or day is None:
        return None
    more = particulars.read_particulars(row, plan, plan.shift[shift], before.read)
    return Assignment(agent=agent, day=day, shift=shift, queue=queue, **more) if row.sound else None


def _note_second(row: Row, seen: dict[Cell, int], cell: Cell) -> None:
    """Two shifts on a day are for the check to judge; the reader only says where they stand."""
    if cell in seen:
        row.warn(
            "second_line",
            "date",
            say(
                "{agent} is on {day} already in line {line}",
                agent=cell.agent,
                day=str(cell.day),
                line=seen[cell],
            ),
            say("keep one of the two lines"),
        )
    seen.setdefault(cell, row.line)


def _rostered(names: str, lines: str) -> Message:
    return say(
        "people are rostered who are not in agents.csv: {names} (lines {lines})", names=names, lines=lines
    )


def rota_csv(rota: Rota, shifts: Mapping[str, ShiftTemplate] = NO_SHIFTS) -> bytes:
    """The rota as a rota.csv; a locked day off has an empty shift.

    Columns beyond the first five are there only when something stands in them. `shifts` are the templates
    by id: with them breaks are written as times of day, without them some as minutes after the start.
    """
    rows = [*(_working(a, rota, shifts) for a in rota.assignments), *(_off(cell) for cell in off_cells(rota))]
    heading = [*BARE, *particulars.used(rota.assignments)]
    return csv_bytes([heading, *sorted([row.get(name, "") for name in heading] for row in rows)])


def off_cells(rota: Rota) -> list[Cell]:
    """Locked days off, sorted."""
    return sorted(cell for cell in rota.locks if cell not in rota.by_cell)


def _working(assignment: Assignment, rota: Rota, shifts: Mapping[str, ShiftTemplate]) -> dict[str, str]:
    return {
        "agent": assignment.agent,
        "date": str(assignment.day),
        "shift": assignment.shift,
        "queue": assignment.queue,
        "locked": "yes" if assignment.cell in rota.locks else "",
        **particulars.written(assignment, shifts.get(assignment.shift)),
    }


def _off(cell: Cell) -> dict[str, str]:
    return {"agent": cell.agent, "date": str(cell.day), "locked": "yes"}


def facts_toml(facts: RotaFacts, rota_content: bytes) -> bytes:
    """The facts as a rota.toml, tied to the bytes of the rota.csv that they speak of."""
    head = "# How rota.csv came about; written by shiftplan. After an edit of rota.csv it no longer holds.\n"
    return (
        head + tomli_w.dumps({"rota_digest": digest(rota_content), **facts.model_dump(exclude_none=True)})
    ).encode()


def read_facts(
    content: bytes, file: str, rota_content: bytes
) -> tuple[RotaFacts | None, tuple[Finding, ...]]:
    """The facts in a rota.toml; None, with the reason, when they are unreadable or of another rota.csv."""
    faults = Faults(file)
    try:
        values: dict[str, Any] = tomllib.loads(decode(content, file))
        tied = values.pop("rota_digest", None)
        facts = RotaFacts.model_validate(values)
    except (BadInput, tomllib.TOMLDecodeError, ValidationError):
        faults.warn(
            "facts", say("the facts of the rota cannot be read"), say("solve again, or remove the file")
        )
        return None, tuple(faults.findings)
    if tied != digest(rota_content):
        faults.note(
            "facts_outdated",
            say("rota.csv was changed outside shiftplan since it was solved, so its value is not known"),
            say("`shiftplan check` says what it is worth now"),
        )
        return None, tuple(faults.findings)
    return facts, ()

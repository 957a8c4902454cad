"""The rota as CSV: a list to filter, a grid to read, and the facts that make the list a whole rota again."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from shiftplan.__about__ import VERSION
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota, RotaFacts
from shiftplan.errors import MissingFile
from shiftplan.files import particulars
from shiftplan.files.csv_text import csv_bytes, number, undefuse
from shiftplan.files.export_grid import grid_rows
from shiftplan.files.faults import BadPlan
from shiftplan.files.handout.handout import Handout
from shiftplan.files.rota import COLUMNS, off_cells, read_rota
from shiftplan.files.row import ExactRow
from shiftplan.files.stamps import digest
from shiftplan.files.table import Column
from shiftplan.files.text import decode, read_bytes, read_text

LIST, GRID, FACTS = "-rota.csv", "-grid.csv", "-facts.csv"
HEADINGS = (
    "agent",
    "name",
    "team",
    "date",
    "shift",
    "shift_name",
    "start",
    "end",
    "hours",
    "queue",
    "locked",
)
ALL_COLUMNS = (*COLUMNS, *(Column(name) for name in HEADINGS if name not in {c.name for c in COLUMNS}))


def csv_files(handout: Handout) -> dict[str, bytes]:
    """The content of each file by its name: the list, the grid in the reader's language, the facts."""
    plan, rota, need, stem = handout.plan, handout.rota, handout.need, handout.stem
    headings = _headings(rota)
    listed = csv_bytes(
        [headings, *([row.get(name, "") for name in headings] for row in list_rows(plan, rota))]
    )
    facts = csv_bytes([("fact", "value"), *_facts(plan, need, rota, listed)])
    return {
        f"{stem}{LIST}": listed,
        f"{stem}{GRID}": csv_bytes(grid_rows(plan, need, rota)),
        f"{stem}{FACTS}": facts,
    }


def _headings(rota: Rota) -> tuple[str, ...]:
    """What the templates leave open has columns only when somebody's shift fills them."""
    return (*HEADINGS, *(name for name in particulars.used(rota.assignments) if name not in HEADINGS))


def list_rows(plan: Plan, rota: Rota) -> list[dict[str, str]]:
    """The cells by heading of each working day and each locked day off, by person and day."""
    working = [working_row(plan, rota, assignment) for assignment in rota.assignments]
    off = [
        {**_person(plan, cell), "date": str(cell.day), "shift": "", "queue": "", "locked": "yes"}
        for cell in off_cells(rota)
    ]
    order = ("agent", "date", "shift", "queue")
    return sorted([*working, *off], key=lambda row: [row[name] for name in order])


def working_row(plan: Plan, rota: Rota, assignment: Assignment) -> dict[str, str]:
    """The cells of a working day by heading."""
    return {
        **_person(plan, assignment.cell),
        "date": str(assignment.day),
        "shift": assignment.shift,
        "queue": assignment.queue,
        "locked": "yes" if assignment.cell in rota.locks else "",
        **particulars.written(assignment, plan.shift.get(assignment.shift)),
        **_times(plan, assignment),
    }


def _times(plan: Plan, assignment: Assignment) -> dict[str, str]:
    if assignment.shift not in plan.shift:
        return {"start": ""}
    shift = plan.worked(assignment)
    begin, end = shift.begins(assignment.day), shift.ends(assignment.day)
    return {
        "shift_name": shift.name,
        "start": f"{begin:%Y-%m-%d %H:%M}",
        "end": f"{end:%Y-%m-%d %H:%M}",
        "hours": number(round(shift.hours, 2)),
    }


def _person(plan: Plan, cell: Cell) -> dict[str, str]:
    agent = plan.agent.get(cell.agent)
    return {"agent": cell.agent, "name": agent.name if agent else "", "team": agent.team if agent else ""}


def _facts(plan: Plan, need: Need | None, rota: Rota, listed: bytes) -> Iterator[tuple[str, str]]:
    yield "plan", plan.settings.name
    if need is not None:
        yield "scenario", need.scenario
        yield "agent_hours_needed", number(round(need.agent_hours, 2))
    yield "shiftplan", VERSION
    yield "rota_digest", str(digest(listed))
    if rota.facts is not None:
        for name, value in rota.facts.model_dump(exclude_none=True).items():
            yield name, _exact(value)


def _exact(value: object) -> str:
    if isinstance(value, float):
        return number(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def read_csv_export(path: Path, plan: Plan) -> Rota:
    """The rota of a list, with the facts beside it when they are of this list; raises `BadPlan`."""
    content = read_bytes(path)
    rota, faults = read_rota(decode(content, str(path)), str(path), plan, ALL_COLUMNS, ExactRow)
    if faults.broken:
        raise BadPlan(faults.findings)
    return rota.model_copy(update={"facts": _facts_beside(path, content)})


def _facts_beside(path: Path, content: bytes) -> RotaFacts | None:
    beside = path.with_name(path.name.removesuffix(LIST) + FACTS)
    try:
        rows = list(csv.reader(io.StringIO(read_text(beside), newline="")))
        values = {row[0]: undefuse(row[1]) for row in rows if len(row) > 1}
        if values.get("rota_digest") != digest(content):
            return None
        return RotaFacts.model_validate(
            {name: values[name] for name in RotaFacts.model_fields if name in values}
        )
    except (MissingFile, ValidationError):
        return None

"""What is not as it was told, as CSV and as TOML: for programs, and to filter."""

from typing import Any

import tomli_w

from shiftplan.__about__ import VERSION
from shiftplan.domain.rota import Assignment
from shiftplan.files import on_the_day, particulars
from shiftplan.files.csv_text import csv_bytes
from shiftplan.files.export_csv import HEADINGS, working_row
from shiftplan.files.export_toml import working
from shiftplan.files.handout.handout import Change, Handout
from shiftplan.files.particulars import NAMES

BEFORE = ("shift", "start", "end", "queue")
"""What is said of the shift told before, each under `was_…`."""
NOW = tuple(name for name in (*HEADINGS, *NAMES) if name not in {"agent", "name", "team", "date", "locked"})
"""What is said of the shift now; what the running day made of it only where it made something."""
NOT_OF_A_SIDE = {"agent", "name", "team", "day", "locked"}


def changes_csv(handout: Handout) -> dict[str, bytes]:
    """One list: person, day, what was told, what is now; of a day off nothing."""
    used = particulars.used(change.after for change in handout.changes if change.after)
    columns = tuple(dict.fromkeys(one for one in NOW if one in used or one not in on_the_day.NAMES))
    headings = ("agent", "name", "team", "date", *(f"was_{name}" for name in BEFORE), *columns)
    rows = [headings, *(_row(handout, change, columns) for change in handout.changes)]
    return {f"{handout.stem}-changes.csv": csv_bytes(rows)}


def _row(handout: Handout, change: Change, columns: tuple[str, ...]) -> list[str]:
    agent = handout.plan.agent[change.cell.agent]
    before, after = (_cells(handout, one) for one in (change.before, change.after))
    told = [before.get(name, "") for name in BEFORE]
    names = (agent.id, agent.name, agent.team, str(change.cell.day))
    return [*names, *told, *(after.get(name, "") for name in columns)]


def _cells(handout: Handout, assignment: Assignment | None) -> dict[str, str]:
    return working_row(handout.plan, handout.rota, assignment) if assignment else {}


def changes_toml(handout: Handout) -> dict[str, bytes]:
    """`[meta]` and `[[changes]]`, each with `before` and `after` but for days off."""
    since = handout.since.name if handout.since else ""
    meta = {"plan": handout.plan.settings.name, "since": since, "shiftplan": VERSION}
    changes = [_change(handout, change) for change in handout.changes]
    return {f"{handout.stem}-changes.toml": tomli_w.dumps({"meta": meta, "changes": changes}).encode()}


def _change(handout: Handout, change: Change) -> dict[str, Any]:
    agent = handout.plan.agent[change.cell.agent]
    sides = {"before": change.before, "after": change.after}
    told = {name: _side(handout, one) for name, one in sides.items() if one is not None}
    return {"agent": agent.id, "name": agent.name, "team": agent.team, "day": change.cell.day, **told}


def _side(handout: Handout, assignment: Assignment) -> dict[str, Any]:
    entry = working(handout.plan, handout.rota, assignment)
    return entry.model_dump(exclude_none=True, exclude=NOT_OF_A_SIDE)

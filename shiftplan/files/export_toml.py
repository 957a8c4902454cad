"""The rota as TOML: for programs, and for people who compare two versions line by line."""

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import Field

from shiftplan.__about__ import VERSION
from shiftplan.domain.base import Frozen
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota, RotaFacts
from shiftplan.files import particulars
from shiftplan.files.faults import BadPlan, Faults, cut
from shiftplan.files.handout.handout import Handout
from shiftplan.files.row import ExactRow
from shiftplan.files.sentences import build
from shiftplan.files.shared import outside
from shiftplan.files.table import Line
from shiftplan.files.text import read_text
from shiftplan.files.toml_source import TomlSource, parse_toml
from shiftplan.language import say

ENDING = "-rota.toml"
SEVERAL = ("breaks", "sessions", "lent")
"""Cells that are lists in TOML."""
SINGLE = ("earlier", "longer", "called_in", "late_breaks", "left")


class Meta(Frozen):
    """Which plan the rota is of, and the need that it was handed out with."""

    plan: str
    zone: str
    start: date
    days: int
    scenario: str | None = None
    need_digest: str | None = None
    agent_hours_needed: float | None = None
    shiftplan: str


class Working(Frozen):
    """A working day; names and times are there for the reader, the ids count."""

    agent: str
    name: str = ""
    team: str = ""
    day: date
    shift: str
    shift_name: str = ""
    start: datetime | None = None
    end: datetime | None = None
    queue: str
    then: str | None = None
    breaks: tuple[str, ...] | None = None
    sessions: tuple[str, ...] | None = None
    earlier: str | None = None
    longer: str | None = None
    called_in: str | None = None
    lent: tuple[str, ...] | None = None
    late_breaks: str | None = None
    left: str | None = None
    locked: bool = False


class DayOff(Frozen):
    """A locked day off."""

    agent: str
    day: date


class Exported(Frozen):
    meta: Meta
    facts: RotaFacts | None = None
    assignments: tuple[Working, ...] = ()
    days_off: tuple[DayOff, ...] = Field(default=())


def toml_files(handout: Handout) -> dict[str, bytes]:
    """The content of the one file, by its name."""
    plan, rota = handout.plan, handout.rota
    exported = Exported(
        meta=_meta(plan, handout.need),
        facts=rota.facts,
        assignments=tuple(working(plan, rota, assignment) for assignment in rota.assignments),
        days_off=tuple(DayOff(agent=agent, day=day) for agent, day in sorted(rota.locks - set(rota.by_cell))),
    )
    return {f"{handout.stem}{ENDING}": tomli_w.dumps(exported.model_dump(exclude_none=True)).encode()}


def _meta(plan: Plan, need: Need | None) -> Meta:
    return Meta(
        plan=plan.settings.name,
        zone=plan.grid.zone,
        start=plan.grid.start,
        days=plan.grid.days,
        scenario=need.scenario if need else None,
        need_digest=need.digest() if need else None,
        agent_hours_needed=round(need.agent_hours, 2) if need else None,
        shiftplan=VERSION,
    )


def working(plan: Plan, rota: Rota, assignment: Assignment) -> Working:
    """The entry of a working day."""
    agent, shift = plan.agent.get(assignment.agent), plan.shift.get(assignment.shift)
    cells = particulars.written(assignment, shift)
    values: dict[str, Any] = {
        **{name: getattr(assignment, name) for name in ("agent", "day", "shift", "queue", "then")},
        **{name: tuple(cells[name].split(";")) for name in SEVERAL if cells[name]},
        **{name: cells[name] for name in SINGLE if cells[name]},
        "locked": assignment.cell in rota.locks,
    }
    if agent is not None:
        values |= {"name": agent.name, "team": agent.team}
    if shift is not None:
        worked = plan.worked(assignment)
        begin, end = worked.begins(assignment.day), worked.ends(assignment.day)
        values |= {"shift_name": shift.name, "start": begin, "end": end}
    return Working.model_validate(values)


def read_toml_export(path: Path, plan: Plan) -> Rota:
    """The rota of an exported TOML file; raises `BadPlan` with every fault of it."""
    faults = Faults(str(path))
    source = parse_toml(read_text(path), faults)
    exported = build(Exported, source.doc, source, lambda loc: loc) if source else None
    if source is not None and exported is not None:
        _refuse_strangers(exported, plan, source)
    if exported is None or source is None or faults.broken:
        raise BadPlan(faults.findings)
    work = [_assignment(one, i, plan, source) for i, one in enumerate(exported.assignments)]
    if faults.broken:
        raise BadPlan(faults.findings)
    locked = (Cell(w.agent, w.day) for w in exported.assignments if w.locked)
    off = (Cell(day.agent, day.day) for day in exported.days_off)
    return Rota.of(work, (*locked, *off), exported.facts)


def _assignment(one: Working, index: int, plan: Plan, source: TomlSource) -> Assignment:
    """The assignment of an entry; its cells are read as those of a rota.csv are."""
    cells = {
        "start": f"{one.start:%Y-%m-%d %H:%M}" if one.start else "",
        "breaks": ";".join(one.breaks or ()),
        "sessions": ";".join(one.sessions or ()),
        "then": one.then or "",
        "earlier": one.earlier or "",
        "longer": one.longer or "",
        "called_in": one.called_in or "",
        "lent": ";".join(one.lent or ()),
        "late_breaks": one.late_breaks or "",
        "left": one.left or "",
    }
    line = source.line(("assignments", index))
    row = ExactRow(Line(line or 0, cells, {}), source.faults)
    more = particulars.read_particulars(row, plan, plan.shift[one.shift], {})
    return Assignment(agent=one.agent, day=one.day, shift=one.shift, queue=one.queue, **more)


def _refuse_strangers(exported: Exported, plan: Plan, source: TomlSource) -> None:
    """Every id must be of the plan, every day inside it."""
    hint = say("export it anew from the plan that it is of")
    known: dict[str, Collection[str]] = {"agent": plan.agent, "shift": plan.shift, "queue": plan.queue}
    for i, work in enumerate(exported.assignments):
        for column, ids in known.items():
            read = getattr(work, column)
            if read not in ids:
                message = say("there is no {column} “{read}” in this plan", column=column, read=cut(read))
                source.error(f"unknown_{column}", ("assignments", i, column), message, hint)
        if plan.grid.day_index(work.day) is None:
            message = outside(plan.grid, str(work.day))
            source.error("date_outside_plan", ("assignments", i, "day"), message, hint)

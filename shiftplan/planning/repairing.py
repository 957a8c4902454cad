"""The least change that mends a rota after absences.

What people were told stays, but for the days on which somebody is missing, and for the weeks of those who
are off then and could come: they may have to give up another day for it. What the search changes beyond
that is taken back, see `undoing`.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from shiftplan import files
from shiftplan.domain import work
from shiftplan.domain.changes import changed_cells
from shiftplan.domain.finding import Severity
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.people import Agent, Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.planning.opening import OpenPlan, open_plan, rota_of
from shiftplan.planning.publishing import last_published, lost_cells
from shiftplan.planning.solving import solve
from shiftplan.planning.stages import judge
from shiftplan.planning.undoing import Undoing

if TYPE_CHECKING:
    from shiftplan.rota import Limits


@dataclass(frozen=True)
class Change:
    """A cell that is not as people were told; None is a day off. `lost`: whoever works there is away."""

    cell: Cell
    before: Assignment | None
    after: Assignment | None
    lost: bool


@dataclass(frozen=True)
class Damage:
    """What absences did to the rota that people were told (`version`, "" for an unpublished rota.csv).

    `days` are those on which somebody is missing or a rule is broken; `base` is that rota without what
    cannot be worked any more, with a lock on every cell that stays as it is.
    """

    told: Rota
    version: str
    lost: frozenset[Cell]
    days: frozenset[date]
    base: Rota


@dataclass(frozen=True)
class Repair:
    """The repaired rota (None when there is none), what is different in it, and how it was found."""

    outcome: Outcome
    rota: Rota | None
    changes: tuple[Change, ...]


def note_absences(opened: OpenPlan, cells: Collection[Cell], note: str) -> OpenPlan:
    """Write these absences into availability.csv, those that are not there yet; the plan read again.

    Raises as `files.add_absences`.
    """
    new = [cell for cell in sorted(cells) if cell not in opened.plan.blocked]
    if not new:
        return opened
    files.add_absences(opened.folder, new, note, opened.stamps)
    return open_plan(opened.folder)


def with_absences(opened: OpenPlan, cells: Collection[Cell]) -> OpenPlan:
    """The plan as it would be read with these absences; nothing is written."""
    new = tuple(
        Availability(agent=cell.agent, day=cell.day, kind=AvailabilityKind.ABSENT)
        for cell in sorted(cells)
        if cell not in opened.plan.blocked
    )
    fields = {name: getattr(opened.plan, name) for name in Plan.model_fields}
    return replace(opened, plan=Plan(**{**fields, "availability": opened.plan.availability + new}))


def damage(opened: OpenPlan, need: Need) -> Damage:
    """What cannot be worked as it was told. Raises `NoRota`, or `BadPlan` for an unreadable publication."""
    version = last_published(opened)
    told = version.rota if version else rota_of(opened)
    plan, own = opened.plan, opened.rota or Rota()
    lost = lost_cells(plan, told)
    base = _what_is_left(told, lost, own, own.locks - lost - lost_cells(plan, own))
    errors = [one for one in judge(plan, need, base).findings if one.severity is Severity.ERROR]
    days = {cell.day for cell in lost} | {day for error in errors for day in error.days}
    broken = {agent for error in errors for agent in error.agents if agent in plan.agent}
    free = _open(plan, base, days) | _cells(broken, plan.grid.dates)
    locks = base.locks | (_cells(plan.agent, plan.grid.dates) - free)
    name = version.name if version else ""
    return Damage(told, name, lost, frozenset(days), Rota.of(base.assignments, locks))


def _what_is_left(told: Rota, lost: Collection[Cell], own: Rota, locks: frozenset[Cell]) -> Rota:
    """What people were told less what is lost; cells that the planner has locked are as in rota.csv."""
    kept = [one for one in told.assignments if one.cell not in lost and one.cell not in locks]
    return Rota.of([*kept, *(one for one in own.assignments if one.cell in locks)], locks)


def _cells(agents: Iterable[str], days: Collection[date]) -> set[Cell]:
    return {Cell(agent, day) for agent in agents for day in days}


def _open(plan: Plan, base: Rota, days: set[date]) -> set[Cell]:
    """All cells of these days; and the weeks around them of those who are off and could come."""
    found = _cells(plan.agent, days)
    for week in work.weeks(plan):
        for day in days & set(week):
            found |= _cells((one.id for one in plan.agents if _could_come(plan, base, one, day)), week)
    return found


def _could_come(plan: Plan, base: Rota, agent: Agent, day: date) -> bool:
    cell = Cell(agent.id, day)
    return cell not in base.by_cell and cell not in plan.blocked and agent.employed_on(day)


def repair(
    opened: OpenPlan,
    need: Need,
    harm: Damage,
    limits: "Limits",
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> Repair:
    """Search for the rota of least cost, changes included, then take back what does not pay.

    What no rota could meet is not told: nearly all is locked here.
    """
    plan = opened.plan

    def finish(rota: Rota, value: Callable[[Rota], float | None]) -> Rota:
        return Undoing(plan, harm.told, value, harm.days).of(rota)

    outcome = solve(plan, need, harm.base, limits, report, stop, published=harm.told, finish=finish)
    if outcome.rota is None:
        return Repair(outcome, None, ())
    own = (opened.rota or Rota()).locks - harm.lost
    rota = Rota.of(outcome.rota.assignments, own, outcome.rota.facts)
    return Repair(outcome, rota, changes(plan, harm, rota))


def changes(plan: Plan, harm: Damage, rota: Rota) -> tuple[Change, ...]:
    """What differs from what people were told, by person and day."""
    return tuple(
        Change(cell, harm.told.at(*cell), rota.at(*cell), cell in harm.lost)
        for cell in changed_cells(plan, harm.told, rota)
    )

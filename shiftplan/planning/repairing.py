"""The least change that mends a rota after absences.

What people were told stays, but for the days on which somebody is missing. Who is off then and could come may
give up another day of the week for it. What the search changes beyond that is taken back, see `undoing`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from shiftplan import files
from shiftplan.domain import work
from shiftplan.domain.changes import changed_cells
from shiftplan.domain.finding import Severity
from shiftplan.domain.leaving import stayed
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.people import Agent, Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.plan_clock import now_in
from shiftplan.planning import from_now
from shiftplan.planning.opening import OpenPlan, open_plan, rota_of
from shiftplan.planning.publishing import last_published, lost_cells
from shiftplan.planning.solving import facts_of
from shiftplan.planning.stages import judge
from shiftplan.planning.undoing import Undoing, breaks_moved

if TYPE_CHECKING:
    from shiftplan.rota import Limits


@dataclass(frozen=True)
class Change:
    """A cell that is not as people were told; None is a day off. `lost`: whoever works there is away, or has
    left.
    """

    cell: Cell
    before: Assignment | None
    after: Assignment | None
    lost: bool


@dataclass(frozen=True)
class Damage:
    """What absences did to the rota that people were told (`version`, "" for an unpublished rota.csv).

    `lost` are the cells of those who are away, `left` those of shifts that somebody has left early.
    `days` are those on which somebody is missing or a rule is broken; `base` is that rota without what
    cannot be worked any more, with a lock on every cell that stays as it is; on those of `yielding` a day off
    may be given. `now` (local wall time) is told while the plan runs: what has begun by then stays.
    """

    told: Rota
    version: str
    lost: frozenset[Cell]
    days: frozenset[date]
    base: Rota
    yielding: frozenset[Cell]
    now: datetime | None = None
    left: frozenset[Cell] = frozenset()


@dataclass(frozen=True)
class Repair:
    """The repaired rota (None when there is none), what is different in it, and how it was found.

    `rested` are the cells in which nothing but the breaks has moved.
    """

    outcome: Outcome
    rota: Rota | None
    changes: tuple[Change, ...]
    rested: tuple[Cell, ...] = ()


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


def damage(opened: OpenPlan, need: Need, now: datetime | None = None) -> Damage:
    """What cannot be worked as it was told; `now` is an instant with its zone (None: the plan's clock).

    Raises `NoRota`, or `BadPlan` for an unreadable publication.
    """
    version = last_published(opened)
    told = version.rota if version else rota_of(opened)
    plan, own = opened.plan, opened.rota or Rota()
    lost = lost_cells(plan, told)
    left = frozenset(_left_early(own, version.rota if version else Rota())) - lost
    base = _what_is_left(told, lost, own, (own.locks - lost - lost_cells(plan, own)) | left)
    errors = [one for one in judge(plan, need, base).findings if one.severity is Severity.ERROR]
    days = {cell.day for cell in lost} | {day for error in errors for day in error.days}
    days |= {day for one in own.assignments if one.cell in left for day in _rest(plan, one)}
    broken = {agent for error in errors for agent in error.agents if agent in plan.agent}
    local = plan.grid.local(now or now_in(opened.folder))
    moment = local if from_now.runs(plan, local) else None
    fixed = from_now.begun(plan, base, moment) if moment else frozenset()
    free = (_cells(plan.agent, days) | _cells(broken, plan.grid.dates)) - fixed
    yielding = frozenset(_yielding(plan, base, days) - free - base.locks - fixed)
    locks = base.locks | (_cells(plan.agent, plan.grid.dates) - free - yielding)
    name = version.name if version else ""
    return Damage(told, name, lost, frozenset(days), Rota.of(base.assignments, locks), yielding, moment, left)


def _left_early(own: Rota, published: Rota) -> Iterator[Cell]:
    """The shifts that somebody has left, and no version has told so."""
    for one in own.assignments:
        if one.on_the_day.left is not None and published.by_cell.get(one.cell) != one:
            yield one.cell


def _rest(plan: Plan, one: Assignment) -> set[date]:
    """The days on which the rest of a shift lies that somebody has left."""
    if one.shift not in plan.shift:
        return set()
    begins, ends = plan.worked(one).ends(one.day), plan.worked(stayed(one)).ends(one.day)
    last = (ends - timedelta(minutes=1)).date()
    return {begins.date(), last} & set(plan.grid.dates)


def _what_is_left(told: Rota, lost: Collection[Cell], own: Rota, locks: frozenset[Cell]) -> Rota:
    """What people were told less what is lost; cells that the planner has locked are as in rota.csv."""
    kept = [one for one in told.assignments if one.cell not in lost and one.cell not in locks]
    return Rota.of([*kept, *(one for one in own.assignments if one.cell in locks)], locks)


def _cells(agents: Iterable[str], days: Collection[date]) -> set[Cell]:
    return {Cell(agent, day) for agent in agents for day in days}


def _yielding(plan: Plan, base: Rota, days: set[date]) -> set[Cell]:
    """The weeks of those who are off on one of these days and could come."""
    found: set[Cell] = set()
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

    `limits.seconds` are for the search; what follows takes a second or two for a large team.
    """
    from shiftplan.rota import Task, mend  # noqa: PLC0415 - ortools takes a third of a second to load

    plan = opened.plan
    ahead = plan if harm.now is None else from_now.from_now(plan, harm.base, harm.now)

    def finish(rota: Rota, value: Callable[[Rota], float | None]) -> Rota:
        return Undoing(ahead, harm.told, value, harm.days).of(rota)

    outcome = mend(ahead, need, Task(harm.base, harm.told, harm.yielding, finish), limits, report, stop)
    if outcome.rota is None:
        return Repair(outcome, None, ())
    own = opened.rota or Rota()
    facts = facts_of(plan, need, outcome, own)
    rota = Rota.of(outcome.rota.assignments, own.locks - harm.lost, facts)
    rested = breaks_moved(plan, harm.told, rota)
    return Repair(outcome, rota, changes(plan, harm, rota), tuple(rested))


def changes(plan: Plan, harm: Damage, rota: Rota) -> tuple[Change, ...]:
    """What differs from what people were told, by person and day."""
    return tuple(
        Change(cell, harm.told.at(*cell), rota.at(*cell), cell in harm.lost | harm.left)
        for cell in changed_cells(plan, harm.told, rota)
    )

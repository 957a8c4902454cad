"""The rota as a table that answers every question of the screen; widgets only draw its answers."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from shiftplan.domain import work
from shiftplan.domain.base import Frozen
from shiftplan.domain.changes import otherwise_cells
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.people import Agent, Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.tui.overview.shortages import Present
from shiftplan.tui.rota.coverage import DayCoverage, QueueDay
from shiftplan.tui.rota.squares import RANK, UNKNOWN, Square, Totals, cells_of, mark_of
from shiftplan.tui.rota.worked import Worked, WorkedShifts

WORKED_OUT = {
    "worked_shifts": ("plan",),
    "wishes_of": ("plan",),
    "assignments_of": ("plan", "rota"),
    "totals_of": ("plan", "rota"),
    "coverage": ("plan", "rota", "need", "judgement"),
    "flaws": ("judgement",),
    "findings_of": ("judgement",),
    "changed": ("plan", "rota", "told"),
}
"""What a table works out, and the fields that it follows from."""


class RotaTable(Frozen):
    """A plan with a rota; `need` and `judgement` may still be under way. `told` was published last."""

    plan: Plan
    rota: Rota = Rota()
    need: Need | None = None
    judgement: Judgement | None = None
    told: Rota | None = None

    def says_the_same(self, other: "RotaTable | None") -> bool:
        """Whether both were made of the very same values."""
        return other is not None and all(getattr(self, name) is getattr(other, name) for name in FIELDS)

    def take_over(self, before: "RotaTable | None") -> None:
        """Whatever the table before has worked out of the same values need not be worked out again."""
        known = before.__dict__ if before else {}
        for name, fields in WORKED_OUT.items():
            if name in known and all(getattr(self, one) is getattr(before, one) for one in fields):
                self.__dict__[name] = known[name]

    def cover_by(self, present: Present) -> None:
        """The cover from what the judge has added up already, or did before the last edit."""
        self.__dict__.setdefault("coverage", self._coverage(present))

    @property
    def days(self) -> tuple[date, ...]:
        return self.plan.grid.dates

    def squares(self, agent: Agent) -> tuple[Square, ...]:
        return tuple(self.square(agent, day) for day in self.days)

    def square(self, agent: Agent, day: date) -> Square:
        """Put together when first asked for: of 500 people few are in sight."""
        cell = Cell(agent.id, day)
        if cell not in self._squares:
            self._squares[cell] = self._square(agent, cell)
        return self._squares[cell]

    @cached_property
    def _squares(self) -> dict[Cell, Square]:
        return {}

    def _square(self, agent: Agent, cell: Cell) -> Square:
        found, blocked = self.rota.by_cell.get(cell), self.plan.blocked.get(cell)
        known = self.facts(found)
        return Square(
            text=known.shift.short if known else UNKNOWN if found else "",
            band=known.band if known else None,
            blocked=blocked.kind if blocked else None,
            employed=agent.employed_on(cell.day),
            locked=cell in self.rota.locks,
            wish=self._wish(cell, found),
            flaw=self.flaws.get(cell),
            second_queue=bool(found and known and known.shift.serves and found.queue != agent.queues[0]),
            mark=mark_of(found, known) if found and known else "",
            changed=cell in self.changed,
        )

    @cached_property
    def worked_shifts(self) -> WorkedShifts:
        return WorkedShifts(self.plan)

    def facts(self, found: Assignment | None) -> Worked | None:
        """What is worked; None for a day off, and for a shift that the plan does not know."""
        return self.worked_shifts.of(found) if found else None

    def worked(self, found: Assignment | None) -> ShiftTemplate | None:
        """The shift as it is worked; None for a day off, and for a shift that the plan does not know."""
        known = self.facts(found)
        return known.shift if known else None

    def totals(self, agent: Agent) -> Totals:
        return self.totals_of[agent.id]

    @cached_property
    def totals_of(self) -> dict[str, Totals]:
        return {agent.id: self._totals(agent) for agent in self.plan.agents}

    def _totals(self, agent: Agent) -> Totals:
        known = [self.facts(found) for found in self.assignments_of.get(agent.id, ())]
        wishes = self.wishes_of.get(agent.id, ())
        return Totals(
            hours=sum(one.hours for one in known if one),
            nights=sum(one.night for one in known if one),
            wishes_met=sum(work.wish_met(wish, self.rota.at(agent.id, wish.day)) for wish in wishes),
            wishes=len(wishes),
        )

    @cached_property
    def assignments_of(self) -> dict[str, tuple[Assignment, ...]]:
        found: dict[str, list[Assignment]] = defaultdict(list)
        for assignment in work.known(self.plan, self.rota):
            found[assignment.agent].append(assignment)
        return {agent: tuple(mine) for agent, mine in found.items()}

    @cached_property
    def wishes_of(self) -> dict[str, tuple[Availability, ...]]:
        found: dict[str, list[Availability]] = defaultdict(list)
        for wish in work.open_wishes(self.plan):
            found[wish.agent].append(wish)
        return {agent: tuple(wishes) for agent, wishes in found.items()}

    @cached_property
    def changed(self) -> frozenset[Cell]:
        """The cells on which somebody is to work otherwise than was published; none before anything was."""
        return otherwise_cells(self.plan, self.told, self.rota) if self.told else frozenset()

    @cached_property
    def flaws(self) -> dict[Cell, Severity]:
        """The worst finding of each cell that breaks a rule or comes near it."""
        worst: dict[Cell, Severity] = {}
        found = self.judgement.findings if self.judgement else ()
        marking = (finding for finding in found if finding.severity is not Severity.NOTE)
        for finding in sorted(marking, key=lambda one: RANK[one.severity]):
            worst.update(dict.fromkeys(cells_of(finding), finding.severity))
        return worst

    @cached_property
    def findings_of(self) -> dict[str, tuple[Finding, ...]]:
        """The findings that name a person and days, by person."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.judgement.findings if self.judgement else ():
            for agent in finding.agents if finding.days else ():
                found[agent].append(finding)
        return {agent: tuple(theirs) for agent, theirs in found.items()}

    def findings_at(self, cell: Cell) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings_of.get(cell.agent, ()) if cell.day in finding.days)

    @cached_property
    def coverage(self) -> tuple[DayCoverage, ...]:
        """The cover of each day; empty while the need is not known."""
        return self._coverage(work.supply(self.plan, self.rota)) if self.need else ()

    def _coverage(self, present: Present) -> tuple[DayCoverage, ...]:
        return tuple(self._day_coverage(index, present) for index in range(self.plan.grid.days))

    @cached_property
    def short_hours(self) -> tuple[float, ...]:
        """Agent-hours missing on each day; zeros while the need is not known."""
        return tuple(day.missing_hours for day in self.coverage) or (0.0,) * self.plan.grid.days

    @property
    def short_days(self) -> tuple[int, ...]:
        """The days by number on which agents are short."""
        return tuple(index for index, hours in enumerate(self.short_hours) if hours > 0)

    def work_out(self) -> None:
        """Work out what drawing asks for, so that it waits for nothing."""
        len(self.short_hours), len(self.flaws), len(self.findings_of), len(self.changed), len(self.totals_of)

    def next_short_day(self, after: int, among: Iterable[int] | None = None) -> int | None:
        """The next short day behind the one with this index, round the end; None when no day is short."""
        short = [day for day in self.short_days if among is None or day in among]
        return next((day for day in short if day > after), short[0] if short else None)

    def next_flaw(self, after: Cell | None, people: Iterable[str], days: Iterable[date]) -> Cell | None:
        """The next cell with a finding behind `after`, in reading order of people and days, round the end."""
        order, shown = {agent: i for i, agent in enumerate(people)}, frozenset(days)
        known = sorted(
            (order[cell.agent], cell.day, cell)
            for cell in self.flaws
            if cell.agent in order and cell.day in shown
        )
        here = (order[after.agent], after.day) if after and after.agent in order else (-1, date.min)
        behind = [cell for place, day, cell in known if (place, day) > here]
        return next(iter([*behind, *(cell for _, _, cell in known)]), None)

    def _wish(self, cell: Cell, found: Assignment | None) -> bool | None:
        wishes = [wish for wish in self.wishes_of.get(cell.agent, ()) if wish.day == cell.day]
        return all(work.wish_met(wish, found) for wish in wishes) if wishes else None

    def _day_coverage(self, index: int, present: Present) -> DayCoverage:
        needs = {need.queue: need.need for need in self.need.queues} if self.need else {}
        slots = self.plan.grid.of_day(index)
        queues = (
            QueueDay(
                queue=queue.id, name=queue.name, need=needs[queue.id][slots], have=present[queue.id][slots]
            )
            for queue in self.plan.settings.queues
            if queue.id in needs
        )
        return DayCoverage(day=self.days[index], minutes=self.plan.grid.minutes, queues=tuple(queues))


FIELDS = tuple(RotaTable.model_fields)

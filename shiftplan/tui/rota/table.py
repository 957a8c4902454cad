"""The rota as a table that answers every question of the screen; widgets only draw its answers."""

from collections import defaultdict
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.people import Agent, Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.tui.rota import words
from shiftplan.tui.rota.coverage import DayCoverage, QueueDay


class Band(StrEnum):
    """The part of the day in which a shift begins: what its colour says."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"
    NIGHT = "night"


BAND_FROM_HOUR = ((18, Band.EVENING), (12, Band.NOON), (9, Band.MORNING), (0, Band.DAWN))
UNKNOWN = "??"
"""Shown for an assignment to a shift that the plan no longer has."""
RANK = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 0}


class Square(NamedTuple):
    """What one cell shows. `wish`: met, missed, or None for none; `second_queue`: not the person's first.

    `mark`: begins later than the shift can, changes the queue, or is on standby.
    """

    text: str
    band: Band | None
    blocked: AvailabilityKind | None
    employed: bool
    locked: bool
    wish: bool | None
    flaw: Severity | None
    second_queue: bool
    mark: str = ""


class Totals(NamedTuple):
    hours: float
    nights: int
    wishes_met: int
    wishes: int


class TeamRow(NamedTuple):
    team: str
    people: int
    folded: bool


class PersonRow(NamedTuple):
    agent: Agent


Row = TeamRow | PersonRow


class RotaTable(Frozen):
    """A plan with a rota; `need` and `judgement` may still be under way."""

    plan: Plan
    rota: Rota = Rota()
    need: Need | None = None
    judgement: Judgement | None = None

    @property
    def days(self) -> tuple[date, ...]:
        return self.plan.grid.dates

    @cached_property
    def teams(self) -> dict[str, tuple[Agent, ...]]:
        """People by team, both in the order of the plan."""
        found: dict[str, list[Agent]] = defaultdict(list)
        for agent in self.plan.agents:
            found[agent.team].append(agent)
        return {team: tuple(people) for team, people in found.items()}

    def rows(self, folded: frozenset[str] = frozenset()) -> tuple[Row, ...]:
        """The lines of the grid: each team's heading and, unless folded, its people."""
        lines: list[Row] = []
        for team, people in self.teams.items():
            lines.append(TeamRow(team, len(people), team in folded))
            lines.extend(PersonRow(agent) for agent in people if team not in folded)
        return tuple(lines)

    def squares(self, agent: Agent) -> tuple[Square, ...]:
        return tuple(self.square(agent, day) for day in self.days)

    def square(self, agent: Agent, day: date) -> Square:
        cell = Cell(agent.id, day)
        found = self.rota.by_cell.get(cell)
        shift = self.worked(found)
        blocked = self.plan.blocked.get(cell)
        return Square(
            text=shift.short if shift else UNKNOWN if found else "",
            band=self._band(shift) if shift else None,
            blocked=blocked.kind if blocked else None,
            employed=agent.employed_on(day),
            locked=cell in self.rota.locks,
            wish=self._wish(cell, found),
            flaw=self.flaws.get(cell),
            second_queue=bool(found and shift and shift.serves and found.queue != agent.queues[0]),
            mark=self._mark(found, shift) if found and shift else "",
        )

    def worked(self, found: Assignment | None) -> ShiftTemplate | None:
        """The shift as it is worked; None for a day off, and for a shift that the plan does not know."""
        return self.plan.worked(found) if found and found.shift in self.plan.shift else None

    def is_night(self, found: Assignment) -> bool:
        return work.is_night_shift(self.plan.worked(found), self.plan.settings.rules)

    def totals(self, agent: Agent) -> Totals:
        mine = self.assignments_of.get(agent.id, ())
        wishes = self.wishes_of.get(agent.id, ())
        return Totals(
            hours=sum(self.plan.worked(found).hours for found in mine),
            nights=sum(self.is_night(found) for found in mine),
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
    def flaws(self) -> dict[Cell, Severity]:
        """The worst finding of each cell that breaks a rule or comes near it."""
        worst: dict[Cell, Severity] = {}
        for finding in self.judgement.findings if self.judgement else ():
            for cell in cells_of(finding):
                if finding.severity is not Severity.NOTE and RANK[finding.severity] > RANK.get(
                    worst.get(cell, Severity.NOTE), 0
                ):
                    worst[cell] = finding.severity
        return worst

    def findings_at(self, cell: Cell) -> tuple[Finding, ...]:
        found = self.judgement.findings if self.judgement else ()
        return tuple(finding for finding in found if cell in cells_of(finding))

    @cached_property
    def coverage(self) -> tuple[DayCoverage, ...]:
        """The cover of each day; empty while the need is not known."""
        if self.need is None:
            return ()
        present = work.supply(self.plan, self.rota)
        return tuple(self._day_coverage(index, present) for index in range(self.plan.grid.days))

    @cached_property
    def short_hours(self) -> tuple[float, ...]:
        """Agent-hours missing on each day; zeros while the need is not known."""
        return tuple(day.missing_hours for day in self.coverage) or (0.0,) * self.plan.grid.days

    def next_short_day(self, after: int) -> int | None:
        """The next short day behind the one with this index, round the end; None when no day is short."""
        count = len(self.days)
        turns = ((after + step) % count for step in range(1, count + 1))
        return next((index for index in turns if self.short_hours[index] > 0), None)

    def next_flaw(self, after: Cell | None) -> Cell | None:
        """The next cell with a finding in reading order behind `after`, round the end."""
        order = {agent.id: i for i, agent in enumerate(a for team in self.teams.values() for a in team)}
        known = sorted((order[cell.agent], cell.day, cell) for cell in self.flaws if cell.agent in order)
        here = (order[after.agent], after.day) if after and after.agent in order else (-1, date.min)
        behind = [cell for place, day, cell in known if (place, day) > here]
        return next(iter([*behind, *(cell for _, _, cell in known)]), None)

    def _wish(self, cell: Cell, found: Assignment | None) -> bool | None:
        wishes = [wish for wish in self.wishes_of.get(cell.agent, ()) if wish.day == cell.day]
        return all(work.wish_met(wish, found) for wish in wishes) if wishes else None

    def _mark(self, found: Assignment, shift: ShiftTemplate) -> str:
        if not shift.serves:
            return words.STANDBY
        if found.then:
            return words.CHANGES
        later = shift.start_minute != self.plan.shift[found.shift].start_minute
        return words.LATER if later else ""

    def _band(self, shift: ShiftTemplate) -> Band:
        """What counts as a night is night, whenever it begins."""
        if work.is_night_shift(shift, self.plan.settings.rules):
            return Band.NIGHT
        return next(band for hour, band in BAND_FROM_HOUR if shift.start_minute >= hour * 60)

    def _day_coverage(self, index: int, present: dict[str, list[float]]) -> DayCoverage:
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


def cells_of(finding: Finding) -> frozenset[Cell]:
    """The cells that a finding speaks of; none when it names no people or no days."""
    return frozenset(Cell(agent, day) for agent in finding.agents for day in finding.days)

"""What the judge has before it: plan, need and rota, sorted by person and week."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from shiftplan.domain import head_counts, work
from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.history import History
from shiftplan.domain.need import Need
from shiftplan.domain.people import Agent, Contract
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.rules import Rules
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.stretches import overtime, stretches

TOLERANCE = 1e-6
"""Hours are sums of fractions; a limit is broken only when it is exceeded by more than this."""


class Duty(NamedTuple):
    """A shift that somebody works; `begins` and `ends` in minutes from the beginning of the plan."""

    day: date
    shift: ShiftTemplate
    queue: str
    begins: int
    ends: int


class Week(NamedTuple):
    """A person's calendar week, as far as it lies in the plan; hours are working hours.

    `told` are those that they had been told: whoever leaves a shift early owes nothing for it.
    """

    days: tuple[date, ...]
    duties: tuple[Duty, ...]
    hours: float
    told: float


class Period(NamedTuple):
    """Days over which a person's overtime is counted: a week, or the whole plan (`domain.stretches`)."""

    days: tuple[date, ...]
    duties: tuple[Duty, ...]
    hours: float
    overtime: float


class Person(NamedTuple):
    """An agent with all duties in order of their start, also by week and by period of overtime."""

    agent: Agent
    contract: Contract
    past: History
    duties: tuple[Duty, ...]
    weeks: tuple[Week, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True)
class Case:
    """A rota to be judged. Assignments that the plan does not know are in `strangers`, nowhere else.

    `published` is the rota that people were told, if any. With `who` only these people are looked at; the
    rota has then no assignments but theirs.
    """

    plan: Plan
    need: Need
    rota: Rota
    published: Rota | None = None
    who: frozenset[str] | None = None

    @property
    def rules(self) -> Rules:
        return self.plan.settings.rules

    @cached_property
    def known(self) -> tuple[Assignment, ...]:
        return tuple(work.known(self.plan, self.rota))

    @cached_property
    def strangers(self) -> tuple[Assignment, ...]:
        known = set(map(id, self.known))
        return tuple(a for a in self.rota.assignments if id(a) not in known)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody who is looked at, with and without duties."""
        duties: dict[str, list[Duty]] = defaultdict(list)
        for assignment in self.known:
            duties[assignment.agent].append(self._duty(assignment))
        agents = (one for one in self.plan.agents if self.who is None or one.id in self.who)
        return tuple(self._person(agent, sorted(duties[agent.id], key=_start)) for agent in agents)

    @cached_property
    def by_id(self) -> dict[str, Person]:
        return {person.agent.id: person for person in self.people}

    def of_one(self, person: Person) -> "Case":
        """The like about one of its people alone."""
        case = Case(self.plan, self.need, self.rota, self.published, frozenset({person.agent.id}))
        case.__dict__["people"] = (person,)
        return case

    def is_night(self, duty: Duty) -> bool:
        """Whether a duty counts as a night; the same template may or may not, by its start."""
        return work.is_night_shift(duty.shift, self.rules)

    @cached_property
    def supply(self) -> dict[str, list[float]]:
        return work.supply(self.plan, self.rota)

    def heads(self, rule: CoverRule, *, seats: bool) -> list[int]:
        """How many people a rule of cover counts in each slot; `seats`: as its `most` does."""
        there = self.seated if seats or rule.standby else self.serving
        return head_counts.people(there, rule, self.plan.grid.slots)

    @cached_property
    def seated(self) -> head_counts.Present:
        return head_counts.present(self.plan, self.rota, held=True)

    @cached_property
    def serving(self) -> head_counts.Present:
        return head_counts.present(self.plan, self.rota, held=False)

    @cached_property
    def slots_of(self) -> dict[str, tuple[int, ...]]:
        """The slots that each rule of cover speaks of, by its id."""
        grid, event = self.plan.grid, self.plan.settings.event
        return {rule.id: rule.slots(grid, event) for rule in self.plan.settings.cover}

    @cached_property
    def factors(self) -> dict[str, list[float]]:
        return work.slot_factors(self.plan)

    def _duty(self, assignment: Assignment) -> Duty:
        shift = self.plan.worked(assignment)
        midnight = (assignment.day - self.plan.grid.start).days * MINUTES_PER_DAY
        begins, ends = midnight + shift.start_minute, midnight + shift.end_minute
        return Duty(assignment.day, shift, assignment.queue, begins, ends)

    def _person(self, agent: Agent, duties: list[Duty]) -> Person:
        contract, past = self.plan.contract_of(agent), self.plan.before[agent.id]
        weeks = tuple(self._weeks(duties))
        periods = tuple(self._periods(agent, duties))
        return Person(agent, contract, past, tuple(duties), weeks, periods)

    def _weeks(self, duties: list[Duty]) -> Iterator[Week]:
        for days in self._calendar:
            here = _within(duties, days)
            hours = sum(duty.shift.hours for duty in here)
            yield Week(days, here, hours, hours + sum(duty.shift.lost_hours for duty in here))

    def _periods(self, agent: Agent, duties: list[Duty]) -> Iterator[Period]:
        for stretch in stretches(self.plan, agent):
            here = _within(duties, stretch.days)
            shifts = [duty.shift for duty in here]
            over = overtime(self.plan, stretch, shifts)
            yield Period(stretch.days, here, sum(shift.hours for shift in shifts), over)

    @cached_property
    def _calendar(self) -> tuple[tuple[date, ...], ...]:
        return work.weeks(self.plan)


def _within(duties: list[Duty], days: tuple[date, ...]) -> tuple[Duty, ...]:
    return tuple(duty for duty in duties if days[0] <= duty.day <= days[-1])


def _start(duty: Duty) -> int:
    return duty.begins

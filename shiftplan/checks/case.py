"""What the judge has before it: plan, need and rota, sorted by person and week."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.need import Need
from shiftplan.domain.people import Agent, Contract
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.rules import Rules
from shiftplan.domain.shift import ShiftTemplate

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
    """A person's calendar week, as far as it lies in the plan; hours are working hours."""

    days: tuple[date, ...]
    duties: tuple[Duty, ...]
    hours: float
    overtime: float


class Person(NamedTuple):
    """An agent with all duties in order of their start, also by week."""

    agent: Agent
    contract: Contract
    duties: tuple[Duty, ...]
    weeks: tuple[Week, ...]


@dataclass(frozen=True)
class Case:
    """A rota to be judged. Assignments that the plan does not know are in `strangers`, nowhere else.

    `published` is the rota that people were told, if any.
    """

    plan: Plan
    need: Need
    rota: Rota
    published: Rota | None = None

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
        """Everybody in the plan, with and without duties."""
        duties: dict[str, list[Duty]] = defaultdict(list)
        for assignment in self.known:
            duties[assignment.agent].append(self._duty(assignment))
        return tuple(self._person(agent, sorted(duties[agent.id], key=_start)) for agent in self.plan.agents)

    @cached_property
    def night_shifts(self) -> frozenset[str]:
        """The ids of the shifts that count as nights for fairness."""
        return frozenset(x.id for x in self.plan.shifts if work.is_night_shift(x, self.rules))

    @cached_property
    def supply(self) -> dict[str, list[float]]:
        return work.supply(self.plan, self.rota)

    def _duty(self, assignment: Assignment) -> Duty:
        shift = self.plan.worked(assignment)
        midnight = (assignment.day - self.plan.grid.start).days * MINUTES_PER_DAY
        begins, ends = midnight + shift.start_minute, midnight + shift.end_minute
        return Duty(assignment.day, shift, assignment.queue, begins, ends)

    def _person(self, agent: Agent, duties: list[Duty]) -> Person:
        weeks = tuple(self._weeks(duties))
        return Person(agent, self.plan.contract_of(agent), tuple(duties), weeks)

    def _weeks(self, duties: list[Duty]) -> Iterator[Week]:
        for days in self._calendar:
            here = tuple(duty for duty in duties if days[0] <= duty.day <= days[-1])
            shifts = [duty.shift for duty in here]
            hours = sum(shift.hours for shift in shifts)
            yield Week(days, here, hours, work.week_overtime(shifts, days, self.rules))

    @cached_property
    def _calendar(self) -> tuple[tuple[date, ...], ...]:
        return work.weeks(self.plan)


def _start(duty: Duty) -> int:
    return duty.begins

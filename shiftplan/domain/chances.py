"""On which days somebody can be given what fairness counts.

A day is a chance when the person is there and some shift that counts is offered which, taken by itself,
breaks no rule: list, entries and turn, the law, the contract. What only other shifts of the rota rule out
(rest, hours of the week) is no reason to expect less of a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.fair_counts import Measure, counts_as
from shiftplan.domain.people import Agent, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.stretches import averaged
from shiftplan.domain.turns import can_work, entry_on, may_work_shift, off_turn, pattern_of
from shiftplan.domain.when import Force


class Bar(StrEnum):
    """Why somebody has no chance: away on all such days; other shifts; the law; the contract."""

    AWAY = "away"
    SHIFTS = "shifts"
    LAW = "law"
    CONTRACT = "contract"


class Option(NamedTuple):
    """A shift with one of its starts, and whether it counts as a night."""

    shift: ShiftTemplate
    night: bool


@dataclass(frozen=True)
class Chances:
    """The chances of a plan's people; what is worked out once is kept."""

    plan: Plan

    def days(self, agent: Agent, measure: Measure) -> tuple[date, ...]:
        """The days of the plan on which the person can be given some of it, in order."""
        return tuple(day for day in self.plan.grid.dates if self.on(agent, measure, day))

    def on(self, agent: Agent, measure: Measure, day: date) -> bool:
        if not can_work(self.plan, agent, day):
            return False
        return any(not self._other_shifts(agent, day, shift) for shift in self._free(agent, measure, day))

    def bar(self, agent: Agent, measure: Measure) -> Bar:
        """What keeps somebody without a chance from it: the last thing that would have to fall."""
        open_days = [day for day in self.plan.grid.dates if can_work(self.plan, agent, day)]
        bars = {self._bar(agent, day, one) for day in open_days for one in self._counting(measure, day)}
        return next((bar for bar in (Bar.CONTRACT, Bar.LAW, Bar.SHIFTS) if bar in bars), Bar.AWAY)

    def narrow(self, agent: Agent, measure: Measure, day: date) -> bool:
        """Whether list, entries and turn leave the person nothing on that day but what counts."""
        left = [one for one in self._offered(day) if self._bar(agent, day, one) is None]
        return bool(left) and all(counts_as(self.plan, measure, one.shift, day) for one in left)

    def _free(self, agent: Agent, measure: Measure, day: date) -> frozenset[str]:
        """The shifts that count on that day and that law and contract leave open to such a person."""
        who = (agent.contract, agent.protection, agent.overtime_consent, measure, day)
        if who not in self._known:
            counted = self._counting(measure, day)
            free = (one.shift.id for one in counted if self._standing_bar(agent, day, one) is None)
            self._known[who] = frozenset(free)
        return self._known[who]

    def _bar(self, agent: Agent, day: date, option: Option) -> Bar | None:
        """The first thing in the way of one shift; the law speaks before the contract."""
        if self._other_shifts(agent, day, option.shift.id):
            return Bar.SHIFTS
        return self._standing_bar(agent, day, option)

    def _standing_bar(self, agent: Agent, day: date, option: Option) -> Bar | None:
        """The like for what depends on contract, protection and consent alone."""
        if any(self._unlawful(agent, day, option)):
            return Bar.LAW
        return Bar.CONTRACT if any(self._not_agreed(agent, option)) else None

    def _unlawful(self, agent: Agent, day: date, option: Option) -> Iterator[bool]:
        plan, shift, rules = self.plan, option.shift, self.plan.settings.rules
        yield work.touches_night(shift, rules) and not work.may_work_nights(plan, agent)
        yield shift.hours > rules.hours_per_day.value + rules.overtime_hours_per_day.value
        if work.daily_overtime(shift, rules) and not averaged(plan, agent):
            yield not work.may_work_overtime(plan, agent)
        if rules.intern_no_statutory_day.value and day in plan.settings.statutory_days:
            yield plan.contract_of(agent).kind is ContractKind.INTERN

    def _not_agreed(self, agent: Agent, option: Option) -> Iterator[bool]:
        contract = self.plan.contract_of(agent)
        yield contract.max_hours_per_day is not None and option.shift.hours > contract.max_hours_per_day
        yield option.night and 0 in (contract.max_nights_in_row, contract.max_nights_per_week)

    def _other_shifts(self, agent: Agent, day: date, shift: str) -> bool:
        """Whether list, entries of the day or a turn that binds leave the person without this shift."""
        if (agent.shifts or self.plan.narrowed) and not may_work_shift(self.plan, agent, day, shift):
            return True
        pattern = pattern_of(self.plan, agent) if agent.pattern else None
        if pattern is None or pattern.force is not Force.RULE:
            return False
        return off_turn(entry_on(self.plan, agent, pattern, day), shift)

    def _counting(self, measure: Measure, day: date) -> tuple[Option, ...]:
        if (measure, day) not in self._sorted:
            offered = self._offered(day)
            found = tuple(one for one in offered if counts_as(self.plan, measure, one.shift, day))
            self._sorted[measure, day] = found
        return self._sorted[measure, day]

    def _offered(self, day: date) -> tuple[Option, ...]:
        return tuple(one for one in self._options if one.shift.offered_on(day))

    @cached_property
    def _options(self) -> tuple[Option, ...]:
        starts = (shift.at(start) for shift in self.plan.shifts for start in shift.starts)
        return tuple(Option(one, work.is_night_shift(one, self.plan.settings.rules)) for one in starts)

    @cached_property
    def _known(self) -> dict[tuple[object, ...], frozenset[str]]:
        return {}

    @cached_property
    def _sorted(self) -> dict[tuple[Measure, date], tuple[Option, ...]]:
        return {}

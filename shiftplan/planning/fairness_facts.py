"""What in the plan makes its rota give somebody more than their share: one fact a reason, with a count."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.chances import Chances
from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.fair_counts import STEPS, Measure, asked_wishes, counting, missed_wishes
from shiftplan.domain.fairness import ROUNDING, Standing, Tally
from shiftplan.domain.head_counts import TIERS
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.language import Message
from shiftplan.planning import fairness_sentences as sentences

BY_SHIFT = (Measure.NIGHTS, Measure.PEAKS)
"""Measures of which it depends on the shift whether a day counts."""


class Why(StrEnum):
    FEW = "few"
    BEFORE = "before"
    BARRED = "barred"
    ASKED = "asked"
    LOCKED = "locked"
    NARROW = "narrow"
    SKILL = "skill"
    SENIOR = "senior"
    CROWDED = "crowded"
    WEIGHTLESS = "weightless"
    UNASKED = "unasked"


class Reason(NamedTuple):
    """`amount`: the part of what is above the mean, or how many of the shifts (wishes) the fact holds for."""

    why: Why
    amount: float
    sentence: Message


@dataclass(frozen=True)
class Facts:
    plan: Plan
    rota: Rota
    tally: Tally
    chances: Chances

    def of(self, one: Standing) -> Iterator[Reason]:
        mine = self._counting.get(one.agent.id, ())
        if mine and not one.chances:
            yield Reason(Why.BARRED, one.have.now, sentences.barred_all_the_same())
        yield from self._counted(mine, Why.ASKED, self._asked, sentences.asked)
        yield from self._counted(mine, Why.LOCKED, self._locked, sentences.locked)
        if self.tally.measure in BY_SHIFT:
            yield from self._counted(mine, Why.NARROW, self._narrow, sentences.narrow)
        if one.chances:
            yield from self._skills(mine)
            yield from self._seniors(one, mine)
        if self.tally.measure is Measure.WISHES:
            yield from self._crowded(one)

    def lightest(self, one: Standing) -> tuple[Standing, date] | None:
        """Who has the least against their share, is off on a day that counts for this one and could have
        it; None when nobody would still have less with one more.
        """
        step = STEPS[self.tally.measure]
        for other in sorted(self.tally.able, key=lambda other: other.beyond):
            if other.beyond > one.beyond - 2 * step + ROUNDING:
                return None
            for each in self._counting.get(one.agent.id, ()):
                free = self.rota.at(other.agent.id, each.day) is None
                if free and self.chances.on(other.agent, self.tally.measure, each.day):
                    return other, each.day
        return None

    def _counted(
        self,
        mine: tuple[Assignment, ...],
        why: Why,
        holds: Callable[[Assignment], bool],
        sentence: Callable[[int], Message],
    ) -> Iterator[Reason]:
        count = sum(map(holds, mine))
        if count:
            yield Reason(why, count, sentence(count))

    def _asked(self, each: Assignment) -> bool:
        """Whether it meets a wish to work."""
        return any(
            wish.day == each.day and wish.kind is AvailabilityKind.WISH_ON and work.wish_met(wish, each)
            for wish in self._wishes[each.agent]
        )

    def _locked(self, each: Assignment) -> bool:
        return each.cell in self.rota.locks

    def _narrow(self, each: Assignment) -> bool:
        """Whether the day leaves nothing that would not count."""
        return self.chances.narrow(self.plan.agent[each.agent], self.tally.measure, each.day)

    def _skills(self, mine: tuple[Assignment, ...]) -> Iterator[Reason]:
        """Queues served in what counts, which at most half of those who can be given it know."""
        for queue in self.plan.settings.queues:
            count = sum(queue.id in (each.queue, each.then) for each in mine)
            able = sum(queue.id in other.agent.queues for other in self.tally.able)
            if count and 2 * able <= len(self.tally.able):
                yield Reason(Why.SKILL, count, sentences.skill(count, queue.name, able, self.tally))

    def _seniors(self, one: Standing, mine: tuple[Assignment, ...]) -> Iterator[Reason]:
        """Rules of cover that want the person's tier in those hours, which at most half have."""
        for rule in self.plan.settings.cover:
            if not rule.least or rule.tier is None or _below(one, rule):
                continue
            slots = frozenset(rule.slots(self.plan.grid, self.plan.settings.event))
            count = sum(self._serves_in(each, rule.queue, slots) for each in mine)
            able = sum(not _below(other, rule) for other in self.tally.able)
            if count and 2 * able <= len(self.tally.able):
                sentence = sentences.senior(count, rule.id, rule.tier, able, self.tally)
                yield Reason(Why.SENIOR, count, sentence)

    def _serves_in(self, each: Assignment, wanted: str, slots: frozenset[int]) -> bool:
        served = work.served(self.plan, each)
        return any(slot in slots and wanted in ("", queue) for queue, slot, _ in served)

    def _crowded(self, one: Standing) -> Iterator[Reason]:
        """Wishes missed on days that others asked for in the same way."""
        others = {wish.day: self._alike(wish) for wish in self._missed[one.agent.id]}
        crowded = [count for count in others.values() if count]
        if crowded:
            yield Reason(Why.CROWDED, len(crowded), sentences.crowded(len(crowded), max(crowded)))

    def _alike(self, wish: Availability) -> int:
        """How many others wish for the same on that day."""
        return sum(
            agent != wish.agent and any((each.day, each.kind) == (wish.day, wish.kind) for each in wishes)
            for agent, wishes in self._wishes.items()
        )

    @cached_property
    def _counting(self) -> dict[str, tuple[Assignment, ...]]:
        return counting(self.plan, self.rota, self.tally.measure)

    @cached_property
    def _wishes(self) -> dict[str, tuple[Availability, ...]]:
        return asked_wishes(self.plan)

    @cached_property
    def _missed(self) -> dict[str, tuple[Availability, ...]]:
        return missed_wishes(self.plan, self.rota)


def _below(one: Standing, rule: CoverRule) -> bool:
    return rule.tier is not None and TIERS.index(one.agent.tier) < TIERS.index(rule.tier)

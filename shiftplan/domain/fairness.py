"""How much of what is shared out each person has, against what is expected of them.

Two marks stand beside what a person has, n from before and from this rota:

- the mean: all there is, parted by contract hours × days present, as if everybody could be given it;
- the share: the like among those who can be given it, by contract hours × days on which they can.

Part-timers, people on leave and people hired midway are so measured by what they are there for. What is
from before is parted by contract hours among those hired before the plan. Wishes not met are parted by
wishes asked. The goals of a rota count the same amounts (`domain.fair_counts`), but all people alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from shiftplan.domain.chances import Chances
from shiftplan.domain.fair_counts import STEPS, Measure, amounts, asked_wishes, before
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.spread import Spread, spread
from shiftplan.domain.turns import can_work

ROUNDING = 1e-9
Weights = Mapping[str, float]


class Amounts(NamedTuple):
    """An amount from before the plan and from its rota."""

    before: float
    now: float

    @property
    def total(self) -> float:
        return self.before + self.now


class Standing(NamedTuple):
    """One person: what they have, mean and share of it, days present and days on which they can have it.

    Of wishes `asked` says how many were asked; it is 0 for everything else.
    """

    agent: Agent
    have: Amounts
    mean: Amounts
    share: Amounts
    days: int
    chances: int
    asked: int = 0

    @property
    def over(self) -> float:
        """Above the mean (below 0: under it); the sum of the three parts below."""
        return self.have.total - self.mean.total

    @property
    def by_few(self) -> float:
        """What falls to this person because not everybody can be given it."""
        return self.share.total - self.mean.total

    @property
    def by_before(self) -> float:
        """What is carried over beyond the share of the time before."""
        return self.have.before - self.share.before

    @property
    def by_rota(self) -> float:
        """What this rota gives beyond its share."""
        return self.have.now - self.share.now

    @property
    def beyond(self) -> float:
        """Above the share: what other people could have had instead."""
        return self.have.total - self.share.total


@dataclass(frozen=True)
class Tally:
    """Everybody's standing in one measure, in the order of the plan; `told`: somebody's past is known."""

    measure: Measure
    standings: tuple[Standing, ...]
    told: bool

    @property
    def total(self) -> float:
        return sum(one.have.total for one in self.standings)

    @property
    def mean(self) -> float:
        """Per head, whatever their contract."""
        return self.total / len(self.standings) if self.standings else 0.0

    @cached_property
    def able(self) -> tuple[Standing, ...]:
        """Those who can be given some of it in this plan."""
        return tuple(one for one in self.standings if one.chances)

    @cached_property
    def over(self) -> tuple[Standing, ...]:
        """Those above the mean by what can be passed on at least, the furthest first."""
        far = [one for one in self.standings if one.over >= STEPS[self.measure] - ROUNDING]
        return tuple(sorted(far, key=lambda one: -one.over))

    @cached_property
    def ranks(self) -> dict[str, int]:
        """1 is furthest above the mean; equals share a rank, and the next one counts them all."""
        places = sorted(-round(one.over, 9) for one in self.standings)
        return {one.agent.id: 1 + places.index(-round(one.over, 9)) for one in self.standings}

    @cached_property
    def spread_before(self) -> Spread:
        return spread((one.have.before, one.share.before) for one in self._shared)

    @cached_property
    def spread(self) -> Spread:
        """With the rota."""
        return spread((one.have.total, one.share.total) for one in self._shared)

    @property
    def _shared(self) -> tuple[Standing, ...]:
        """Those of whom something is expected, or who have it all the same."""
        return tuple(one for one in self.standings if one.share.total or one.have.total)


def tally(plan: Plan, rota: Rota, measure: Measure, team: str | None = None) -> Tally:
    """The standing of everybody who is there in the plan; with a team, shares are parted within it."""
    return Tallies(plan, rota, team).of(measure)


@dataclass(frozen=True)
class Tallies:
    """The tallies of a rota; people, days and chances are found once."""

    plan: Plan
    rota: Rota
    team: str | None = None

    def of(self, measure: Measure) -> Tally:
        here = amounts(self.plan, self.rota, measure)
        asked = asked_wishes(self.plan) if measure is Measure.WISHES else {}
        can = {one.id: self._chances(one, measure, len(asked.get(one.id, ()))) for one in self.people}
        have = {
            one.id: Amounts(before(self.plan.before[one.id], measure), here[one.id]) for one in self.people
        }
        mean, share = self._marks(measure, have, can)
        standings = tuple(
            Standing(
                one,
                have[one.id],
                mean[one.id],
                share[one.id],
                self._days[one.id],
                can[one.id],
                len(asked.get(one.id, ())),
            )
            for one in self.people
        )
        return Tally(measure, standings, told=any(one.have.before for one in standings))

    @cached_property
    def people(self) -> tuple[Agent, ...]:
        """Those who are employed on a day of the plan, or work in it all the same."""
        working = {one.agent for one in self.rota.assignments}
        return tuple(
            one
            for one in self.plan.agents
            if self.team in (None, one.team)
            and (one.id in working or any(one.employed_on(day) for day in self.plan.grid.dates))
        )

    @cached_property
    def chances(self) -> Chances:
        return Chances(self.plan)

    @cached_property
    def _days(self) -> dict[str, int]:
        """Days of the plan on which each is there."""
        days = self.plan.grid.dates
        return {one.id: sum(can_work(self.plan, one, day) for day in days) for one in self.people}

    def _chances(self, agent: Agent, measure: Measure, asked: int) -> int:
        return asked if measure is Measure.WISHES else len(self.chances.days(agent, measure))

    def _marks(
        self, measure: Measure, have: Mapping[str, Amounts], can: Mapping[str, int]
    ) -> tuple[dict[str, Amounts], dict[str, Amounts]]:
        """Everybody's mean and share."""
        there = {one.id: float(self._had_before(one)) for one in self.people}
        known = {one: there[one] if can[one] or have[one].before else 0.0 for one in there}
        if measure is Measure.WISHES:
            return _parted(have, there, can), _parted(have, known, can)
        mean = _parted(have, self._weighed(there), self._weighed(self._days))
        able = can if any(can.values()) else self._days
        return mean, _parted(have, self._weighed(known), self._weighed(able))

    def _weighed(self, days: Weights) -> dict[str, float]:
        """Contract hours × days; days alone where no contract of those people names hours."""
        found = {one.id: self.plan.contract_of(one).hours_per_week * days[one.id] for one in self.people}
        return found if any(found.values()) else dict(days)

    def _had_before(self, agent: Agent) -> bool:
        return agent.hired is None or agent.hired < self.plan.grid.start


def _parted(have: Mapping[str, Amounts], earlier: Weights, now: Weights) -> dict[str, Amounts]:
    """What there was before parted by one weight, what the rota gives by another."""
    past = parted(sum(one.before for one in have.values()), earlier)
    rota = parted(sum(one.now for one in have.values()), now)
    return {one: Amounts(past[one], rota[one]) for one in have}


def parted(amount: float, weights: Weights) -> dict[str, float]:
    """An amount parted in proportion to weights; alike when all of them are 0."""
    whole = sum(weights.values())
    if whole <= 0:
        return {one: amount / len(weights) for one in weights}
    return {one: amount * weight / whole for one, weight in weights.items()}

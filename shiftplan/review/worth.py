"""What the people of each tier really got done, from a table of chats served by person.

Like for like (`alike`) where the figures of the day allow it; else the productivity of a tier is its chats an
hour on shift over those of T3, the standard agent. People differ, so its interval is that of a ratio of two
means of people: the variances of log rates add up (delta method), Student's t with the people's degrees of
freedom.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import mean, variance

from shiftplan.domain.actuals import BySlot
from shiftplan.domain.debrief import Worth
from shiftplan.domain.people import Agent, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.review.alike import Shared, shared

STANDARD = Tier.T3
LEAST_HOURS = 4.0
"""Who was on shift for less tells nothing."""
LEAST_KNOWN = 100.0
"""Information on a tier's worth, in contacts shared with others: with less it is as uncertain as ±20 %."""
SURE = 0.975


@dataclass(frozen=True)
class Done:
    """Chats that a person served, the hours on shift in which they did, a chat's mean seconds if known."""

    contacts: float
    hours: float
    seconds: float | None = None


@dataclass(frozen=True)
class _Group:
    """People of a tier; `could` is what each could have served: hours, or contacts shared like for like."""

    tier: Tier
    people: tuple[tuple[Agent, Done], ...]
    could: Mapping[str, float]
    known: float

    @property
    def contacts(self) -> float:
        return sum(done.contacts for _, done in self.people)

    @property
    def hours(self) -> float:
        return sum(done.hours for _, done in self.people)

    @property
    def rate(self) -> float:
        return self.contacts / sum(self.could[agent.id] for agent, _ in self.people)

    @property
    def doubt(self) -> float:
        """The variance of the log of the rate: between people where there are two, else of counting."""
        rates = [done.contacts / self.could[agent.id] for agent, done in self.people]
        counting = 1 / self.known
        if len(rates) < 2:  # noqa: PLR2004 - a variance needs two
            return counting
        return max(counting, variance(rates) / len(rates) / mean(rates) ** 2)


def worth(plan: Plan, done: Mapping[str, Done], rota: Rota, actuals: BySlot) -> tuple[Worth, ...]:
    """The tiers of which somebody is in the table, where T3 is; () where the standard is missing.

    `rota` is as it was worked, `actuals` the contacts that came to be served.
    """
    counted = {agent: one for agent, one in done.items() if one.hours >= LEAST_HOURS and one.contacts > 0}
    served = {agent: one.contacts for agent, one in counted.items() if agent in plan.agent}
    by = shared(plan, rota, actuals, served, {agent: one.hours for agent, one in counted.items()})
    plain = {group.tier: group for tier in Tier if (group := _as_served(plan, tier, counted)).people}
    if STANDARD not in plain:
        return ()
    alike = {tier: _alike(by, group) for tier, group in plain.items()} if by else {}
    return tuple(
        _against(own, standard, alike=True)
        if (own := alike.get(tier)) and (standard := alike.get(STANDARD))
        else _against(group, plain[STANDARD], alike=False)
        for tier, group in plain.items()
    )


def _as_served(plan: Plan, tier: Tier, done: Mapping[str, Done]) -> _Group:
    people = tuple((one, done[one.id]) for one in plan.agents if one.tier is tier and one.id in done)
    hours = {agent.id: own.hours for agent, own in people}
    return _Group(tier, people, hours, sum(own.contacts for _, own in people))


def _alike(by: Shared, group: _Group) -> _Group | None:
    """The group by what came to its people; None where too little was shared with other tiers."""
    people = tuple((agent, own) for agent, own in group.people if by.exposures.get(agent.id, 0) > 0)
    known = by.known(group.tier)
    return _Group(group.tier, people, by.exposures, known) if people and known >= LEAST_KNOWN else None


def _against(group: _Group, standard: _Group, *, alike: bool) -> Worth:
    from scipy.special import stdtrit  # noqa: PLC0415 - scipy takes a while to load

    real = group.rate / standard.rate
    own = group.tier is standard.tier
    degrees = max(1, len(group.people) + len(standard.people) - 2)
    doubt = 0.0 if own else sqrt(group.doubt + standard.doubt)
    wide = float(stdtrit(degrees, SURE)) * doubt
    return Worth(
        tier=group.tier,
        people=len(group.people),
        contacts=group.contacts,
        hours=group.hours,
        real=real,
        low=exp(log(real) - wide),
        high=exp(log(real) + wide),
        planned=mean(agent.productivity for agent, _ in group.people),
        alike=alike,
    )

"""What the people of each tier really got done, from a table of chats served by person.

The productivity of a tier is its chats an hour on shift over those of T3, the standard agent. People differ,
so its interval is that of a ratio of two means of people: the variances of log rates add up (delta method),
Student's t with the people's degrees of freedom.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import mean, variance

from shiftplan.domain.debrief import Worth
from shiftplan.domain.people import Agent, Tier
from shiftplan.domain.plan import Plan

STANDARD = Tier.T3
LEAST_HOURS = 4.0
"""Who was on shift for less tells nothing."""
SURE = 0.975


@dataclass(frozen=True)
class Done:
    """Chats that a person served, and the hours on shift in which they did."""

    contacts: float
    hours: float


@dataclass(frozen=True)
class _Group:
    tier: Tier
    people: tuple[tuple[Agent, Done], ...]

    @property
    def contacts(self) -> float:
        return sum(done.contacts for _, done in self.people)

    @property
    def hours(self) -> float:
        return sum(done.hours for _, done in self.people)

    @property
    def rate(self) -> float:
        return self.contacts / self.hours

    @property
    def doubt(self) -> float:
        """The variance of the log of the rate: between people where there are two, else of counting."""
        rates = [done.contacts / done.hours for _, done in self.people]
        counting = 1 / self.contacts
        if len(rates) < 2:  # noqa: PLR2004 - a variance needs two
            return counting
        return max(counting, variance(rates) / len(rates) / mean(rates) ** 2)


def worth(plan: Plan, done: Mapping[str, Done]) -> tuple[Worth, ...]:
    """The tiers of which somebody is in the table, where T3 is; () where the standard is missing."""
    groups = [group for tier in Tier if (group := _group(plan, tier, done)).people and group.contacts > 0]
    standard = next((group for group in groups if group.tier is STANDARD), None)
    if standard is None:
        return ()
    return tuple(_against(group, standard) for group in groups)


def _group(plan: Plan, tier: Tier, done: Mapping[str, Done]) -> _Group:
    people = ((agent, done[agent.id]) for agent in plan.agents if agent.tier is tier and agent.id in done)
    return _Group(tier, tuple((agent, own) for agent, own in people if own.hours >= LEAST_HOURS))


def _against(group: _Group, standard: _Group) -> Worth:
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
    )

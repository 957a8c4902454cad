"""How likely each number of contacts in the system is, at one moment."""

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.queueing.checked import check_agents, check_contacts
from shiftplan.queueing.models import NEGLIGIBLE, SECONDS_PER_HOUR
from shiftplan.queueing.transient.line import Array, Line

TRACE = 1e-14
"""Tails less likely than this in all are not carried."""
MOST_STATES = 2_000_000


@dataclass(frozen=True, eq=False)
class State:
    """`chances[i]` is the probability of low + i contacts in the system, in service or waiting; none is
    below zero and they add up to one.
    """

    low: int
    chances: Array = field(repr=False)

    @property
    def high(self) -> int:
        """One above the largest number of contacts that is carried."""
        return self.low + len(self.chances)

    @cached_property
    def contacts(self) -> float:
        """Mean number in the system."""
        return float(self.chances @ np.arange(self.low, self.high))

    def waiting(self, slots: int) -> float:
        """Mean number beyond `slots` (agents × windows): those who wait."""
        return float(self.chances @ np.maximum(np.arange(self.low, self.high) - slots, 0))

    def window(self, low: int, high: int) -> Array:
        """The chances of low … high − 1, zero where nothing is carried; nothing carried lies outside."""
        wide = np.zeros(high - low)
        wide[self.low - low : self.high - low] = self.chances
        return wide


EMPTY = State(0, np.ones(1))


def trimmed(low: int, chances: Array) -> State:
    """A state without its negligible tails."""
    first = int(chances.cumsum().searchsorted(TRACE, "right"))
    last = len(chances) - int(chances[::-1].cumsum().searchsorted(TRACE, "right"))
    inner = chances[first:last]
    return State(low + first, inner / inner.sum())


def settled(line: Line, agents: int, contacts_per_hour: float) -> State:
    """The steady state of this rate; with no contacts, empty.

    π_m ∝ Π λ/R(i), in logs, up to where the rest is below `TRACE`. Raises BadInput when nobody leaves and
    more comes than can be served, for then there is none.
    """
    check_agents(agents)
    check_contacts(contacts_per_hour)
    if contacts_per_hour < NEGLIGIBLE:
        return EMPTY
    rate = contacts_per_hour / SECONDS_PER_HOUR
    if math.isinf(line.patience_seconds) and rate >= line.full_rate(agents):
        raise _never_settles(agents, contacts_per_hour)
    slots, size = agents * line.windows, 256
    while size < MOST_STATES:
        logs = np.zeros(slots + size)
        logs[1:] = np.cumsum(np.log(rate / line.departures(agents, 1, slots + size)))
        if logs[-1] - logs.max() < math.log(TRACE) - 8 and logs[-1] < logs[-2]:
            weights = np.exp(logs - logs.max())
            return trimmed(0, weights / weights.sum())
        size *= 2
    raise _never_settles(agents, contacts_per_hour)


def _never_settles(agents: int, contacts_per_hour: float) -> BadInput:
    return BadInput(
        say(
            "{rate:,.0f} contacts an hour fill {agents} {agents:agent|agents} so that the queue never "
            "settles",
            rate=contacts_per_hour,
            agents=agents,
        ),
        say("start with more agents, or say how long people wait before they leave"),
    )

"""The models: Erlang B, Erlang C, Erlang A, and chat with several windows an agent."""

import math
from collections.abc import Sequence

from shiftplan.queueing.busy import Room, room
from shiftplan.queueing.checked import (
    MOST_STATES,
    check_agents,
    check_contacts,
    check_handling,
    check_patience,
    too_large,
)
from shiftplan.queueing.exact import effort, exact_room
from shiftplan.queueing.performance import Performance, deserted, idle, steady
from shiftplan.queueing.waiting import WaitingLaw

SECONDS_PER_HOUR = 3600
STATES_AT_ONCE = 300  # solved in a third of a millisecond, so that six queues of small teams stay below 5 s
NEGLIGIBLE = 1e-12  # contacts an hour: one in a hundred million years is none


def erlang_b(agents: int, load: float) -> float:
    """Share of contacts lost when nobody can wait; `load` in Erlang = contacts a second × handling seconds.

    1/B(n) = Σ_{j=0}^{n} n!/(n−j)! · load^(−j), the recursion of Erlang (1917) unrolled and summed in logs.
    """
    check_agents(agents)
    check_contacts(load)
    if agents == 0 or load < NEGLIGIBLE:
        return 0.0 if agents else 1.0
    free = room(agents, (1.0,), load).log_free
    return math.exp(-free) / (1 + math.exp(-free)) if free > 0 else 1 / (1 + math.exp(free))


def erlang_c(agents: int, contacts_per_hour: float, aht_seconds: float) -> Performance:
    """One contact at a time, nobody leaves (Erlang 1917).

    At or above full load there is no steady state: p_wait is 1 and the mean wait infinite.
    """
    return _steady(agents, contacts_per_hour, (aht_seconds,), math.inf)


def erlang_a(
    agents: int, contacts_per_hour: float, aht_seconds: float, patience_seconds: float
) -> Performance:
    """One contact at a time, waiting people leave after an exponential patience of this mean (Palm 1957)."""
    return _steady(agents, contacts_per_hour, (aht_seconds,), patience_seconds)


def chat(
    agents: int,
    contacts_per_hour: float,
    aht_seconds: Sequence[float],
    patience_seconds: float,
    *,
    exact: bool | None = None,
    at_once: int = STATES_AT_ONCE,
) -> Performance:
    """Up to k = len(aht_seconds) chats an agent; aht_seconds[j−1] holds while the agent has j of them.

    New chats go to the agent with fewest. A team of at most `at_once` states is solved by the exact chain
    over all splits of its chats, a larger one by the chain over the number in service, which assumes that
    agents stay balanced (within one chat of each other) also as chats end; with the usual factors that moves
    the service level by less than half a point. `exact` True or False asks for one of them; the performance
    says which one spoke. k = 1 is Erlang A. BadInput where the exact chain is asked for and is too large.
    """
    times = tuple(aht_seconds)
    if exact is None:
        return _steady(agents, contacts_per_hour, times, patience_seconds, at_once)
    found = _steady(agents, contacts_per_hour, times, patience_seconds, MOST_STATES if exact else 0)
    if exact and not found.exact:
        raise too_large(agents, len(times))
    return found


def _steady(
    agents: int, contacts_per_hour: float, aht_seconds: tuple[float, ...], patience: float, at_once: int = 0
) -> Performance:
    check_agents(agents)
    check_contacts(contacts_per_hour)
    check_handling(aht_seconds)
    check_patience(patience)
    windows = len(aht_seconds)
    if contacts_per_hour < NEGLIGIBLE:
        return idle(agents, windows)
    if agents == 0:
        return deserted(windows, patience)
    arrival_rate = contacts_per_hour / SECONDS_PER_HOUR
    end_rates = tuple(held / seconds for held, seconds in enumerate(aht_seconds, start=1))
    found, exact = _room(agents, end_rates, arrival_rate, at_once)
    return steady(agents, windows, WaitingLaw(found, arrival_rate, patience), exact=exact)


def _room(agents: int, end_rates: tuple[float, ...], arrival_rate: float, at_once: int) -> tuple[Room, bool]:
    """The room and whether it is exact, which with one agent or one window the balanced one is too."""
    alike = agents == 1 or len(end_rates) == 1
    if not alike and effort(agents, end_rates) <= at_once:
        return exact_room(agents, end_rates, arrival_rate), True
    return room(agents, end_rates, arrival_rate), alike

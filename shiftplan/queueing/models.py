"""The models: Erlang B, Erlang C, Erlang A, and chat with several windows an agent."""

import math
from collections.abc import Sequence

from shiftplan.queueing.busy import room
from shiftplan.queueing.checked import check_agents, check_contacts, check_handling, check_patience
from shiftplan.queueing.performance import Performance, deserted, idle, steady
from shiftplan.queueing.waiting import WaitingLaw

SECONDS_PER_HOUR = 3600
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
    return _balanced(agents, contacts_per_hour, (aht_seconds,), math.inf)


def erlang_a(
    agents: int, contacts_per_hour: float, aht_seconds: float, patience_seconds: float
) -> Performance:
    """One contact at a time, waiting people leave after an exponential patience of this mean (Palm 1957)."""
    return _balanced(agents, contacts_per_hour, (aht_seconds,), patience_seconds)


def chat(
    agents: int, contacts_per_hour: float, aht_seconds: Sequence[float], patience_seconds: float
) -> Performance:
    """Up to k = len(aht_seconds) chats an agent; aht_seconds[j−1] holds while the agent has j of them.

    New chats go to the agent with fewest. The chain over the number in service assumes that agents stay
    balanced (within one chat of each other) also as chats end; with the usual factors that moves the
    service level by less than half a point. k = 1 is Erlang A.
    """
    return _balanced(agents, contacts_per_hour, tuple(aht_seconds), patience_seconds)


def _balanced(
    agents: int, contacts_per_hour: float, aht_seconds: tuple[float, ...], patience: float
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
    law = WaitingLaw(room(agents, end_rates, arrival_rate), arrival_rate, patience)
    return steady(agents, windows, law)

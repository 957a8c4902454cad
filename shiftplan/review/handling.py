"""How long chats took standard agents, from the mean times of a table by person, against the plan's.

A chat takes longer while its agent holds others, and a table does not say how many: by Little's law a person
held contacts × seconds ÷ hours of them on average over the time online, and a chat that came found between
that many (itself among them) and one more. The plan's time is taken between both, the interval reaches over
both, and over what people differ by (Student's t of their log ratios, 95 %).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp, floor, log, sqrt
from statistics import fmean, stdev

from shiftplan.domain import work
from shiftplan.domain.people import Agent, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.rota import Rota
from shiftplan.review.worth import LEAST_HOURS, SURE, Done

LEAST_PEOPLE = 3
MOSTLY = 0.9
"""The share of somebody's time on shift that one queue takes, for the mean time to be that of the queue."""
HOUR_SECONDS = 3600


@dataclass(frozen=True)
class Handled:
    """Times of a queue's chats over the plan's: `ratio`, within `low` to `high` with 95 %."""

    queue: Queue
    people: int
    ratio: float
    low: float
    high: float


def handling(plan: Plan, done: Mapping[str, Done], rota: Rota) -> tuple[Handled, ...]:
    """The queues of which enough standard agents with a time are known."""
    return tuple(_handled(plan, done, rota))


def _handled(plan: Plan, done: Mapping[str, Done], rota: Rota) -> Iterator[Handled]:
    from scipy.special import stdtrit  # noqa: PLC0415 - scipy takes a while to load

    at = _queues(plan, rota)
    for queue in plan.settings.queues:
        own = [agent for agent in plan.agents if at.get(agent.id) == queue.id and agent.tier is Tier.T3]
        ratios = [found for agent in own if (found := _ratios(agent, queue, done.get(agent.id)))]
        if len(ratios) < LEAST_PEOPLE or queue.deferred:
            continue
        low, middle, high = ([log(one[place]) for one in ratios] for place in range(3))
        wide = float(stdtrit(len(ratios) - 1, SURE)) * stdev(middle) / sqrt(len(ratios))
        yield Handled(queue, len(ratios), exp(fmean(middle)), exp(fmean(low) - wide), exp(fmean(high) + wide))


def _ratios(agent: Agent, queue: Queue, own: Done | None) -> tuple[float, float, float] | None:
    """The person's mean time over the plan's: at most, probably, at least."""
    if own is None or not own.seconds or own.contacts <= 0 or own.hours < LEAST_HOURS:
        return None
    windows = float(min(len(queue.aht_seconds), agent.max_windows or len(queue.aht_seconds)))
    held = own.contacts * own.seconds / (own.hours * HOUR_SECONDS)
    fewest, most = max(1.0, min(held, windows)), max(1.0, min(1 + held, windows))
    times = (_time(queue, most), _time(queue, (fewest + most) / 2), _time(queue, fewest))
    low, middle, high = (own.seconds * agent.productivity / time for time in times)
    return low, middle, high


def _time(queue: Queue, held: float) -> float:
    """The plan's handling time while so many chats are held, in between them a straight line."""
    below = floor(held)
    times = queue.aht_seconds
    after = times[min(below, len(times) - 1)]
    return times[below - 1] + (held - below) * (after - times[below - 1])


def _queues(plan: Plan, rota: Rota) -> dict[str, str]:
    """The queue that takes nearly all of somebody's time, of those who have one."""
    time: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one in work.known(plan, rota):
        for queue, _, share in work.served(plan, one):
            time[one.agent][queue] += share
    found = {agent: max(spent, key=spent.__getitem__) for agent, spent in time.items()}
    return {
        agent: queue
        for agent, queue in found.items()
        if time[agent][queue] >= MOSTLY * sum(time[agent].values())
    }

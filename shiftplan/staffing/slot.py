"""The answer for one queue at one rate of contacts."""

import math
from dataclasses import dataclass

from shiftplan.domain.need import Binding
from shiftplan.domain.queue import Queue
from shiftplan.queueing import Performance, agents_for
from shiftplan.staffing.model import formula, goal

SECONDS_PER_HOUR = 3600


@dataclass(frozen=True)
class SlotNeed:
    """`required` is what target and cap alone ask for: a good guess for the next rate."""

    required: int
    online: int
    binding: Binding
    service_level: float
    abandon: float
    occupancy: float
    waiting: float
    first_reply_seconds: float


def slot_need(queue: Queue, contacts_per_hour: float, guess: int = 1) -> SlotNeed:
    """Agents online for the queue's target, occupancy cap and minimum in a steady state of this rate.

    Raises Unreachable when no number of agents keeps the target.
    """
    model = formula(queue, contacts_per_hour)
    if contacts_per_hour == 0:
        binding = Binding.MINIMUM if queue.min_agents else Binding.NOTHING
        return _with(queue, 0.0, 0, queue.min_agents, binding, model(queue.min_agents))
    found = agents_for(model, (goal(queue),), queue.occupancy_cap, guess)
    if queue.min_agents > found.agents:
        enough = model(queue.min_agents)
        return _with(queue, contacts_per_hour, found.agents, queue.min_agents, Binding.MINIMUM, enough)
    return _with(
        queue, contacts_per_hour, found.agents, found.agents, Binding(found.binding), found.performance
    )


def _with(
    queue: Queue, rate: float, required: int, online: int, binding: Binding, found: Performance
) -> SlotNeed:
    level = goal(queue).level(found)
    wait = found.mean_wait_seconds
    waiting = rate / SECONDS_PER_HOUR * wait if rate else 0.0
    return SlotNeed(required, online, binding, level, found.abandon, found.occupancy, waiting, wait)


def on_shift(queue: Queue, online: int) -> float:
    """Standard agents to put on shift so that `online` are serving: online / (1 − shrinkage), up to 0.01."""
    return math.ceil(round(100 * online / (1 - queue.shrinkage.total), 6)) / 100


def rule_of_thumb(queue: Queue, contacts_per_hour: float) -> int:
    """The leads' estimate: contacts an hour, after the bot, by contacts per agent-hour, rounded up."""
    return math.ceil(round(contacts_per_hour / queue.contacts_per_agent_hour, 6))

"""From agents online to agents on shift, and the leads' own estimate to compare with."""

import math

from shiftplan.domain.queue import Queue


def on_shift(queue: Queue, online: int) -> float:
    """Standard agents to put on shift so that `online` are serving: online / (1 − shrinkage), up to 0.01."""
    return math.ceil(round(100 * online / (1 - queue.shrinkage.total), 6)) / 100


def rule_of_thumb(queue: Queue, contacts_per_hour: float) -> int:
    """The leads' estimate: contacts an hour, after the bot, by contacts per agent-hour, rounded up."""
    return math.ceil(round(contacts_per_hour / queue.contacts_per_agent_hour, 6))

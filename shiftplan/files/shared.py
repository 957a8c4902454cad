"""Sentences that several readers of files need."""

from collections import Counter
from collections.abc import Iterable

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.queue import Queue
from shiftplan.language import Message, say


def outside(grid: TimeGrid, read: str) -> Message:
    """A day or moment is not one of the plan's."""
    return say(
        "{read} lies outside the plan, {first} to {last}",
        read=read,
        first=str(grid.dates[0]),
        last=str(grid.dates[-1]),
    )


def queue_names(queues: Iterable[Queue]) -> dict[str, str]:
    """The id of each queue by the name shown, for names that no other queue has as name or id."""
    every = tuple(queues)
    count = Counter(word for queue in every for word in {queue.id, queue.name.strip()})
    return {queue.name.strip(): queue.id for queue in every if count[queue.name.strip()] == 1}


def inside_please() -> Message:
    return say("mend the date, or start and days in plan.toml")

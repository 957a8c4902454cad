"""Sentences that several readers of files need."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.queue import Queue
from shiftplan.files.faults import Faults, cut, nearest
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


def refuse_people_gone(
    gone: Mapping[int, str],
    known: Collection[str],
    sentence: Callable[[str, str], Message],
    faults: Faults,
) -> None:
    """One fault for all `gone` (by line): they left together, and are mended together.

    `sentence` makes the message from their names and the lines they stand on.
    """
    if not gone:
        return
    names = sorted(set(gone.values()))
    faults.error(
        "unknown_agent",
        sentence(cut(", ".join(names)), cut(", ".join(str(line) for line in gone))),
        say(
            "remove their lines, or bring the people back into agents.csv (nearest to {first}: {nearest})",
            first=cut(names[0]),
            nearest=nearest(names[0], known),
        ),
        next(iter(gone)),
        "agent",
    )

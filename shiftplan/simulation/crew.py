"""Who can serve, and when: what the staff of a plan looks like to the event loop."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What happens to the staff. A group of interchangeable agents is set to a number; a person comes,
    leaves, is away for a moment (nothing moves meanwhile), is back, and gets more windows or fewer.
    """

    HEADCOUNT = 0
    COMES = 1
    LEAVES = 2
    AWAY = 3
    BACK = 4
    WINDOWS = 5
    CALLS = 6  # a queue whose customers are called back from now on


class Change(NamedTuple):
    """`who` is a person, who gets `agents` windows, or the queue whose headcount becomes `agents`."""

    second: float
    kind: Kind
    who: int
    agents: int = 0


class Person(NamedTuple):
    """An agent on one queue, by number. `speeds[j]` is how fast each of j contacts held moves, in seconds of
    a standard agent's undivided work a second; `speeds[0]` is 0. `knows` are the queues served, own first.
    `opens` of the windows are open at first (0: all).
    """

    queue: int
    knows: tuple[int, ...]
    speeds: tuple[float, ...]
    opens: int = 0

    @property
    def windows(self) -> int:
        return len(self.speeds) - 1


class Spell(NamedTuple):
    """Seconds [begin, end) in which a person is on duty, away moments included; `worth` standard agents."""

    person: int
    begin: float
    end: float
    worth: float


@dataclass(frozen=True)
class Crew:
    """The staff of one replication. `changes` are in order of time; `windows[q]` are those of queue q."""

    people: Sequence[Person]
    changes: Sequence[Change]
    windows: Sequence[int]
    spells: Sequence[Spell] = ()
    away: Sequence[Spell] = field(default=())


def speeds(aht_seconds: Sequence[float], windows: int, productivity: float) -> tuple[float, ...]:
    """Speeds of a person with this many of the queue's windows who is worth `productivity` standard agents.

    A standard agent who holds j contacts moves each at aht_1/aht_j. Productivity counts the whole person, so
    somebody with fewer windows than the queue has is so much quicker in each that a full load ends contacts
    `productivity` times as fast as a standard agent's full load does.
    """
    most = len(aht_seconds)
    full = productivity * (most / aht_seconds[-1]) / (windows / aht_seconds[windows - 1])
    return (0.0, *(full * aht_seconds[0] / seconds for seconds in aht_seconds[:windows]))

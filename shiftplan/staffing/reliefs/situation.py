"""What a ranking is made from: people, contacts and what was read, in seconds from now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from shiftplan.domain.queue import Queue


class Course(StrEnum):
    """How many come from now on: as expected, and at both ends of the outlook's interval."""

    EXPECTED = "expected"
    LOW = "low"
    HIGH = "high"


class Head(NamedTuple):
    """Somebody serves a queue from `begins` to `ends`; seconds before now are negative. `room` windows more
    are possible.
    """

    begins: float
    ends: float
    worth: float
    windows: int
    room: int = 0


class Rate(NamedTuple):
    """Contacts an hour on the expected course from `begins` to `ends`; `weight` times they count."""

    begins: float
    ends: float
    per_hour: float
    weight: float = 1.0


class Level(NamedTuple):
    """What the newest figures say of an interval that ended at `ends`: how many waited then, the average
    first reply and the three-minute rate in it, how many people were there; None: nobody told.
    """

    begins: float
    ends: float
    waiting: float | None = None
    first_reply_seconds: float | None = None
    three_minute_rate: float | None = None


@dataclass(frozen=True)
class QueueNow:
    """One queue with waiting customers. `rates`, in order, begin some time before now, so that what they left
    is known.

    `present` are the people there by those on the rota, as last counted; None: nobody counted.
    `low` and `high` multiply the rates from now on.
    """

    queue: Queue
    heads: tuple[Head, ...]
    rates: tuple[Rate, ...]
    read: Level | None = None
    present: float | None = None
    low: float = 1.0
    high: float = 1.0

    @property
    def online(self) -> float:
        """The share of those on shift who serve at one moment. Once people are counted nobody is absent."""
        shrinkage = self.queue.shrinkage
        if self.present is None:
            return 1 - shrinkage.total
        return self.present * (1 - shrinkage.total) / (1 - shrinkage.absence)

    def factor(self, course: Course) -> float:
        return {Course.EXPECTED: 1.0, Course.LOW: self.low, Course.HIGH: self.high}[course]

    def there(self, second: float, *, just_before: bool = False) -> list[Head]:
        """Who serves at a second, or just before it."""
        if just_before:
            return [head for head in self.heads if head.begins < second <= head.ends]
        return [head for head in self.heads if head.begins <= second < head.ends]

    def moments(self, begin: float, end: float) -> set[float]:
        """When people or weights change, from `begin` to `end`."""
        every = [moment for head in self.heads for moment in (head.begins, head.ends)]
        every += [after.begins for rate, after in pairwise(self.rates) if rate.weight != after.weight]
        return {begin, end, *(moment for moment in every if begin < moment < end)}

    def come(self, begin: float, end: float) -> tuple[Rate, ...]:
        """The rates from `begin` to `end` without a gap; nobody comes where nothing is said."""
        inside = (rate for rate in self.rates if rate.ends > begin and rate.begins < end)
        found, here = [], begin
        for rate in inside:
            if rate.begins > here:
                found.append(Rate(here, rate.begins, 0.0, rate.weight))
            found.append(rate._replace(begins=max(rate.begins, here), ends=min(rate.ends, end)))
            here = found[-1].ends
        return (*found, Rate(here, end, 0.0)) if here < end else tuple(found)


@dataclass(frozen=True)
class Situation:
    """The shop at `begins` (local wall time). A contact counts when it comes within `horizon` seconds, and
    apart within `later` seconds after that; it is in time when it has its first reply within
    `within_seconds`. `gain` is what one window more than the queue's handling times tell of brings, of the
    least that one of those windows brings; called-back contacts come again within `back` seconds.
    """

    begins: datetime
    queues: tuple[QueueNow, ...]
    horizon: float
    later: float
    within_seconds: float
    gain: float
    back: float

    @property
    def end(self) -> float:
        return self.horizon + self.later

    def second(self, moment: datetime) -> float:
        return (moment - self.begins).total_seconds()

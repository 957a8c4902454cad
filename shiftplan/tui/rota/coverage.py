"""The cover of one day: what each queue needs, what the rota gives, where it falls short."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from shiftplan.domain.base import Frozen

TOLERANCE = 0.005
"""Needs are rounded to 0.01 agents; what is missing below half of that is arithmetic, not shortage."""


class QueueDay(Frozen):
    """Standard agents needed and present in each slot of a day."""

    queue: str
    name: str
    need: tuple[float, ...]
    have: tuple[float, ...]

    @cached_property
    def missing(self) -> tuple[float, ...]:
        gaps = (need - have for need, have in zip(self.need, self.have, strict=True))
        return tuple(gap if gap > TOLERANCE else 0.0 for gap in gaps)


class Slot(NamedTuple):
    """One slot of one queue, with what it misses in standard agents."""

    begin: datetime
    name: str
    need: float
    have: float
    missing: float


class Stretch(NamedTuple):
    """Slots in a row that are short on one queue; `missing` is the worst of them."""

    begin: datetime
    end: datetime
    name: str
    missing: float
    agent_hours: float


class DayCoverage(Frozen):
    day: date
    minutes: int
    queues: tuple[QueueDay, ...]

    @property
    def peak(self) -> float:
        """The largest number of agents needed or present, at least 1: the top of the picture."""
        return max((*(max((*queue.need, *queue.have)) for queue in self.queues), 1.0))

    @property
    def missing_hours(self) -> float:
        return sum(sum(queue.missing) for queue in self.queues) * self.minutes / 60

    @cached_property
    def worst(self) -> Slot | None:
        """The slot that misses most, the earliest of equals; None when nothing is needed that day."""
        slots = list(self._slots())
        return min(slots, key=lambda slot: (-slot.missing, slot.begin)) if slots else None

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The short stretches, the one that costs most agent-hours first."""
        found = [stretch for queue in self.queues for stretch in self._stretches_of(queue)]
        return tuple(sorted(found, key=lambda stretch: (-stretch.agent_hours, stretch.begin)))

    def moment(self, index: int) -> datetime:
        return datetime.combine(self.day, datetime.min.time()) + timedelta(minutes=index * self.minutes)

    def _slots(self) -> Iterator[Slot]:
        for queue in self.queues:
            rows = zip(queue.need, queue.have, queue.missing, strict=True)
            for index, (need, have, missing) in enumerate(rows):
                if need > 0:
                    yield Slot(self.moment(index), queue.name, need, have, missing)

    def _stretches_of(self, queue: QueueDay) -> Iterator[Stretch]:
        for short, group in groupby(enumerate(queue.missing), key=lambda item: item[1] > 0):
            items = list(group)
            if short:
                first, last = items[0][0], items[-1][0] + 1
                hours = sum(missing for _, missing in items) * self.minutes / 60
                worst = max(missing for _, missing in items)
                yield Stretch(self.moment(first), self.moment(last), queue.name, worst, hours)

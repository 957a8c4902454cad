"""The outlook: the rest of the day as it now looks, from the plan and what has come so far."""

from datetime import datetime, timedelta

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.open_work import OpenWork
from shiftplan.domain.traffic import Series

COVERAGE = 0.8
"""How often what comes lies from `low` to `high`."""


class Spread(Frozen):
    """A number with its interval: the truth lies from `low` to `high` with probability `COVERAGE`."""

    low: float
    mid: float
    high: float


class Rush(Frozen):
    """How the rush after an opening differs from the plan's: the share that comes late, in minutes, and
    `pace` times as fast (1.5: what was planned for 90 minutes comes in 60).
    """

    opening: datetime
    delay_minutes: float
    pace: float


class Made(Frozen):
    """What an outlook was made of: `seen` contacts in intervals read, `planned` for the same minutes,
    `level` (times the plan) right now, variance over mean of the counts, and `days` before this one that
    were read.
    """

    intervals: int
    seen: float
    planned: float
    level: Spread
    dispersion: float
    days: int = 0
    rushes: tuple[Rush, ...] = ()


class Cover(Frozen):
    """People against the outlook, one value a slot from the first on, in standard agents on shift.

    `need` is for the expected course, `need_high` for the high one; `on_shift` are those of the rota.
    `service_level`, `first_reply_seconds` and `waiting` (as the slot begins) are what comes of the expected
    course if nothing is done.
    """

    need: Series
    need_high: Series
    on_shift: Series
    service_level: Series
    first_reply_seconds: Series
    waiting: Series

    @property
    def gap(self) -> Series:
        """On shift less need: below zero when short."""
        return tuple(have - need for have, need in zip(self.on_shift, self.need, strict=True))


class QueueOutlook(Frozen):
    """Contacts of a queue by slot from the first of the outlook on; the first slot holds the `come` that
    have already come in it. `rest` are those still to come, `planned_rest` what the plan had for the same
    time. `brisk` is the course of which only one in ten is higher, without the chance of single contacts.
    `came_before` and `planned_before` are the slots of the day before the first; None: not (wholly) counted.
    """

    queue: str
    planned: Series
    expected: Series
    low: Series
    high: Series
    brisk: Series
    come: float
    planned_rest: float
    rest: Spread
    made: Made
    cover: Cover | None = None
    came_before: tuple[float | None, ...] = ()
    planned_before: Series = ()

    @property
    def factor(self) -> Spread | None:
        """Times the plan; None when the plan has nothing more to come."""
        if self.planned_rest <= 0:
            return None
        return Spread(**{name: value / self.planned_rest for name, value in self.rest})


class Short(Frozen):
    """A slot of a queue in which people are missing."""

    queue: str
    start: datetime
    agents: float


class Outlook(Frozen):
    """From the slot that holds `now` (local wall time) to `end_slot`; `since` is when the day read begins.
    `queues` are those in which people wait, `open_work` those with a deadline, once there is a rota.
    """

    grid: TimeGrid
    now: datetime
    since: datetime
    first_slot: int
    end_slot: int
    queues: tuple[QueueOutlook, ...]
    open_work: tuple[OpenWork, ...] = ()

    @property
    def every(self) -> tuple[QueueOutlook | OpenWork, ...]:
        """All queues, those in which people wait first."""
        return (*self.queues, *self.open_work)

    @property
    def end(self) -> datetime:
        return self.grid.moment(self.end_slot)

    @property
    def starts(self) -> tuple[datetime, ...]:
        return tuple(self.grid.moment(slot) for slot in range(self.first_slot, self.end_slot))

    def of(self, queue: str) -> QueueOutlook | None:
        return next((one for one in self.queues if one.queue == queue), None)

    @property
    def rest(self) -> Spread | None:
        """All queues, times the plan; bounds are added as if the queues moved together: the careful way."""
        planned = sum(one.planned_rest for one in self.queues)
        if planned <= 0:
            return None
        return Spread(
            low=sum(one.rest.low for one in self.queues) / planned,
            mid=sum(one.rest.mid for one in self.queues) / planned,
            high=sum(one.rest.high for one in self.queues) / planned,
        )

    def worst(self, hours: float = 24) -> Short | None:
        """The slot with the most people missing within the next hours; None when nobody is."""
        until = self.now + timedelta(hours=hours)
        found = [
            Short(queue=one.queue, start=start, agents=-gap)
            for one in self.queues
            if one.cover is not None
            for start, gap in zip(self.starts, one.cover.gap, strict=True)
            if gap < 0 and start < until
        ]
        return max(found, key=lambda short: short.agents, default=None)


class Counted(Frozen):
    """Contacts of a queue counted from `begin` to `end` (local wall time)."""

    begin: datetime
    end: datetime
    contacts: float = Field(ge=0)

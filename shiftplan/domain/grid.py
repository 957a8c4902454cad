"""The time grid: equal half-open intervals of local wall time over the days of a plan."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.language import say

MINUTES_PER_DAY = 1440


class TimeGrid(Frozen):
    """`days` days from `start` 00:00 in `zone`, cut into slots of `minutes`; slot i is [i, i+1)·minutes.

    A zone whose clocks change inside the horizon is refused: hours of work would come out wrong.
    """

    zone: str = "Asia/Shanghai"
    start: date = Field(ge=date(2000, 1, 1), le=date(2100, 1, 1))
    days: int = Field(ge=1, le=62)
    minutes: int = 30

    @field_validator("zone")
    @classmethod
    def zone_is_known(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(
                say("unknown time zone {zone}; write one such as Asia/Shanghai", zone=zone)
            ) from error
        return zone

    @field_validator("minutes")
    @classmethod
    def minutes_divide_the_hour(cls, minutes: int) -> int:
        if minutes not in (5, 10, 15, 20, 30, 60):
            raise ValueError(say("a slot of {minutes} minutes; use 5, 10, 15, 20, 30 or 60", minutes=minutes))
        return minutes

    @model_validator(mode="after")
    def clocks_stand_still(self) -> Self:
        zone = ZoneInfo(self.zone)
        midnights = (self.begin + timedelta(days=i) for i in range(self.days + 1))
        offsets = {moment.replace(tzinfo=zone).utcoffset() for moment in midnights}
        if len(offsets) > 1:
            raise ValueError(
                say("the clocks of {zone} change inside the plan; end it before that day", zone=self.zone)
            )
        return self

    @property
    def per_day(self) -> int:
        return MINUTES_PER_DAY // self.minutes

    @property
    def slots(self) -> int:
        return self.days * self.per_day

    @property
    def hours(self) -> float:
        """The length of one slot in hours."""
        return self.minutes / 60

    @cached_property
    def dates(self) -> tuple[date, ...]:
        return tuple(self.start + timedelta(days=i) for i in range(self.days))

    @property
    def begin(self) -> datetime:
        return datetime.combine(self.start, time())

    @property
    def end(self) -> datetime:
        return self.begin + timedelta(days=self.days)

    def day_index(self, day: date) -> int | None:
        """How many days after the start `day` is, or None outside the plan."""
        index = (day - self.start).days
        return index if 0 <= index < self.days else None

    def moment(self, slot: int) -> datetime:
        """The local wall time at which `slot` begins, without a zone."""
        return self.begin + timedelta(minutes=slot * self.minutes)

    def slot_at(self, moment: datetime) -> int | None:
        """The slot that holds a local wall time, or None outside the plan."""
        index = (moment - self.begin) // timedelta(minutes=self.minutes)
        return index if 0 <= index < self.slots else None

    def instant(self, slot: int) -> datetime:
        """The beginning of `slot` as an instant with its zone."""
        return self.moment(slot).replace(tzinfo=ZoneInfo(self.zone))

    def local(self, instant: datetime) -> datetime:
        """An instant (with zone; without one it is UTC) as local wall time of the plan."""
        aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
        return aware.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    def of_day(self, day_index: int) -> slice:
        """The slots of a day, for slicing any series of the plan."""
        return slice(day_index * self.per_day, (day_index + 1) * self.per_day)

"""Shift templates: when a shift starts, how long it is, when its breaks are."""

from datetime import date, datetime, time, timedelta
from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.grid import MINUTES_PER_DAY, TimeGrid
from shiftplan.language import say


class Break(Frozen):
    """A break `minutes` long, `after_minutes` from the start of the shift; nobody serves in it."""

    after_minutes: int = Field(ge=0)
    minutes: int = Field(gt=0)
    paid: bool = False


class ShiftTemplate(Frozen):
    """A shift belongs to the day on which it starts, even when it ends on the next.

    `start_minute` counts from 00:00 of that day; `length_minutes` includes the breaks.
    """

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")
    short: str = Field(min_length=1, max_length=4)
    name: str
    start_minute: int = Field(ge=0, lt=MINUTES_PER_DAY)
    length_minutes: int = Field(gt=0, lt=MINUTES_PER_DAY)
    breaks: tuple[Break, ...] = ()

    @model_validator(mode="after")
    def breaks_lie_inside(self) -> Self:
        clock = 0
        for pause in sorted(self.breaks, key=lambda pause: pause.after_minutes):
            if pause.after_minutes < clock or pause.after_minutes + pause.minutes > self.length_minutes:
                raise ValueError(
                    say(
                        "shift {id}: a break after {minutes} min does not fit",
                        id=self.id,
                        minutes=pause.after_minutes,
                    )
                )
            clock = pause.after_minutes + pause.minutes
        return self

    @property
    def end_minute(self) -> int:
        """Minutes from 00:00 of the start day; above 1440 when the shift crosses midnight."""
        return self.start_minute + self.length_minutes

    @property
    def crosses_midnight(self) -> bool:
        return self.end_minute > MINUTES_PER_DAY

    @property
    def hours(self) -> float:
        """Working hours: the length less the unpaid breaks."""
        return (self.length_minutes - sum(b.minutes for b in self.breaks if not b.paid)) / 60

    def begins(self, day: date) -> datetime:
        return datetime.combine(day, time()) + timedelta(minutes=self.start_minute)

    def ends(self, day: date) -> datetime:
        return self.begins(day) + timedelta(minutes=self.length_minutes)

    def minutes_between(self, from_minute: int, to_minute: int) -> int:
        """Minutes from start to end, breaks included, that lie in [from, to) minutes of the start day."""
        return max(0, min(self.end_minute, to_minute) - max(self.start_minute, from_minute))

    def presence(self, grid: TimeGrid) -> tuple[tuple[int, float], ...]:
        """(offset from the start day's first slot, share of that slot served), breaks left out."""
        first, last = self.start_minute // grid.minutes, -(-self.end_minute // grid.minutes)
        shares = ((i, self._served(i * grid.minutes, (i + 1) * grid.minutes)) for i in range(first, last))
        return tuple((i, served / grid.minutes) for i, served in shares if served > 0)

    def _served(self, from_minute: int, to_minute: int) -> int:
        away = sum(
            max(0, min(begin + pause.minutes, to_minute) - max(begin, from_minute))
            for pause in self.breaks
            for begin in (self.start_minute + pause.after_minutes,)
        )
        return self.minutes_between(from_minute, to_minute) - away

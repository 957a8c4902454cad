"""Shift templates: when a shift may start, how long it is, where its breaks may lie."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from shiftplan.domain.base import Frozen
from shiftplan.domain.grid import MINUTES_PER_DAY, TimeGrid
from shiftplan.domain.on_the_day import OnTheDay
from shiftplan.domain.when import Weekday
from shiftplan.language import say


class BreakKind(StrEnum):
    MEAL = "meal"
    REST = "rest"
    GAP = "gap"  # the hours between the parts of a split shift
    SESSION = "session"  # training or a briefing: paid, but nobody is served


class ShiftKind(StrEnum):
    WORK = "work"
    STANDBY = "standby"  # reachable at home: serves nobody, counts `standby_share` of its time as work


class Break(Frozen):
    """A break `minutes` long, `after_minutes` from the start of the shift; nobody serves in it.

    With `earliest` and `latest` (also minutes from the start) it may begin anywhere between, on a slot of
    the grid's length; `after_minutes` is then where it lies when nothing else is said.
    """

    after_minutes: int = Field(ge=0)
    minutes: int = Field(gt=0)
    paid: bool = False
    kind: BreakKind = BreakKind.MEAL
    earliest: int | None = Field(default=None, ge=0)
    latest: int | None = Field(default=None, ge=0)

    @property
    def first(self) -> int:
        return self.after_minutes if self.earliest is None else self.earliest

    @property
    def last(self) -> int:
        return self.after_minutes if self.latest is None else self.latest

    def places(self, step: int) -> tuple[int, ...]:
        """Where it may begin, in minutes from the start of the shift, every `step` minutes."""
        return tuple(range(self.first, self.last + 1, step))


class ShiftTemplate(Frozen):
    """A shift belongs to the day on which it starts, even when it ends on the next.

    `start_minute` counts from 00:00 of that day; `length_minutes` includes the breaks. With
    `start_until` it may start every `start_step` minutes up to then. `weekdays` and `days` narrow the days
    on which it is offered. `switch`: who serves two queues may change the queue at the meal. `called`, in
    minutes from the start, is when a standby that was called in serves, and `lost_hours` are those that
    somebody who left would have worked; no template has them.
    """

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")
    short: str = Field(min_length=1, max_length=4)
    name: str
    start_minute: int = Field(ge=0, lt=MINUTES_PER_DAY)
    length_minutes: int = Field(gt=0, lt=MINUTES_PER_DAY)
    breaks: tuple[Break, ...] = ()
    start_until: int | None = Field(default=None, ge=0, lt=MINUTES_PER_DAY)
    start_step: int = Field(default=30, ge=5, le=MINUTES_PER_DAY)
    kind: ShiftKind = ShiftKind.WORK
    standby_share: float = Field(default=0, ge=0, le=1)
    weekdays: tuple[Weekday, ...] = ()
    days: tuple[date, ...] = ()
    switch: bool = False
    called: tuple[int, int] | None = None
    lost_hours: float = 0

    @model_validator(mode="after")
    def breaks_lie_inside(self) -> Self:
        clock = 0
        for pause in sorted(self.breaks, key=lambda pause: pause.first):
            outside = pause.first < clock or pause.last + pause.minutes > self.length_minutes
            if outside or not pause.first <= pause.after_minutes <= pause.last:
                raise ValueError(
                    say(
                        "shift {id}: a break after {minutes} min does not fit",
                        id=self.id,
                        minutes=pause.after_minutes,
                    )
                )
            clock = pause.last + pause.minutes
        return self

    @model_validator(mode="after")
    def window_begins_with_the_start(self) -> Self:
        if self.start_until is not None and self.start_until < self.start_minute:
            raise ValueError(say("shift {id}: the latest start lies before the earliest", id=self.id))
        return self

    @property
    def starts(self) -> tuple[int, ...]:
        """The minutes of the day at which it may start."""
        last = self.start_minute if self.start_until is None else self.start_until
        return tuple(range(self.start_minute, last + 1, self.start_step))

    def offered_on(self, day: date) -> bool:
        named = not self.weekdays or Weekday.of(day) in self.weekdays
        return named and (not self.days or day in self.days)

    def at(self, start: int) -> Self:
        """The same shift with no choice of its start."""
        return self.model_copy(update={"start_minute": start, "start_until": None})

    def with_breaks(self, places: Iterable[int]) -> Self:
        """The same shift with each break, in order, at its place (minutes from the start)."""
        fixed = tuple(
            pause.model_copy(update={"after_minutes": place, "earliest": None, "latest": None})
            for pause, place in zip(self.breaks, places, strict=True)
        )
        return self.model_copy(update={"breaks": fixed})

    def on_the_day(self, made: OnTheDay) -> Self:
        """The shift as it is worked on a running day: begun earlier, ended later, called in, left."""
        start = self.start_minute - made.earlier
        length = self.length_minutes + made.earlier + made.longer
        breaks = tuple(
            pause.model_copy(update={"after_minutes": pause.after_minutes + made.earlier})
            for pause in self.breaks
        )
        called = None
        if made.called_in and not self.serves:
            first, last = (min(max(0, minute - start), length) for minute in made.called_in)
            called = (first, last) if first < last else None
        hours = {"start_minute": start, "length_minutes": length, "start_until": None}
        worked = self.model_copy(update={**hours, "breaks": breaks, "called": called})
        return worked if made.left is None else worked.until(made.left)

    def until(self, minute: int) -> Self:
        """The shift of somebody who leaves at a minute of the day; breaks after it have no length."""
        length = min(self.length_minutes, max(0, minute - self.start_minute))
        called = (self.called[0], min(self.called[1], length)) if self.called else None
        kept = {
            "length_minutes": length,
            "breaks": tuple(_within(pause, length) for pause in self.breaks),
            "called": called if called and called[0] < called[1] else None,
        }
        cut = self.model_copy(update=kept)
        return cut.model_copy(update={"lost_hours": self.hours - cut.hours})

    @property
    def serves(self) -> bool:
        return self.kind is ShiftKind.WORK or self.called is not None

    @property
    def switch_after(self) -> int | None:
        """Minutes from the start to the meal at which the queue may change; None without one."""
        turning = {BreakKind.MEAL, BreakKind.GAP}
        meals = [pause.after_minutes for pause in self.breaks if pause.kind in turning]
        return min(meals, default=None) if self.switch else None

    @property
    def end_minute(self) -> int:
        """Minutes from 00:00 of the start day; above 1440 when the shift crosses midnight."""
        return self.start_minute + self.length_minutes

    @property
    def crosses_midnight(self) -> bool:
        return self.end_minute > MINUTES_PER_DAY

    @property
    def hours(self) -> float:
        """Working hours: the length less the unpaid breaks; of a standby its share."""
        worked = (self.length_minutes - sum(b.minutes for b in self.breaks if not b.paid)) / 60
        if self.kind is ShiftKind.WORK:
            return worked
        first, last = self.called or (0, 0)
        served = (last - first) / 60
        return (worked - served) * self.standby_share + served

    def begins(self, day: date) -> datetime:
        return datetime.combine(day, time()) + timedelta(minutes=self.start_minute)

    def ends(self, day: date) -> datetime:
        return self.begins(day) + timedelta(minutes=self.length_minutes)

    def minutes_between(self, from_minute: int, to_minute: int) -> int:
        """Minutes from start to end, breaks included, that lie in [from, to) minutes of the start day."""
        return max(0, min(self.end_minute, to_minute) - max(self.start_minute, from_minute))

    def presence(self, grid: TimeGrid) -> tuple[tuple[int, float], ...]:
        """(offset from the start day's first slot, share of that slot served), breaks left out."""
        if grid.minutes not in self._present:
            self._present[grid.minutes] = self._presence(grid)
        return self._present[grid.minutes]

    @cached_property
    def _present(self) -> dict[int, tuple[tuple[int, float], ...]]:
        return {}

    def _presence(self, grid: TimeGrid) -> tuple[tuple[int, float], ...]:
        return self.presence_within(grid, self.start_minute, self.end_minute)

    def presence_within(
        self, grid: TimeGrid, from_minute: int, to_minute: int
    ) -> tuple[tuple[int, float], ...]:
        """The like for the minutes of the start day from one to another."""
        if not self.serves:
            return ()
        begin, end = self.serving
        begin, end = max(begin, from_minute), min(end, to_minute)
        slots = range(begin // grid.minutes, -(-end // grid.minutes))
        edges = ((i, max(begin, i * grid.minutes), min(end, (i + 1) * grid.minutes)) for i in slots)
        shares = ((i, self._served(first, last)) for i, first, last in edges)
        return tuple((i, served / grid.minutes) for i, served in shares if served > 0)

    @property
    def serving(self) -> tuple[int, int]:
        """From when until when it serves, breaks included, in minutes of the start day."""
        if self.called is None:
            return self.start_minute, self.end_minute
        return self.start_minute + self.called[0], self.start_minute + self.called[1]

    def _served(self, from_minute: int, to_minute: int) -> int:
        away = sum(
            max(0, min(begin + pause.minutes, to_minute) - max(begin, from_minute))
            for pause in self.breaks
            for begin in (self.start_minute + pause.after_minutes,)
        )
        return self.minutes_between(from_minute, to_minute) - away


def _within(pause: Break, length: int) -> Break:
    """What of a break lies in the first minutes of its shift."""
    begin = min(pause.after_minutes, length)
    return pause.model_copy(
        update={"after_minutes": begin, "minutes": min(pause.after_minutes + pause.minutes, length) - begin}
    )

"""Past counts as a table: a row a day, a column a time of day."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shiftplan.errors import BadInput
from shiftplan.language import say

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.intp]
STEPS = (5, 10, 15, 20, 30, 60)
OPEN_SHARE = 1 / 3
"""A time of day belongs to a weekday when it was counted on this share of its days."""


@dataclass(frozen=True, eq=False)
class Days:
    """`counts[day, column]` contacts in the `minutes` from `columns[column]` minutes after midnight; NaN
    where nothing was recorded. Days without a single contact are left out: they were closed.
    """

    dates: tuple[date, ...]
    minutes: int
    columns: tuple[int, ...]
    counts: Floats

    def __len__(self) -> int:
        return len(self.dates)

    @cached_property
    def ordinals(self) -> Indices:
        return np.array([day.toordinal() for day in self.dates], dtype=np.intp)

    @cached_property
    def weekdays(self) -> Indices:
        return np.array([day.weekday() for day in self.dates], dtype=np.intp)

    @cached_property
    def recorded(self) -> Flags:
        return np.asarray(~np.isnan(self.counts))

    @cached_property
    def sums(self) -> Floats:
        """What was recorded on each day."""
        return np.asarray(np.nansum(self.counts, axis=1))

    @cached_property
    def counted(self) -> Flags:
        """Whether a day has counts; those to forecast, and those not to learn from, have none."""
        return np.asarray(self.sums > 0)

    def until(self, day: date) -> Indices:
        """The rows with counts up to a day, that day included."""
        return np.flatnonzero((self.ordinals <= day.toordinal()) & self.counted)

    def opened(self, rows: Indices) -> Flags:
        """`[weekday, column]`: whether a weekday has that time of day, by what these rows recorded."""
        overall = self.recorded[rows].mean(axis=0) > 0
        found = np.tile(overall, (7, 1))
        for weekday in np.unique(self.weekdays[rows]):
            own = rows[self.weekdays[rows] == weekday]
            found[weekday] = self.recorded[own].mean(axis=0) >= OPEN_SHARE
        return found


def days_of(samples: Iterable[tuple[datetime, float]]) -> Days:
    """The table of (beginning of an interval in wall time, contacts in it); times may be in any order.

    Raises BadInput for no samples, a step that is none of `STEPS`, times off the step, an interval given
    twice, and counts below zero or no numbers.
    """
    by_day: dict[date, dict[int, float]] = defaultdict(dict)
    for moment, count in samples:
        _take(by_day[moment.date()], moment, count)
    if not any(sum(day.values()) > 0 for day in by_day.values()):
        raise BadInput(say("the history holds no contacts at all"), say("bring days with counts above 0"))
    minutes = _step(by_day)
    columns = tuple(sorted({minute for day in by_day.values() for minute in day}))
    open_days = {day: row for day, row in sorted(by_day.items()) if sum(row.values()) > 0}
    counts = np.full((len(open_days), len(columns)), np.nan)
    place = {minute: column for column, minute in enumerate(columns)}
    for index, row in enumerate(open_days.values()):
        for minute, count in row.items():
            counts[index, place[minute]] = count
    return Days(tuple(open_days), minutes, columns, counts)


def _take(row: dict[int, float], moment: datetime, count: float) -> None:
    minute = moment.hour * 60 + moment.minute
    if not 0 <= count < float("inf"):
        raise BadInput(
            say("{moment}: a count of {count}; counts are 0 or more", moment=f"{moment:%F %R}", count=count)
        )
    if minute in row:
        raise BadInput(
            say("{moment} is there twice", moment=f"{moment:%F %R}"), say("remove one of the two lines")
        )
    row[minute] = count


def _step(by_day: dict[date, dict[int, float]]) -> int:
    """The step: the commonest distance of neighbours within a day."""
    gaps = Counter(b - a for row in by_day.values() for a, b in pairwise(sorted(row)))
    step = gaps.most_common(1)[0][0] if gaps else 0
    if step not in STEPS:
        raise BadInput(
            say("the history steps by {step} minutes, or has one line a day", step=step),
            say("bring counts every 5, 10, 15, 20, 30 or 60 minutes"),
        )
    for day, row in by_day.items():
        for minute in row:
            if minute % step:
                raise BadInput(
                    say(
                        "{moment} is off the step of {step} minutes",
                        moment=f"{day} {minute // 60:02}:{minute % 60:02}",
                        step=step,
                    ),
                    say("let every line begin on a full step, as 08:00, 08:05"),
                )
    return step

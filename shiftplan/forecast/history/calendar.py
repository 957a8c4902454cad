"""What the calendar says about a day: weekday, place in the month, whether it follows a closed day."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from shiftplan.forecast.history.days import Flags, Floats, Indices

USUAL_SHARE = 0.5
SECOND_DAY = 0.4
"""How strongly a closed day is felt on the second open day after it, next to the first."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """Per day: ordinal, weekday, `month` (0 at the first of a month, 1 at the next), `turn` (the same in
    days of work), `after_closed` (1 on the first open day after a usual day without contacts, less on the
    second, else 0).
    """

    ordinals: Indices
    weekdays: Indices
    month: Floats
    turn: Floats
    after_closed: Floats

    def same_weekday(self, a: Indices, b: Indices) -> Flags:
        return np.asarray(self.weekdays[a][:, None] == self.weekdays[b][None])


def calendar_of(dates: Sequence[date], known: int | None = None) -> Calendar:
    """The calendar of the open days `dates` (ascending); which weekdays are usual is learned from the first
    `known` of them (None: all). That a day is closed is known beforehand, as people know holidays.
    """
    usual = _usual(dates[:known])
    first = _after_closed(dates, usual)
    second = np.concatenate([[0.0], first[:-1]]) * SECOND_DAY
    return Calendar(
        ordinals=np.array([day.toordinal() for day in dates], dtype=np.intp),
        weekdays=np.array([day.weekday() for day in dates], dtype=np.intp),
        month=np.array([(day.day - 1) / _length(day) for day in dates]),
        turn=np.array([_turn(day, usual) for day in dates]),
        after_closed=np.maximum(first, second),
    )


def _usual(dates: Sequence[date]) -> frozenset[int]:
    """Weekdays that are open in at least half of the weeks seen."""
    weeks = max(1.0, ((dates[-1] - dates[0]).days + 1) / 7)
    seen = [sum(day.weekday() == weekday for day in dates) for weekday in range(7)]
    return frozenset(weekday for weekday in range(7) if seen[weekday] >= USUAL_SHARE * weeks)


def _after_closed(dates: Sequence[date], usual: frozenset[int]) -> Floats:
    open_days = set(dates)
    found = np.zeros(len(dates))
    for index, day in enumerate(dates[1:], start=1):
        before = day - timedelta(days=1)
        while before.weekday() not in usual and before not in open_days and before > dates[0]:
            before -= timedelta(days=1)
        found[index] = before not in open_days
    return found


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _turn(day: date, usual: frozenset[int]) -> float:
    """The middle of a day among the usual days of its month, 0 to 1."""
    days = [day.replace(day=number) for number in range(1, _length(day) + 1)]
    before = sum(other.weekday() in usual for other in days if other < day)
    whole = sum(other.weekday() in usual or other == day for other in days)
    return (before + 0.5) / whole

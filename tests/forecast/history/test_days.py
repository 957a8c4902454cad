"""Past counts as a table of days."""

import math
from datetime import date, datetime, timedelta

import numpy as np
import pytest

from shiftplan.errors import BadInput
from shiftplan.forecast.history.days import days_of
from tests.forecast.history.series import FIRST, Truth

NOON = datetime.fromisoformat("2027-03-01 12:00")


def half_hours(*counts: float, start: datetime = NOON) -> list[tuple[datetime, float]]:
    return [(start + timedelta(minutes=30 * index), count) for index, count in enumerate(counts)]


def test_a_row_a_day_and_a_column_a_time() -> None:
    days = days_of(half_hours(1, 2, 3) + half_hours(4, 5, 6, start=NOON + timedelta(days=1)))
    assert days.dates == (date(2027, 3, 1), date(2027, 3, 2))
    assert (days.minutes, days.columns) == (30, (720, 750, 780))
    assert days.counts.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert days.sums.tolist() == [6, 15]


def test_the_order_of_lines_is_of_no_matter() -> None:
    samples = half_hours(1, 2, 3) + half_hours(4, 5, 6, start=NOON + timedelta(days=1))
    assert days_of(reversed(samples)).counts.tolist() == days_of(samples).counts.tolist()


def test_what_was_not_recorded_is_not_zero() -> None:
    days = days_of([*half_hours(1, 2, 3), (NOON + timedelta(days=1), 7.0)])
    assert math.isnan(days.counts[1, 1])
    assert days.sums[1] == 7


def test_a_day_of_zeros_was_closed() -> None:
    days = days_of(half_hours(1, 2, 3) + half_hours(0, 0, 0, start=NOON + timedelta(days=1)))
    assert days.dates == (date(2027, 3, 1),)


def test_a_weekday_has_the_hours_that_it_was_open() -> None:
    long_days = Truth().days(21)
    saturdays = long_days.weekdays == 5
    long_days.counts[np.ix_(saturdays, np.arange(20, 28))] = np.nan
    opened = long_days.opened(np.arange(len(long_days)))
    assert opened[5].sum() == 20
    assert opened[4].all()


def test_until_holds_the_day_itself() -> None:
    days = Truth().days(10)
    assert len(days.until(FIRST + timedelta(days=3))) == 4


@pytest.mark.parametrize(
    ("samples", "read"),
    [
        (half_hours(1, -2, 3), "-2"),
        (half_hours(1, float("nan")), "nan"),
        (half_hours(1, float("inf")), "inf"),
        (half_hours(1, 2, 3) + half_hours(4), "twice"),
        (half_hours(0, 0, 0), "no contacts"),
        ([], "no contacts"),
        ([(NOON + timedelta(days=index), 5.0) for index in range(9)], "one line a day"),
        ([(NOON + timedelta(minutes=7 * index), 5.0) for index in range(9)], "7 minutes"),
        ([*half_hours(1, 2, 3), (NOON + timedelta(minutes=95), 1.0)], "13:35"),
    ],
)
def test_bad_counts_get_a_sentence(samples: list[tuple[datetime, float]], read: str) -> None:
    with pytest.raises(BadInput, match=read):
        days_of(samples)

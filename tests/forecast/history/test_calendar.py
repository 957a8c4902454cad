"""What the calendar says about a day."""

from datetime import date, timedelta

import pytest

from shiftplan.forecast.history.calendar import calendar_of

WORKDAYS = [date(2027, 3, 1) + timedelta(days=index) for index in range(61)]
WORKDAYS = [day for day in WORKDAYS if day.weekday() < 5]


def test_weekends_off_are_no_closed_days() -> None:
    assert calendar_of(WORKDAYS).after_closed.sum() == 0


def test_the_days_after_a_missing_monday_feel_it() -> None:
    monday = date(2027, 3, 29)
    calendar = calendar_of([day for day in WORKDAYS if day != monday])
    felt = {
        date.fromordinal(int(ordinal)): float(value)
        for ordinal, value in zip(calendar.ordinals, calendar.after_closed, strict=True)
        if value
    }
    assert felt == {date(2027, 3, 30): 1.0, date(2027, 3, 31): pytest.approx(0.4)}


def test_a_missing_friday_is_felt_on_monday() -> None:
    calendar = calendar_of([day for day in WORKDAYS if day != date(2027, 3, 26)])
    first = date.fromordinal(int(calendar.ordinals[int(calendar.after_closed.argmax())]))
    assert first == date(2027, 3, 29)


def test_the_turn_of_the_month_counts_days_of_work() -> None:
    calendar = calendar_of(WORKDAYS)
    place = dict(zip(calendar.ordinals.tolist(), calendar.turn.tolist(), strict=True))
    march = [day for day in WORKDAYS if day.month == 3]
    assert place[march[0].toordinal()] == pytest.approx(0.5 / len(march))
    assert place[march[-1].toordinal()] == pytest.approx(1 - 0.5 / len(march))


def test_what_comes_later_does_not_change_what_is_usual() -> None:
    saturdays = [date(2027, 5, 1) + timedelta(days=7 * index) for index in range(30)]
    calendar = calendar_of([*WORKDAYS, *saturdays], known=len(WORKDAYS))
    assert calendar.turn[0] == calendar_of(WORKDAYS).turn[0]

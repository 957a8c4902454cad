"""Days, times of the day and moments as people and spreadsheets write them."""

from datetime import date, datetime, time

import pytest

from shiftplan.domain.mapping import DayOrder
from shiftplan.files.tabular.clocks import parse_moment, parse_span
from shiftplan.files.tabular.days import Calendar, order_of
from tests.files.tabular.ugly import moment

CALENDAR = Calendar(date(2026, 11, 1), date(2026, 11, 14))
TENTH = date(2026, 11, 10)


@pytest.mark.parametrize(
    "read",
    [
        *("2026/11/10", "2026-11-10", "2026.11.10", "11月10日", "20261110", "26年11月10日", "2026年11月10号"),
        *("11-10", "11/10", "11月10日 周二", "星期二 11/10", "10-Nov-2026", "Nov 10", "46336", "Tue 11/10"),
        *("１１月１０日", 46336.0, moment("2026-11-10")),
    ],
)
def test_days(read: str | float | datetime) -> None:
    assert CALENDAR.day(read) == TENTH


@pytest.mark.parametrize(
    "read", ["2026-11-31", "13月1日", "0", "abc", "1999-01-01", "2026-11-10 08:00", 12.0]
)
def test_what_is_no_day(read: str | float) -> None:
    assert CALENDAR.read(read) is None


def test_a_day_without_a_year_lies_in_the_plan_or_nearest_to_it() -> None:
    over_new_year = Calendar(date(2026, 12, 25), date(2027, 1, 7))
    assert over_new_year.day("1月3日") == date(2027, 1, 3)
    assert over_new_year.day("12月30日") == date(2026, 12, 30)
    assert over_new_year.day("2/29") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("cells", "order", "matters", "sure"),
    [
        (["10.11.2026", "11.11.2026"], DayOrder.DAY_FIRST, True, True),
        (["11/10/2026", "11/13/2026"], DayOrder.MONTH_FIRST, True, True),
        (["13/11/2026"], DayOrder.DAY_FIRST, True, True),
        (["3/4/2026", "5/6/2026"], DayOrder.MONTH_FIRST, True, False),
        (["11.11.2026"], DayOrder.DAY_FIRST, True, False),
        (["2026-11-10", "11月10日"], DayOrder.MONTH_FIRST, False, True),
    ],
)
def test_the_order_of_day_and_month(cells: list[str], order: DayOrder, matters: bool, sure: bool) -> None:
    assert order_of(cells, CALENDAR) == (order, matters, sure)


@pytest.mark.parametrize(
    ("read", "start", "end"),
    [
        ("上午8:00", 480, None),
        ("下午8点30", 1230, None),
        ("晚上8点", 1200, None),
        ("晚上12点", 1440, None),
        ("凌晨12点", 0, None),
        ("中午12点半", 750, None),
        ("中午1点", 780, None),
        ("夜里2点", 120, None),
        ("8:00 PM", 1200, None),
        ("12am", 0, None),
        ("12:30 p.m.", 750, None),
        ("24:00", 1440, None),
        ("20", 1200, None),
        ("20时", 1200, None),
        ("20：30", 1230, None),
        ("8点一刻", 495, None),
        ("20:00:00", 1200, None),
        ("2030", 1230, None),
        ("20:00-20:30", 1200, 1230),
        ("20:00~20:29", 1200, 1230),
        ("23:30-24:00", 1410, 1440),
        ("23:30-0:00", 1410, 1440),
        ("下午2点-4点", 840, 960),
        ("20点至21点", 1200, 1260),
        ("第1小时", 0, 60),
        (time(8, 30), 510, None),
        (0.5, 720, None),
        (moment("1900-01-01"), 1440, None),
    ],
)
def test_times_of_the_day(read: str | time | float, start: int, end: int | None) -> None:
    span = parse_span(read)
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize(
    "read", ["25:00", "20:60", "24:30", "20.5", "上午13点", "", "abc", "8:5", "1-2-3", 24.5, -1.0]
)
def test_what_is_no_time(read: str | float) -> None:
    with pytest.raises(ValueError):
        parse_span(read)


@pytest.mark.parametrize(
    ("read", "start", "minutes"),
    [
        ("2026-11-10 20:00-20:30", moment("2026-11-10 20:00"), 30),
        ("2026-11-10 20:00 - 2026-11-10 20:30", moment("2026-11-10 20:00"), 30),
        ("2026-11-10 23:30-00:00", moment("2026-11-10 23:30"), 30),
        ("2026-11-10 24:00", moment("2026-11-11"), None),
        ("11月10日（周二）上午8:00", moment("2026-11-10 08:00"), None),
        ("2026年11月10日20:00", moment("2026-11-10 20:00"), None),
        ("2026-11-10T20:00:00", moment("2026-11-10 20:00"), None),
        ("11/10/2026 8:00 PM", moment("2026-11-10 20:00"), None),
        ("2026-11-10T20:00:00+08:00", moment("2026-11-10 20:00"), None),
        ("2026-11-10T12:00:00Z", moment("2026-11-10 20:00"), None),
        ("2026-11-10 13:00+09:00", moment("2026-11-10 12:00"), None),
        ("46336.8333333", moment("2026-11-10 20:00"), None),
        (46336.8333333, moment("2026-11-10 20:00"), None),
        (moment("2026-11-10 19:59:59.999"), moment("2026-11-10 20:00"), None),
    ],
)
def test_moments(read: str | float | datetime, start: datetime, minutes: int | None) -> None:
    found = parse_moment(read, CALENDAR)
    assert (found.start, found.minutes) == (start, minutes)


@pytest.mark.parametrize(
    "read", ["2026-11-10", "20:00", "", "2026-11-10 25:00", 12.0, time(8), moment("1900-01-01")]
)
def test_what_is_no_moment(read: str | float | time | datetime) -> None:
    with pytest.raises(ValueError):
        parse_moment(read, CALENDAR)

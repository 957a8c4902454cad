from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.files.moments import parse_clock, parse_day, parse_moment


@pytest.mark.parametrize(
    "text",
    [
        "2027-11-01 08:00",
        "2027-11-01T08:00:00",
        "2027/11/1 8:00",
        "2027.11.1 8:00",
        "2027年11月1日 8:00",
        "2027年11月1日8:00",
        "２０２７-11-01 08：00",
        " 2027-11-01  08:00:00.000 ",
    ],
)
def test_one_moment_in_many_spellings(text: str) -> None:
    assert parse_moment(text) == datetime.fromisoformat("2027-11-01T08:00")


@pytest.mark.parametrize("text", ["2027-11-01", "2027/11/1", "2027年11月1日", "2027-11-01 00:00"])
def test_one_day_in_many_spellings(text: str) -> None:
    assert parse_day(text) == date(2027, 11, 1)


@given(st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2100-12-31")))
def test_iso_always_reads_back(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    assert parse_moment(whole.isoformat()) == whole
    assert parse_day(whole.date().isoformat()) == whole.date()


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parse_moment, "2027-11-01 25:00"),
        (parse_moment, "2027-11-01 24:00"),
        (parse_moment, "2027-11-01 08:60"),
        (parse_moment, "2027-11-31 08:00"),
        (parse_moment, "2027-11-01"),
        (parse_moment, "2027-11-01 08:00+08:00"),
        (parse_moment, "2027-11-01 08:00Z"),
        (parse_moment, "44501.333"),
        (parse_moment, ""),
        (parse_day, "01/11/2027"),
        (parse_day, "2027-13-01"),
        (parse_day, "1027-11-01"),
        (parse_day, "2027-11-01 08:00"),
        (parse_clock, "25:00"),
        (parse_clock, "24:01"),
        (parse_clock, "8"),
        (parse_clock, "08:00:30"),
    ],
)
def test_what_is_no_moment_is_refused(parse: Callable[[str], Any], text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


def test_clocks_run_to_midnight_and_no_further() -> None:
    assert [parse_clock(text) for text in ("0:00", "8:30", "08:30:00", "24:00")] == [0, 510, 510, 1440]

"""Dates and times as people and spreadsheets write them."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

EARLIEST, LATEST = 2000, 2100
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?")
MOMENT = re.compile(rf"({DAY.pattern})(?:[T ]\s*|(?<=日)\s*)({CLOCK.pattern})")


def plain(text: str) -> str:
    """`text` with full-width digits and signs made narrow and spaces around it dropped."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def parse_day(text: str) -> date:
    """A date: 2027-11-01, 2027/11/1, 2027年11月1日, also with 00:00 behind it. Raises `ValueError`."""
    text = plain(text)
    found = DAY.fullmatch(text)
    if found is None:
        moment = parse_moment(text)
        if moment.time() != time():
            raise ValueError(text)
        return moment.date()
    return _checked(date(int(found[1]), int(found[2]), int(found[3])))


def parse_moment(text: str) -> datetime:
    """Wall time: 2027-11-01 08:00, 2027-11-01T08:00:00, 2027/11/1 8:00. Raises `ValueError`."""
    found = MOMENT.fullmatch(plain(text))
    if found is None:
        raise ValueError(text)
    day = _checked(date(int(found[2]), int(found[3]), int(found[4])))
    return datetime.combine(day, time(int(found[6]), int(found[7]), int(found[8] or 0)))


def parse_clock(text: str) -> int:
    """Minutes from 00:00 to 24:00 inclusive: 08:00, 8:30, 24:00. Raises `ValueError`."""
    found = CLOCK.fullmatch(plain(text))
    if found is None or int(found[3] or 0):
        raise ValueError(text)
    hour, minute = int(found[1]), int(found[2])
    if minute > 59 or timedelta(hours=hour, minutes=minute) > timedelta(days=1):  # noqa: PLR2004 - minutes of an hour
        raise ValueError(text)
    return hour * 60 + minute


def _checked(day: date) -> date:
    """A year far off is a slip of the pen, and calendars end."""
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(day)
    return day

"""Times of the day as people write them: 8:00 PM · 下午8点30 · 20时 · 24:00 · 20:00-20:30 — as minutes."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from shiftplan.domain.mapping import MINUTES_PER_DAY
from shiftplan.files.moments import plain
from shiftplan.files.tabular.days import EPOCH, Calendar, serial_moment
from shiftplan.files.tabular.sheet import Value
from shiftplan.files.tabular.words import CACHED

NOON = 12 * 60
HALVES = (
    r"(?P<half>凌晨|清晨|清早|早上|早晨|早间|上午|中午|正午|午间|下午|午后|傍晚|晚上|晚间|夜里|夜间|深夜|半夜|午夜|晚|早|"
    r"a\.?m\.?|p\.?m\.?)"
)
DIGITS = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:[:.]\s*(?P<minute>\d{2})(?:\s*:\s*(?P<second>\d{2})(?:\.\d+)?)?"
    r"|(?:时|点钟|点|h)\s*(?:(?P<spoken>\d{1,2})\s*(?:分|m|min)?(?:\s*0{1,2}秒)?|(?P<part>半|一刻|三刻|整))?)?"
)
CLOCK = re.compile(rf"(?:{HALVES}\s*)?(?P<digits>{DIGITS.pattern})(?:\s*(?P<after>a\.?m\.?|p\.?m\.?))?")
BARE_HOUR = re.compile(r"\d{1,2}")
COMPACT = re.compile(r"([01]\d|2[0-4])([0-5]\d)(?:00)?")
RANGE = re.compile(r"\s*(?:-|–|—|~|〜|～|至|到|to|−)+\s*")
NUMBERED_HOUR = re.compile(r"第\s*(\d{1,2})\s*(?:个)?小?时")
WITH_OFFSET = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?-\d{2}:\d{2}"
    r"|[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|\+\d{2}:\d{2}))"
)
PARTS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
BEFORE_NOON = frozenset({"凌晨", "清晨", "清早", "早上", "早晨", "早间", "上午", "早", "am"})
AFTER_NOON = frozenset({"下午", "午后", "傍晚", "pm"})
EVENING = frozenset({"晚上", "晚间", "晚", "夜里", "夜间", "深夜", "半夜", "午夜"})
EARLY = 6  # 夜里2点 is 2:00, 夜里8点 is 20:00


@dataclass(frozen=True)
class Span:
    """Minutes after 0:00 at which something begins, and ends where that is told; 1440 is the next day."""

    start: int
    end: int | None = None


@dataclass(frozen=True)
class MomentSpan:
    """A moment, and the minutes it covers where that is told."""

    start: datetime
    minutes: int | None = None


def parse_clock(value: Value) -> int:
    """Minutes from 0 to 1440 of one time of the day. Raises `ValueError`."""
    if isinstance(value, time):
        return round((value.hour * 3600 + value.minute * 60 + value.second) / 60)
    if isinstance(value, datetime):
        return _of_early_date(value)
    if isinstance(value, float):
        return _of_number(value)
    return _of_text(plain(value).casefold())


@lru_cache(CACHED)
def parse_span(value: Value) -> Span:
    """A time of the day or a range such as 20:00-20:30; 23:30-0:00 ends at 1440. Raises `ValueError`."""
    if not isinstance(value, str):
        return Span(parse_clock(value))
    text = plain(value).casefold()
    if found := NUMBERED_HOUR.fullmatch(text):
        hour = int(found[1])
        if 1 <= hour <= 24:  # noqa: PLR2004 - hours of a day
            return Span((hour - 1) * 60, hour * 60)
        raise ValueError(value)
    ends = RANGE.split(text)
    if len(ends) == 1:
        return Span(_of_text(text))
    if len(ends) != 2:  # noqa: PLR2004 - a start and an end
        raise ValueError(value)
    return _range(*ends)


def _range(first: str, last: str) -> Span:
    start = _of_text(first)
    half = re.match(HALVES, first)
    end = _of_text(last)
    if half and not re.match(HALVES, last) and end <= start:
        end = _of_text(half[0] + last)
    if end <= start:
        end += MINUTES_PER_DAY
    if end % 5 == 4:  # noqa: PLR2004 - 20:00-20:29 means up to 20:30
        end += 1
    return Span(start, end)


def parse_moment(value: Value, calendar: Calendar) -> MomentSpan:
    """Date and time in one cell, also a range; 24:00 is the next day's 0:00. Raises `ValueError`."""
    if isinstance(value, float):
        return MomentSpan(serial_moment(value))
    if isinstance(value, datetime):
        if value.year <= EPOCH.year + 1:
            raise ValueError(value)
        return MomentSpan(_to_the_minute(value))
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - a time where a moment should be is a wrong value too
    return _written(plain(value), calendar)


def _written(text: str, calendar: Calendar) -> MomentSpan:
    """A day, then a time or range; the second day of a range is left out where it is written."""
    if text.replace(".", "", 1).isdecimal() and "." in text:
        return MomentSpan(serial_moment(float(text)))
    if WITH_OFFSET.fullmatch(text):
        return MomentSpan(calendar.local(datetime.fromisoformat(text.replace(" ", "T", 1))))
    for cut in _cuts(text):
        try:
            day = calendar.day(text[:cut].strip(" T,"))
            span = parse_span(_second_day_dropped(text[cut:].strip(" T,"), calendar))
        except ValueError:
            continue
        return MomentSpan(at(day, span.start), None if span.end is None else span.end - span.start)
    raise ValueError(text)


def _cuts(text: str) -> list[int]:
    """Where the day may end and the time begin: at a space or T, behind 日, before 上午; the last first."""
    places = {found.start() for found in re.finditer(r"[ T](?=\S)", text)}
    places |= {found.end() for found in re.finditer(r"[日号)）一二三四五六天]", text)}
    places |= {found.start() for found in re.finditer(HALVES, text.casefold())}
    return sorted(place for place in places if 0 < place < len(text))


def _second_day_dropped(text: str, calendar: Calendar) -> str:
    """20:00 - 2027-11-10 20:30 as 20:00 - 20:30."""
    ends = re.split(r"\s+(?:-|–|—|~|至|到|to)\s+|~|～|至|到", text)
    if len(ends) != 2:  # noqa: PLR2004 - a start and an end
        return text
    last = ends[1].strip()
    for cut in _cuts(last):
        try:
            calendar.day(last[:cut].strip(" T"))
        except ValueError:
            continue
        return f"{ends[0].strip()}-{last[cut:].strip(' T')}"
    return text


def at(day: date, minutes: int) -> datetime:
    """A time of a day as a moment."""
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def _to_the_minute(value: datetime) -> datetime:
    rounded = value + timedelta(seconds=30)
    return rounded.replace(second=0, microsecond=0)


def _of_early_date(value: datetime) -> int:
    """A time that a spreadsheet keeps as days after its day 0: 24:00 comes as 1 January 1900."""
    if value.year > EPOCH.year + 1:
        raise ValueError(value)
    if (value.month, value.day) == (1, 1) and value.time() == time():
        return MINUTES_PER_DAY
    raise ValueError(value)


def _of_number(value: float) -> int:
    """A fraction of a day (0.5 is noon, 1 would be 24:00 or one o'clock), or a whole hour."""
    if 0 < value < 1:
        return round(value * MINUTES_PER_DAY)
    if value == int(value) and 0 <= value <= 24:  # noqa: PLR2004 - hours of a day
        return int(value) * 60
    raise ValueError(value)


def _of_text(text: str) -> int:
    if BARE_HOUR.fullmatch(text):
        return _of_number(float(text))
    if found := COMPACT.fullmatch(text):
        return _whole(int(found[1]), int(found[2]), text)
    found = CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    half = (found["half"] or found["after"] or "").replace(".", "")
    minute = int(found["minute"] or found["spoken"] or 0) + PARTS.get(found["part"] or "", 0)
    if found["second"] and int(found["second"]) > 59:  # noqa: PLR2004 - seconds of a minute
        raise ValueError(text)
    return _whole(_hour(int(found["hour"]), half, text), minute, text)


def _hour(hour: int, half: str, text: str) -> int:
    if half in BEFORE_NOON:
        return _morning(hour, half, text)
    if half in AFTER_NOON:
        return hour + 12 if hour < 12 else hour  # noqa: PLR2004 - hours of a half day
    if half in EVENING:
        return _evening(hour)
    if half:  # noon: 中午12点 to 中午2点
        return hour + 12 if hour < EARLY else hour
    return hour


def _morning(hour: int, half: str, text: str) -> int:
    if hour == 12 and half in {"am", "凌晨"}:  # noqa: PLR2004 - 12 am is midnight
        return 0
    if hour > 12:  # noqa: PLR2004 - 上午13点 is a slip of the pen
        raise ValueError(text)
    return hour


def _evening(hour: int) -> int:
    """晚上8点 is 20:00, 晚上12点 is 24:00, 夜里2点 is 2:00."""
    if EARLY - 1 <= hour <= 12:  # noqa: PLR2004 - hours of a half day
        return hour + 12
    return hour


def _whole(hour: int, minute: int, text: str) -> int:
    minutes = hour * 60 + minute
    if minute > 59 or minutes > MINUTES_PER_DAY:  # noqa: PLR2004 - minutes of an hour
        raise ValueError(text)
    return minutes

"""Figures as tools write them: 1分20秒 · 00:01:20 · 80s as seconds, 92.3% · 92.3 as shares."""

import re
from datetime import time

from shiftplan.files.moments import plain
from shiftplan.files.tabular.numbers import is_number, missing, parse_number
from shiftplan.files.tabular.sheet import Value, text_of

SPOKEN = re.compile(
    r"(?:(\d+(?:\.\d+)?)\s*(?:小时|时|hours?|hrs?|h))?\s*(?:(\d+(?:\.\d+)?)\s*(?:分钟|分|minutes?|mins?|m|'|′))?\s*"
    r"(?:(\d+(?:\.\d+)?)\s*(?:秒钟|秒|seconds?|secs?|s|\"|″|′′|''))?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2}(?:\.\d+)?)")
SECONDS = (3600, 60, 1)
IN_MINUTES = ("分钟", "(分)", "（分）", "minute", "(min)")
IN_MILLISECONDS = ("毫秒", "(ms)", "millisecond")
DAY = 86_400
DIGITS = 9  # 92.3 / 100 is 0.923 again


def seconds_of(value: Value, heading: Value = "", *, spreadsheet: bool = False) -> float:
    """A length of time in seconds; a bare number has the unit of its heading. Raises `ValueError`."""
    if isinstance(value, time):
        return value.hour * 3600 + value.minute * 60 + value.second
    if isinstance(value, float) and spreadsheet and 0 < value < 1:
        return value * DAY
    if is_number(value):
        return parse_number(value) * _unit(heading)
    text = plain(text_of(value)).casefold()
    if found := CLOCK.fullmatch(text):
        return int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3])
    found = SPOKEN.fullmatch(text)
    if found is None or not any(found.groups()):
        raise ValueError(value)
    return sum(float(part) * unit for part, unit in zip(found.groups(), SECONDS, strict=True) if part)


def _unit(heading: Value) -> float:
    text = plain(text_of(heading)).casefold()
    if any(word in text for word in IN_MILLISECONDS):
        return 0.001
    return 60.0 if any(word in text for word in IN_MINUTES) and "3分钟" not in text else 1.0


def share_of(value: Value, *, hundred: bool) -> float:
    """A share of 1; `hundred`: bare numbers of the column are percent. Raises `ValueError`."""
    number = parse_number(value)
    return round(number / 100 if hundred and not _says_percent(value) else number, DIGITS)


def in_percent(values: list[Value]) -> bool:
    """Whether bare numbers of a column are percent: one of them is above 1."""
    bare = [value for value in values if not missing(value) and not _says_percent(value) and is_number(value)]
    return any(parse_number(value) > 1 for value in bare)


def _says_percent(value: Value) -> bool:
    return isinstance(value, str) and plain(value).endswith("%")

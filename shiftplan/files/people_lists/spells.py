"""Stretches of time as performance tools write them: 312, 0:05:12, 5分12秒, 40.5, 40:30:00."""

import re

from shiftplan.files.moments import plain
from shiftplan.files.row import Row

CLOCK = re.compile(r"(\d{1,5}):([0-5]?\d)(?::([0-5]?\d))?")
WORDS = re.compile(
    r"(?:(\d+)\s*(?:小时|时|h))?\s*(?:(\d+)\s*(?:分钟|分|min|m))?\s*(?:(\d+)\s*(?:秒|s))?", re.IGNORECASE
)
HOUR, MINUTE, SECOND = 3600, 60, 1


def spell(row: Row, column: str, unit: int, least: float, most: float) -> float | None:
    """A cell in units of so many seconds, from `least` to `most`; None when it is empty or bad.

    Of a clock of two parts the first is hours where the unit is the hour, else minutes.
    """
    read = plain(row.text(column))
    seconds = _seconds(read, unit)
    if seconds is None or not least <= seconds / unit <= most:
        return row.number(column, least, most)
    return seconds / unit


def _seconds(read: str, unit: int) -> float | None:
    clock, words = CLOCK.fullmatch(read), WORDS.fullmatch(read)
    if clock is not None:
        first, second, third = (int(part or 0) for part in clock.groups())
        short = clock[3] is None and unit < HOUR
        return first * MINUTE + second if short else first * HOUR + second * MINUTE + third
    if read and words is not None:
        hours, minutes, seconds = (int(part or 0) for part in words.groups())
        return hours * HOUR + minutes * MINUTE + seconds
    return None

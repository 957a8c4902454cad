"""When a shift of shifts.toml begins and ends: in one piece, or in parts with hours off between them."""

from datetime import time
from typing import Any, NamedTuple

from shiftplan.domain.clock import clock
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.shift import Break, BreakKind
from shiftplan.files.moments import parse_clock
from shiftplan.files.sentences import shown, unknown_key
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource
from shiftplan.language import say

PART_KEYS = ("start", "end")
EXAMPLE = 'parts = [{start = "09:00", end = "13:00"}, {start = "17:00", end = "21:00"}]'


class Hours(NamedTuple):
    """Minutes: the start from 00:00, the length with all that lies inside, the latest start from 00:00."""

    start: int
    length: int
    until: int | None
    gaps: tuple[Break, ...] = ()


def read_hours(source: TomlSource, path: KeyPath, table: dict[str, Any]) -> Hours | None:
    """The hours of one table of [[shifts]]; None with the faults recorded."""
    hours = _split(source, path, table) if "parts" in table else _whole(source, path, table)
    if hours is None or "start_until" not in table:
        return hours
    until = read_clock(source, (*path, "start_until"), table)
    if until is None or not _window_opens(source, (*path, "start_until"), hours.start, until):
        return None
    return hours._replace(until=until)


def read_clock(source: TomlSource, path: KeyPath, table: dict[str, Any]) -> int | None:
    """Minutes from 00:00, or None with the fault recorded. Only an end may be 24:00."""
    key, latest = str(path[-1]), "24:00" if path[-1] == "end" else "23:59"
    value = table.get(key)
    if value is None:
        source.error(
            "missing", path, say("{key} is missing", key=key), say('add it, such as {key} = "08:00"', key=key)
        )
        return None
    try:
        minutes = _minutes(value)
        if minutes < MINUTES_PER_DAY or key == "end":
            return minutes
    except ValueError:
        pass
    source.error(
        "time",
        path,
        say(
            "{key} must be a time from 00:00 to {latest}; read {read}",
            key=key,
            latest=latest,
            read=shown(value),
        ),
        say('an end before the start means the next day: start = "22:00", end = "06:30"'),
    )
    return None


def _minutes(value: Any) -> int:
    if isinstance(value, time):
        value = value.isoformat()
    return parse_clock(value if isinstance(value, str) else "")


def _whole(source: TomlSource, path: KeyPath, table: dict[str, Any]) -> Hours | None:
    start, end = (read_clock(source, (*path, key), table) for key in PART_KEYS)
    if start is None or end is None or not _has_length(source, path, start, end):
        return None
    return Hours(start, (end - start) % MINUTES_PER_DAY, None)


def _has_length(source: TomlSource, path: KeyPath, start: int, end: int) -> bool:
    if start % MINUTES_PER_DAY != end % MINUTES_PER_DAY:
        return True
    source.error(
        "zero_length",
        (*path, "end"),
        say("the shift has no length, or 24 hours: it starts and ends at the same time"),
        say("mend start or end; a shift lasts less than 24 hours"),
    )
    return False


def _window_opens(source: TomlSource, path: KeyPath, start: int, until: int) -> bool:
    if until >= start:
        return True
    source.error(
        "window",
        path,
        say(
            "start_until is {until}, before the earliest start {start}; a window ends by 23:59 of its day",
            until=clock(until),
            start=clock(start),
        ),
        say("raise start_until; starts on both sides of midnight are two shifts"),
    )
    return False


def _split(source: TomlSource, path: KeyPath, table: dict[str, Any]) -> Hours | None:
    here = (*path, "parts")
    if any(key in table for key in PART_KEYS):
        source.error(
            "parts",
            here,
            say("the shift has parts, and start or end beside them"),
            say("leave start and end out: the parts say when it begins and ends"),
        )
        return None
    spans = _spans(source, here, table["parts"])
    return None if spans is None else _joined(source, here, spans)


def _spans(source: TomlSource, path: KeyPath, parts: Any) -> list[tuple[int, int]] | None:
    """Start and end of each part as read; None with the faults recorded."""
    if not isinstance(parts, list) or len(parts) < 2 or not all(isinstance(part, dict) for part in parts):  # noqa: PLR2004 - two make a split
        source.error(
            "parts",
            path,
            say("parts must be two or more tables with start and end; read {read}", read=shown(parts)),
            say("write {example}", example=EXAMPLE),
        )
        return None
    found: list[tuple[int, int]] = []
    for i, part in enumerate(parts):
        for key in part:
            if key not in PART_KEYS:
                source.error("unknown_key", (*path, i, key), *unknown_key(key, PART_KEYS))
        start, end = (read_clock(source, (*path, i, key), part) for key in PART_KEYS)
        if start is not None and end is not None and _has_length(source, (*path, i), start, end):
            found.append((start, end))
    return found if len(found) == len(parts) else None


def _joined(source: TomlSource, path: KeyPath, spans: list[tuple[int, int]]) -> Hours | None:
    """The parts one after another; the hours off between them become breaks."""
    first, ends = spans[0][0], spans[0][0]
    gaps: list[Break] = []
    for i, (start, end) in enumerate(spans):
        off = start - ends % MINUTES_PER_DAY
        if i and off <= 0:
            _out_of_order(source, (*path, i, "start"), start, ends)
            return None
        if i:
            gaps.append(Break(after_minutes=ends - first, minutes=off, kind=BreakKind.GAP))
        ends += off + (end - start) % MINUTES_PER_DAY
    if ends - first < MINUTES_PER_DAY:
        return Hours(first, ends - first, None, tuple(gaps))
    source.error(
        "parts",
        path,
        say("the parts take 24 hours or more from the first start to the last end"),
        say("make them shorter; a shift lasts less than 24 hours"),
    )
    return None


def _out_of_order(source: TomlSource, path: KeyPath, start: int, ends: int) -> None:
    source.error(
        "parts",
        path,
        say(
            "a part begins at {start}, not after the end of the part before it, {end}",
            start=clock(start),
            end=clock(ends),
        ),
        say("write the parts in order, with time off between them that does not run past midnight"),
    )

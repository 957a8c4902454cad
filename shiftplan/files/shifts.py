"""shifts.toml: the shift templates."""

from collections.abc import Iterable
from datetime import time
from typing import Any

import tomli_w

from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.files.faults import Faults
from shiftplan.files.moments import parse_clock
from shiftplan.files.sentences import build, shown, unknown_key
from shiftplan.files.settings_checks import ids_differ
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource, parse_toml
from shiftplan.language import say

FILE = "shifts.toml"
KEYS = ("id", "short", "name", "start", "end", "breaks")
OURS = {"start_minute": "start", "length_minutes": "end"}


def read_shifts(text: str, file: str) -> tuple[tuple[ShiftTemplate, ...], Faults]:
    """The templates in the text of a shifts.toml."""
    faults = Faults(file)
    source = parse_toml(text, faults)
    if source is None:
        return (), faults
    for key in source.doc:
        if key != "shifts":
            source.error("unknown_key", (key,), *unknown_key(key, ("shifts",)))
    tables = source.doc.get("shifts", [])
    if not isinstance(tables, list) or not tables:
        faults.error(
            "empty",
            say("{file} has no [[shifts]]", file=FILE),
            say("add at least one table headed [[shifts]]; docs/files.md shows an example"),
        )
        return (), faults
    templates = [_template(source, i, table) for i, table in enumerate(tables)]
    ids_differ(source, "shifts", tables)
    _shorts_differ(source, tables)
    return tuple(template for template in templates if template is not None), faults


def _template(source: TomlSource, index: int, table: Any) -> ShiftTemplate | None:
    path = ("shifts", index)
    if not isinstance(table, dict):
        source.error(
            "table", path, say("a shift must be a table of keys and values; read {read}", read=shown(table))
        )
        return None
    unknown = [key for key in table if key not in KEYS]
    for key in unknown:
        source.error("unknown_key", (*path, key), *unknown_key(key, KEYS))
    start, end = (_clock(source, (*path, key), table) for key in ("start", "end"))
    if start is None or end is None or not _has_length(source, path, start, end):
        return None
    values = {key: value for key, value in table.items() if key in {"id", "short", "name", "breaks"}}
    values |= {"start_minute": start, "length_minutes": (end - start) % MINUTES_PER_DAY}
    template = build(
        ShiftTemplate, values, source, lambda loc: (*path, *(OURS.get(str(part), part) for part in loc))
    )
    return template if template is None or _has_work(source, path, template) else None


def _clock(source: TomlSource, path: KeyPath, table: dict[str, Any]) -> int | None:
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


def _has_length(source: TomlSource, path: KeyPath, start: int, end: int) -> bool:
    if start % MINUTES_PER_DAY != end % MINUTES_PER_DAY:
        return True
    source.error(
        "zero_length",
        (*path, "end"),
        say("the shift has no length: it starts and ends at the same time"),
        say("mend start or end; a shift lasts less than 24 hours"),
    )
    return False


def _has_work(source: TomlSource, path: KeyPath, template: ShiftTemplate) -> bool:
    if template.hours > 0:
        return True
    source.error(
        "zero_length",
        (*path, "breaks"),
        say("shift {id} has no working time: its breaks fill it", id=template.id),
        say("shorten the breaks, or make the shift longer"),
    )
    return False


def _shorts_differ(source: TomlSource, tables: list[Any]) -> None:
    seen: set[str] = set()
    for i, table in enumerate(tables):
        short = table.get("short") if isinstance(table, dict) else None
        if isinstance(short, str) and short in seen:
            source.warn(
                "same_short",
                ("shifts", i, "short"),
                say("two shifts have the short name “{short}”; they look alike in the rota", short=short),
                say("give each shift its own short name"),
            )
        seen.add(str(short))


def shifts_toml(shifts: Iterable[ShiftTemplate]) -> bytes:
    """The templates as a shifts.toml."""
    return tomli_w.dumps({"shifts": [_table(shift) for shift in shifts]}).encode()


def _table(shift: ShiftTemplate) -> dict[str, Any]:
    end = shift.end_minute if shift.end_minute == MINUTES_PER_DAY else shift.end_minute % MINUTES_PER_DAY
    return {
        "id": shift.id,
        "short": shift.short,
        "name": shift.name,
        "start": clock(shift.start_minute),
        "end": clock(end),
        "breaks": [pause.model_dump() for pause in shift.breaks],
    }


def clock(minutes: int) -> str:
    """Minutes from 00:00 as 08:30."""
    return f"{minutes // 60:02}:{minutes % 60:02}"

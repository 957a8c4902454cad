"""shifts.toml: the shift templates."""

from collections.abc import Collection
from typing import Any

from shiftplan.domain.shift import ShiftTemplate
from shiftplan.files import shift_breaks
from shiftplan.files.faults import Faults
from shiftplan.files.sentences import build, shown, unknown_key
from shiftplan.files.settings_checks import ids_differ
from shiftplan.files.shift_breaks import BreakRule, Placed
from shiftplan.files.shift_clock import Hours, read_hours
from shiftplan.files.shift_sense import makes_sense, shorts_differ
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource, parse_toml
from shiftplan.language import say

FILE = "shifts.toml"
HEADINGS = ("shifts", shift_breaks.RULES)
HOURS = ("start", "end", "parts", "start_until")
PLAIN = ("id", "short", "name", "start_step", "kind", "standby_share", "weekdays", "days", "switch")
KEYS = (*PLAIN, *HOURS, "breaks")
OURS = {"start_minute": "start", "length_minutes": "end"}


def read_shifts(text: str, file: str) -> tuple[tuple[ShiftTemplate, ...], Faults]:
    """The templates in the text of a shifts.toml."""
    faults = Faults(file)
    source = parse_toml(text, faults)
    if source is None:
        return (), faults
    for key in source.doc:
        if key not in HEADINGS:
            source.error("unknown_key", (key,), *unknown_key(key, HEADINGS))
    tables = source.doc.get("shifts", [])
    if not isinstance(tables, list) or not tables:
        faults.error(
            "empty",
            say("{file} has no [[shifts]]", file=FILE),
            say("add at least one table headed [[shifts]]; docs/files.md shows an example"),
        )
        return (), faults
    rules = shift_breaks.read_break_rules(source)
    templates = [_template(source, ("shifts", i), table, rules) for i, table in enumerate(tables)]
    ids_differ(source, "shifts", tables)
    shorts_differ(source, tables)
    return tuple(template for template in templates if template is not None), faults


def _template(
    source: TomlSource, path: KeyPath, table: Any, rules: Collection[BreakRule]
) -> ShiftTemplate | None:
    if not isinstance(table, dict):
        source.error(
            "table", path, say("a shift must be a table of keys and values; read {read}", read=shown(table))
        )
        return None
    for key in table:
        if key not in KEYS:
            source.error("unknown_key", (*path, key), *unknown_key(key, KEYS))
    hours = read_hours(source, path, table)
    breaks = _breaks(source, path, table, hours, rules) if hours else None
    if hours is None or breaks is None:
        return None
    values = {key: value for key, value in table.items() if key in PLAIN}
    values |= {"start_minute": hours.start, "length_minutes": hours.length, "start_until": hours.until}
    values["breaks"] = tuple(sorted((one.pause for one in breaks), key=lambda pause: pause.first))
    template = build(
        ShiftTemplate, values, source, lambda loc: (*path, *(OURS.get(str(part), part) for part in loc))
    )
    return template if template is not None and makes_sense(source, path, template, table) else None


def _breaks(
    source: TomlSource, path: KeyPath, table: dict[str, Any], hours: Hours, rules: Collection[BreakRule]
) -> tuple[Placed, ...] | None:
    """The breaks that the table names, else those by length (none for a split shift or a standby)."""
    if "breaks" in table:
        named = shift_breaks.read_breaks(source, (*path, "breaks"), table["breaks"])
    else:
        by_length = not hours.gaps and table.get("kind") != "standby"
        given = shift_breaks.by_length(rules, hours.length) if by_length else ()
        named = tuple(Placed(path, pause) for pause in given)
    if named is None:
        return None
    every = (*named, *(Placed((*path, "parts"), gap) for gap in hours.gaps))
    return every if shift_breaks.fit(source, every, hours.length) else None

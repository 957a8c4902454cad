"""The breaks of a shift in shifts.toml, its own or by its length, and whether they fit."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from shiftplan.domain.shift import Break, BreakKind
from shiftplan.files.sentences import build, shown, unknown_key
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource
from shiftplan.language import say

RULES = "break_rules"
RULE_KEYS = ("from_hours", "breaks")
KINDS = (BreakKind.MEAL.value, BreakKind.REST.value)
HOURS_PER_DAY = 24
MINUTES_PER_HOUR = 60


class BreakRule(NamedTuple):
    """The breaks of shifts that are at least `from_hours` long and name none."""

    from_hours: float
    breaks: tuple[Break, ...]


class Placed(NamedTuple):
    """A break and where it stands in the file."""

    path: KeyPath
    pause: Break


def read_breaks(source: TomlSource, path: KeyPath, listed: Any) -> tuple[Placed, ...] | None:
    """The breaks of a list; None with the faults recorded."""
    if not isinstance(listed, list):
        source.error(
            "tuple", path, say("breaks must be a list in square brackets; read {read}", read=shown(listed))
        )
        return None
    found = [_break(source, (*path, i), table) for i, table in enumerate(listed)]
    sound = tuple(placed for placed in found if placed is not None)
    return sound if len(sound) == len(found) else None


def read_break_rules(source: TomlSource) -> tuple[BreakRule, ...]:
    """The rules, those of the longest shifts first; faults are recorded."""
    tables = source.doc.get(RULES, [])
    if not isinstance(tables, list):
        source.error("table", (RULES,), say("write each rule under a heading [[break_rules]]"))
        return ()
    found = [_rule(source, (RULES, i), table) for i, table in enumerate(tables)]
    rules = sorted((rule for rule in found if rule is not None), key=lambda rule: -rule.from_hours)
    for one, other in pairwise(rules):
        if one.from_hours == other.from_hours:
            source.error(
                "duplicate",
                (RULES,),
                say("two [[break_rules]] are for shifts from {hours:g} hours", hours=one.from_hours),
                say("keep one of them"),
            )
    return tuple(rules)


def by_length(rules: Iterable[BreakRule], length_minutes: int) -> tuple[Break, ...]:
    """The breaks that the rules (longest first) give to a shift of this length."""
    return next((r.breaks for r in rules if r.from_hours * MINUTES_PER_HOUR <= length_minutes), ())


def fit(source: TomlSource, placed: Iterable[Placed], length_minutes: int) -> bool:
    """Whether every break lies inside the shift and none may meet another; if not, faults are recorded."""
    ordered = sorted(placed, key=lambda one: one.pause.first)
    inside = [_lies_inside(source, one, length_minutes) for one in ordered]
    apart = [_keeps_apart(source, one, other) for one, other in pairwise(ordered)]
    return all([*inside, *apart])


def _break(source: TomlSource, path: KeyPath, table: Any) -> Placed | None:
    if not isinstance(table, dict):
        source.error(
            "table", path, say("a break must be a table of keys and values; read {read}", read=shown(table))
        )
        return None
    if table.get("kind", KINDS[0]) not in KINDS:
        source.error(
            "kind",
            (*path, "kind"),
            say(
                "kind of a break must be one of {allowed}; read {read}",
                allowed=", ".join(KINDS),
                read=shown(table["kind"]),
            ),
            say("hours off between two parts of a shift are written as parts"),
        )
        return None
    values = {"after_minutes": table["earliest"], **table} if "earliest" in table else table
    pause = build(Break, values, source, lambda loc: (*path, *loc))
    return None if pause is None or not _in_its_window(source, path, pause) else Placed(path, pause)


def _in_its_window(source: TomlSource, path: KeyPath, pause: Break) -> bool:
    if pause.first <= pause.after_minutes <= pause.last:
        return True
    source.error(
        "window",
        (*path, "after_minutes"),
        say(
            "after_minutes is {minutes}, outside the window of the break, {first} to {last}",
            minutes=pause.after_minutes,
            first=pause.first,
            last=pause.last,
        ),
        say("give earliest, latest and between them after_minutes, all in minutes from the start"),
    )
    return False


def _lies_inside(source: TomlSource, placed: Placed, length_minutes: int) -> bool:
    pause = placed.pause
    if pause.last + pause.minutes <= length_minutes:
        return True
    source.error(
        "window",
        placed.path,
        say(
            "a break of {minutes} min that begins {last} min after the start does not fit into {length} min",
            minutes=pause.minutes,
            last=pause.last,
            length=length_minutes,
        ),
        say("let it begin {most} min after the start at the latest", most=length_minutes - pause.minutes)
        if pause.minutes < length_minutes
        else say("make it shorter"),
    )
    return False


def _keeps_apart(source: TomlSource, one: Placed, other: Placed) -> bool:
    ends = one.pause.last + one.pause.minutes
    if other.pause.first >= ends:
        return True
    source.error(
        "overlap",
        other.path,
        say(
            "two breaks may meet: one may last until {ends} min after the start, the next begin at {first}",
            ends=ends,
            first=other.pause.first,
        ),
        say("move one of them, or narrow their windows"),
    )
    return False


def _rule(source: TomlSource, path: KeyPath, table: Any) -> BreakRule | None:
    if not isinstance(table, dict):
        source.error("table", path, say("write each rule under a heading [[break_rules]]"))
        return None
    for key in table:
        if key not in RULE_KEYS:
            source.error("unknown_key", (*path, key), *unknown_key(key, RULE_KEYS))
    hours = table.get("from_hours")
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 <= hours < HOURS_PER_DAY:
        source.error(
            "from_hours",
            (*path, "from_hours"),
            say("from_hours must be a number of hours from 0 to below 24; read {read}", read=shown(hours)),
        )
        return None
    placed = read_breaks(source, (*path, "breaks"), table.get("breaks", []))
    if placed is None or not fit(source, placed, round(hours * MINUTES_PER_HOUR)):
        return None
    return BreakRule(hours, _in_order(placed))


def _in_order(placed: Iterable[Placed]) -> tuple[Break, ...]:
    return tuple(sorted((one.pause for one in placed), key=lambda pause: pause.first))

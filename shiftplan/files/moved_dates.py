"""A text of TOML with all its days moved and some numbers replaced; comments and all else stay."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from shiftplan.domain.lesson import Default
from shiftplan.files.moments import parse_day, parse_moment

KEPT_NAMES = ("statutory_days",)
"""Days that belong to a year, not to the sale: emptied, never moved."""


def moved(text: str, by: timedelta, name: tuple[str, str] = ("", ""), changes: Iterable[Default] = ()) -> str:
    """`text` with every day and moment later by `by`, the year in names replaced (`name`: old, new), and the
    numbers of `changes` put in.
    """
    import tomlkit  # noqa: PLC0415 - only this and its like write over a text that a person wrote

    doc = tomlkit.parse(text)
    _move(doc, by)
    for table in (doc, doc.get("event", {})):
        if name[0] and isinstance(table.get("name"), str):
            table["name"] = table["name"].replace(*name)
    for change in changes:
        _put(doc, change.path, change.after)
    return tomlkit.dumps(doc)


def _move(node: Any, by: timedelta) -> None:
    pairs = list(node.items()) if isinstance(node, dict) else list(enumerate(node))
    for key, value in pairs:
        if key in KEPT_NAMES:
            node[key] = []
        elif isinstance(value, date):  # a moment is a date too
            node[key] = value + by
        elif isinstance(value, str) and (text := _text_moved(value, by)) != value:
            node[key] = text
        elif isinstance(value, dict | list):
            _move(value, by)


def _text_moved(text: str, by: timedelta) -> str:
    """A day or moment written as text, moved; any other text as it is."""
    with suppress(ValueError):
        return str(parse_day(text) + by)
    with suppress(ValueError):
        return f"{parse_moment(text) + by:%Y-%m-%d %H:%M:%S}"
    return text


def _put(node: Any, path: tuple[str, ...], value: float | tuple[float, ...]) -> None:
    """Go down by key, or by `id` in a list of tables; tables that are missing are made."""
    import tomlkit  # noqa: PLC0415 - see above

    for key in path[:-1]:
        if isinstance(node, list):
            node = next(table for table in node if table.get("id") == key)
        else:
            if key not in node:
                node[key] = tomlkit.table()
            node = node[key]
    node[path[-1]] = list(value) if isinstance(value, tuple) else value

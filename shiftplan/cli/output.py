"""How commands print: aligned tables of wide characters, JSON, one-sentence errors."""

import json
import math
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from shiftplan.errors import ShiftplanError
from shiftplan.language import _, printable, say, width

NARROW_HEADING = 8


def emit_json(data: Any) -> None:
    """Print `data` as one JSON document on stdout."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str, allow_nan=False))


def talk(text: object) -> None:
    """Say something to the person, on stderr."""
    click.echo(str(text), err=True)


def table(headings: Sequence[object], rows: Iterable[Sequence[object]], spare: Sequence[int] = ()) -> str:
    """Rows in aligned columns: numbers to the right, texts to the left.

    On a terminal that is too narrow headings take several lines, and then the columns `spare` are left out,
    the first of them first, which a last line says; a pipe or a file always gets all of them.
    """
    body = [[_cell(value) for value in row] for row in rows]
    names = [str(heading) for heading in headings]
    space, whole = room(), list(range(len(names)))
    for flat, count in ((True, 0), *((False, count) for count in range(len(spare) + 1))):
        kept = [column for column in whole if column not in spare[:count]]
        lines = _aligned([names[i] for i in kept], [[row[i] for i in kept] for row in body], flat=flat)
        if max(map(width, lines)) <= space:
            break
    if len(kept) < len(whole):
        missing = listed(dict.fromkeys(names[i] for i in spare[: len(whole) - len(kept)]))
        lines.append(
            str(say("left out, the terminal is narrow: {columns}; all with | less -S", columns=missing))
        )
    return "\n".join(lines)


def listed(words: Iterable[object]) -> str:
    """Words one after another, with the comma of the language."""
    return _(", ").join(map(str, words))


def room() -> float:
    """Columns for a line; without end unless a terminal shows it."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else math.inf


def _aligned(names: list[str], body: list[list[str]], *, flat: bool) -> list[str]:
    """The lines of a table; unless `flat`, headings are broken between words."""
    columns = range(len(names))
    broad = [max((width(line[i]) for line in body), default=0) for i in columns]
    heads = [[name] if flat else _broken(name, most) for name, most in zip(names, broad, strict=True)]
    height = max(map(len, heads))
    top = [[""] * (height - len(head)) + head for head in heads]
    lines = [[top[i][depth] for i in columns] for depth in range(height)]
    widths = [max(broad[i], *map(width, heads[i])) for i in columns]
    right = [all(_is_number(line[i]) for line in body) and bool(body) for i in columns]
    return [_row(line, widths, right) for line in (*lines, *body)]


def _broken(name: str, room: int) -> list[str]:
    """A heading in lines of about `room` columns, where its words allow it; a sign stays with its word."""
    lines: list[str] = []
    for word in name.split(" "):
        if lines and (len(word) == 1 or width(f"{lines[-1]} {word}") <= max(room, NARROW_HEADING)):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _row(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = (
        " " * (w - width(cell)) + cell if r else cell + " " * (w - width(cell))
        for cell, w, r in zip(cells, widths, right, strict=True)
    )
    return "  ".join(padded).rstrip()


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}"
    return "" if value is None else printable(str(value))


def _is_number(text: str) -> bool:
    return not text or text.strip("-+%").replace(",", "").replace(".", "", 1).isdigit()


def show_error(error: ShiftplanError) -> None:
    talk(say("error: {sentence}", sentence=error.message))
    if error.hint:
        talk(f"  → {error.hint}")

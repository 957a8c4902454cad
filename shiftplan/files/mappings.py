"""mappings.toml: how files of one shape were read before, so that next week's is read without asking; which
export of figures is followed.
"""

import tomllib
from collections.abc import Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import tomli_w
from pydantic import ValidationError

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.domain.list_changes import ListKind
from shiftplan.domain.mapping import Mapping
from shiftplan.errors import ShiftplanError
from shiftplan.files.measured.mapping import MeasuredMapping
from shiftplan.files.people_lists.mapping import ListMapping
from shiftplan.files.stamps import content_of
from shiftplan.files.tabular.days import Calendar
from shiftplan.files.tabular.heading import Headed, find_heading, hour_columns, is_day_heading
from shiftplan.files.tabular.sheet import Book, Value, text_of
from shiftplan.files.tabular.words import key
from shiftplan.files.text import decode
from shiftplan.language import say

FILE = "mappings.toml"
MOST = 50
DAY, HOUR = "<day>", "<hour>"
NOTHING = "-"
"""Followed: no export, not even an actuals.csv that lies there."""


class Shape(Frozen):
    """What files of one form have in common; `found_header` is the line where headings seemed to be."""

    signature: str
    headings: tuple[str, ...] = ()
    found_header: int = 1

    def with_mapping(self, mapping: Mapping) -> "Remembered":
        return Remembered(**self.model_dump(), mapping=mapping)


class Remembered(Shape):
    """How files of a form were read."""

    mapping: Mapping


class RememberedList(Frozen):
    """How a list of people or of absences was read."""

    signature: str
    headings: tuple[str, ...] = ()
    mapping: ListMapping


class RememberedFigures(Frozen):
    """How an export of figures was read."""

    signature: str
    headings: tuple[str, ...] = ()
    mapping: MeasuredMapping


class _File(Frozen):
    followed: str = ""
    mappings: tuple[Remembered, ...] = ()
    lists: tuple[RememberedList, ...] = ()
    figures: tuple[RememberedFigures, ...] = ()


def shape_of(book: Book, calendar: Calendar) -> Shape:
    """What a file is known by: the headings of its longest sheet.

    Days and hours side by side count as one heading each, so that another week has the same shape.
    """
    headed = max(
        (find_heading(sheet, calendar) for sheet in book.sheets), key=lambda one: len(one.sheet.records)
    )
    words = _words(headed, calendar) or (f"{headed.width} columns",)
    digest = sha256("\n".join(words).encode()).hexdigest()[:16]
    return Shape(signature=digest, headings=words, found_header=headed.line)


def _words(headed: Headed, calendar: Calendar) -> tuple[str, ...]:
    hours = hour_columns(headed.headings)
    words = (
        DAY if is_day_heading(cell, calendar) else HOUR if column in hours else key(text_of(cell))
        for column, cell in enumerate(headed.headings)
    )
    runs = ((word, [*run]) for word, run in groupby(words))
    return tuple(part for word, run in runs for part in ([word] if word in {DAY, HOUR} else run))


def list_shape(kind: ListKind, heading: Sequence[Value]) -> tuple[str, tuple[str, ...]]:
    """What lists with these headings are known by, and the headings as they are compared."""
    words = tuple(key(cell) for cell in heading)
    return sha256("\n".join((kind.value, *words)).encode()).hexdigest()[:16], words


def read_mappings(folder: Path) -> tuple[tuple[Remembered, ...], tuple[Finding, ...]]:
    """What is remembered in a plan folder; a file that cannot be read is told and counts as empty."""
    known, troubles = _read(folder)
    return known.mappings, troubles


def read_lists(folder: Path) -> tuple[RememberedList, ...]:
    """How lists were read; none when the file cannot be read, which `read_mappings` tells."""
    return _read(folder)[0].lists


def figures_signature(headings: Sequence[str]) -> str:
    """What exports of figures with these headings are known by."""
    return sha256("\n".join(("figures", *headings)).encode()).hexdigest()[:16]


def read_figures(folder: Path, headings: Sequence[str]) -> MeasuredMapping | None:
    """How an export with these headings was read before."""
    signature = figures_signature(headings)
    known = _read(folder)[0].figures
    return next((one.mapping for one in known if one.signature == signature), None)


def with_figures(folder: Path, headings: tuple[str, ...], mapping: MeasuredMapping) -> bytes:
    """The file of a folder with how an export of figures is read, the newest first."""
    known, _ = _read(folder)
    signature = figures_signature(headings)
    new = RememberedFigures(signature=signature, headings=headings, mapping=mapping)
    others = [one for one in known.figures if one.signature != signature]
    return _toml(known.model_copy(update={"figures": (new, *others[: MOST - 1])}))


def read_followed(folder: Path) -> str:
    """The export that is followed as it was told; "" when nobody told, NOTHING when it was ended."""
    return _read(folder)[0].followed


def with_followed(folder: Path, path: str) -> bytes:
    """The file of a folder that remembers another export, or NOTHING."""
    known, _ = _read(folder)
    return _toml(known.model_copy(update={"followed": path}))


def _read(folder: Path) -> tuple[_File, tuple[Finding, ...]]:
    try:
        content = content_of(folder / FILE)
        if content is None:
            return _File(), ()
        return _File.model_validate(tomllib.loads(decode(content, FILE))), ()
    except (ShiftplanError, tomllib.TOMLDecodeError, ValidationError, RecursionError):
        return _File(), (_unreadable(),)


def with_mapping(folder: Path, new: Remembered) -> bytes:
    """The file of a folder with `new` in the place of what was known for its signature, the newest first."""
    known, _ = _read(folder)
    others = [one for one in known.mappings if one.signature != new.signature]
    return _toml(known.model_copy(update={"mappings": (new, *others[: MOST - 1])}))


def with_list(folder: Path, new: RememberedList) -> bytes:
    """The same for a list."""
    known, _ = _read(folder)
    others = [one for one in known.lists if one.signature != new.signature]
    return _toml(known.model_copy(update={"lists": (new, *others[: MOST - 1])}))


def _toml(known: _File) -> bytes:
    entries = known.model_dump(mode="json")
    return tomli_w.dumps({name: found for name, found in entries.items() if found}).encode()


def _unreadable() -> Finding:
    return Finding(
        code="mappings",
        severity=Severity.WARNING,
        message=say("what was remembered of imports before cannot be read and is left aside"),
        hint=say("it will be written anew; nothing else hangs on it"),
        place=Place(file=FILE),
    )

"""A CSV text as rows with named columns; headings may be English or Chinese."""

import csv
import difflib
import io
from collections.abc import Iterable
from dataclasses import dataclass

from shiftplan.files.csv_text import undefuse
from shiftplan.files.faults import Faults, cut, nearest
from shiftplan.files.moments import plain
from shiftplan.language import say

DELIMITERS = (",", ";", "\t", "，")
LIKE = 0.75  # how alike a heading must be to count as a slip of the pen


@dataclass(frozen=True)
class Column:
    """A column by its English heading, with the other headings that mean the same."""

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Line:
    """One record: the line on which it starts, its cells by column name ("" where there is none), and the
    heading that the file has for each column.
    """

    line: int
    cells: dict[str, str]
    headings: dict[str, str]


@dataclass(frozen=True)
class Table:
    columns: frozenset[str]
    lines: tuple[Line, ...]


def read_table(text: str, columns: Iterable[Column], faults: Faults) -> Table | None:
    """The records of a CSV text, blank ones left out; None when the heading or the quoting is broken."""
    known = tuple(columns)
    records = _records(text, faults)
    if records is None:
        return None
    if not records:
        faults.error(
            "empty",
            say("the file is empty"),
            say("begin it with the heading {heading}", heading=",".join(column.name for column in known)),
        )
        return None
    names = _names(records[0][1], known, faults)
    if names is None:
        return None
    as_written = {name: cut(plain(cell)) for name, cell in zip(names, records[0][1], strict=True) if name}
    lines = tuple(_line(as_written, names, number, cells, faults) for number, cells in records[1:])
    return Table(frozenset(name for name in names if name), lines)


def headings(text: str) -> tuple[str, ...]:
    """The cells of the first row, plain; () when there is none."""
    records = _records("\n".join(text.splitlines()[:1]), Faults(""))
    return tuple(plain(cell) for cell in records[0][1]) if records else ()


def names_of(text: str, columns: Iterable[Column], faults: Faults) -> list[str] | None:
    """The column name of each cell of the first record, "" for those that nobody reads; None as above."""
    records = _records(text, faults)
    return _names(records[0][1], tuple(columns), faults) if records else None


def matches(names: Iterable[str], columns: Iterable[Column]) -> bool:
    """Whether a heading of these `names` has every required column."""
    folded = {_folded(name) for name in names}
    needed = (column for column in columns if column.required)
    return all(folded & {_folded(heading) for heading in column.headings} for column in needed)


def _records(text: str, faults: Faults) -> list[tuple[int, list[str]]] | None:
    """(first line, cells) of every record that is not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    found: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        faults.error(
            "quotes",
            say("a quotation mark is opened and not closed, or stands in the middle of a cell"),
            say("close the mark, or write it twice where it belongs to the text"),
            line,
        )
        return None
    return found


def delimiter_of(text: str) -> str:
    """The sign between the cells of a CSV text."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def _names(cells: list[str], known: tuple[Column, ...], faults: Faults) -> list[str] | None:
    """The column name of each cell of the heading, "" for those that nobody reads."""
    by_heading = {_folded(heading): column.name for column in known for heading in column.headings}
    names = [by_heading.get(_folded(cell), "") for cell in cells]
    for cell, name in zip(cells, names, strict=True):
        if not name and cell.strip():
            _unknown(cell, by_heading, faults)
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        faults.error(
            "duplicate_column", say("the column {column} is there twice", column=name), None, 1, name
        )
    for column in known:
        if column.required and column.name not in names:
            faults.error(
                "missing_column",
                say("the column {column} is missing", column=column.name),
                say(
                    "add it to the heading; it may be called {headings}", headings=", ".join(column.headings)
                ),
                1,
                column.name,
            )
    return None if faults.broken else names


def _unknown(cell: str, known: dict[str, str], faults: Faults) -> None:
    """A heading like a known one is a slip of the pen; any other is a column kept for other uses."""
    read = cut(plain(cell))
    near = nearest(_folded(cell), known)
    if difflib.SequenceMatcher(None, _folded(cell), near).ratio() >= LIKE:
        faults.error(
            "unknown_column",
            say("unknown column “{read}”", read=read),
            say("the nearest known one is {nearest}", nearest=near),
            1,
            read,
        )
    else:
        faults.warn("unused_column", say("the column “{read}” is not used", read=read), None, 1, read)


def _line(
    as_written: dict[str, str], names: list[str], number: int, cells: list[str], faults: Faults
) -> Line:
    if any(cell.strip() for cell in cells[len(names) :]):
        faults.error(
            "too_many_cells",
            say(
                "the line has {count} {count:cell|cells}, the heading {expected}",
                count=len(cells),
                expected=len(names),
            ),
            say("put a cell that holds a comma in quotation marks"),
            number,
        )
    filled = [*cells, *[""] * (len(names) - len(cells))]
    by_name = {
        name: undefuse(cell) if cell[:1] == "'" else cell
        for name, cell in zip(names, filled, strict=False)
        if name
    }
    return Line(number, by_name, as_written)


def _folded(heading: str) -> str:
    return plain(heading).casefold().replace(" ", "_").strip("_")

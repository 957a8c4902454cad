"""A table as read from a file: a grid of cells that know where they stand, before any meaning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from string import ascii_uppercase

from shiftplan.errors import BadInput
from shiftplan.files.csv_text import number, undefuse
from shiftplan.files.moments import plain
from shiftplan.files.tabular.remembered import Remembered
from shiftplan.language import say

Value = str | float | datetime | time
"""What a cell holds: text, a number, a date (with its time) or a time. "" is an empty cell."""

MAX_ROWS = 400_000  # 62 days in 5-minute rows of 6 queues and 3 scenarios are 321,000
MAX_COLUMNS = 2_000
MAX_CELLS = 5_000_000
MAX_CHARACTERS = 32_767  # of a cell; what a spreadsheet holds
LETTERS = len(ascii_uppercase)
MIDNIGHT = time()


Rows = Remembered[tuple[Value, ...], tuple[Value, ...]]
"""Cells without the empty ones at their end, by the cells as they stand in the file."""


@dataclass(frozen=True)
class Record:
    """A row: the line of the file on which it starts and its cells, without the empty ones at its end."""

    line: int
    cells: tuple[Value, ...]

    def at(self, column: int) -> Value:
        """The cell of a column, counted from 0."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """Rows that hold anything. `spreadsheet` says that cells are named as in B7."""

    name: str
    records: tuple[Record, ...]
    spreadsheet: bool = False

    @property
    def width(self) -> int:
        return max((len(record.cells) for record in self.records), default=0)

    def record(self, line: int) -> Record | None:
        """The row that starts on this line."""
        return next((record for record in self.records if record.line == line), None)


@dataclass(frozen=True)
class Book:
    """The sheets of a file, and how it was read: `encoding` and `separator` of a text, "" for a workbook.

    `formulas` counts the cells whose formula was saved without its value.
    """

    file: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    separator: str = ""
    formulas: int = 0
    hidden: tuple[str, ...] = field(default=())

    def sheet(self, name: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def records_of(
    rows: Iterable[tuple[int, Iterable[Value]]], file: str, known: Rows | None = None
) -> tuple[Record, ...]:
    """Rows that hold anything; raises `BadInput` for a table larger than a forecast can be. `known` are rows
    as they were read before.
    """
    found: list[Record] = []
    cells = 0
    for line, row in rows:
        record = Record(line, _trimmed(row, file) if known is None else _known(row, file, known))
        if not record.cells:
            continue
        found.append(record)
        cells += len(record.cells)
        if len(found) > MAX_ROWS or cells > MAX_CELLS:
            raise _too_large(file)
    return tuple(found)


def _known(row: Iterable[Value], file: str, known: Rows) -> tuple[Value, ...]:
    raw = tuple(row)
    return known.of(raw, lambda: _trimmed(raw, file))


def _trimmed(row: Iterable[Value], file: str) -> tuple[Value, ...]:
    cells: list[Value] = []
    length = 0
    for column, value in enumerate(row):
        cell = undefuse(value.strip()) if isinstance(value, str) else value
        cells.append(cell)
        if cell != "":
            _check_cell(cell, column, file)
            length = column + 1
    return tuple(cells[:length])


def _check_cell(cell: Value, column: int, file: str) -> None:
    if column >= MAX_COLUMNS:
        raise BadInput(
            say("{path} has more than {most} columns", path=file, most=f"{MAX_COLUMNS:,}"),
            say("keep the columns of dates, times, queues and contacts only"),
        )
    if isinstance(cell, str) and len(cell) > MAX_CHARACTERS:
        raise BadInput(
            say("{path} holds a cell of {count} characters", path=file, count=f"{len(cell):,}"),
            say("look for a quotation mark that is opened and not closed"),
        )


def _too_large(file: str) -> BadInput:
    return BadInput(
        say("{path} holds more than {most} rows or too many cells", path=file, most=f"{MAX_ROWS:,}"),
        say("keep only the rows of the plan's days"),
    )


def letters(column: int) -> str:
    """The name of a column, counted from 0, as a spreadsheet shows it: A to Z, then AA."""
    name = ""
    rest = column + 1
    while rest:
        rest, letter = divmod(rest - 1, LETTERS)
        name = ascii_uppercase[letter] + name
    return name


def column_of(name: str) -> int | None:
    """The column, counted from 0, that a spreadsheet calls `name`; None when it is no such name."""
    wanted = name.upper()
    if not wanted or len(wanted) > 3 or any(letter not in ascii_uppercase for letter in wanted):  # noqa: PLR2004 - columns go up to XFD
        return None
    index = 0
    for letter in wanted:
        index = index * LETTERS + ascii_uppercase.index(letter) + 1
    return index - 1


def text_of(value: Value) -> str:
    """A cell as text: dates as 2027-11-01, with 08:00 behind them when there is a time; 5 rather than 5.0."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == MIDNIGHT else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return number(value) if isinstance(value, float) else value


def folded(value: Value) -> str:
    """A cell for comparing: narrow signs, no spaces or brackets' content at its ends, small letters."""
    return " ".join(plain(text_of(value)).casefold().split())


def as_text(sheet: Sheet) -> Iterator[list[str]]:
    """The rows as text, one for each line of the file, so that lines keep their numbers."""
    line = 1
    for record in sheet.records:
        while line < record.line:
            yield []
            line += 1
        yield [" ".join(text_of(cell).splitlines()) for cell in record.cells]
        line += 1


def as_day(value: date) -> datetime:
    return datetime.combine(value, MIDNIGHT)


def from_duration(value: timedelta) -> float:
    """A length of time as a spreadsheet counts it: in days."""
    return value / timedelta(days=1)

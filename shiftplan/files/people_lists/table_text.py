"""A CSV text edited cell by cell: what nobody changed stays as it was written, unknown columns too."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from shiftplan.files.csv_text import defuse, undefuse
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.moments import plain
from shiftplan.files.table import Column, delimiter_of, names_of

Cells = Mapping[str, str]
RETURNS = re.compile(r"\r\n?")
"""Ends of lines that a CSV reader would take for the end of a record."""


@dataclass(frozen=True)
class Record:
    """A record on the lines [first, behind) of the text, both from 0; `cells` as they are written."""

    first: int
    behind: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class TableText:
    """`names` are the columns: those known by name, the others by their heading."""

    lines: tuple[str, ...]
    delimiter: str
    names: tuple[str, ...]
    records: tuple[Record, ...] = field(default=())

    @classmethod
    def of(cls, text: str, file: str, columns: Iterable[Column]) -> "TableText":
        """Raises `BadPlan` when the heading or the quoting is broken."""
        faults = Faults(file)
        known = names_of(text, tuple(columns), faults)
        if known is None:
            raise BadPlan(faults.findings)
        delimiter = delimiter_of(text)
        (first, *records) = _records(text, delimiter)
        heading = [plain(cell) for cell in first.cells]
        names = tuple(name or title for name, title in zip(known, heading, strict=True))
        return cls(tuple(io.StringIO(text, newline="")), delimiter, names, (first, *records))

    @property
    def rows(self) -> tuple[Record, ...]:
        """The records below the heading."""
        return self.records[1:]

    def cells(self, record: Record) -> dict[str, str]:
        """The cells by column, as they were meant."""
        filled = [*record.cells, *[""] * (len(self.names) - len(record.cells))]
        return {name: undefuse(cell).strip() for name, cell in zip(self.names, filled, strict=False) if name}

    def edited(self, changed: Mapping[Record, Cells], gone: Iterable[Record], new: Sequence[Cells]) -> str:
        """The text with some cells changed, records gone and others behind them; columns are added where
        a cell needs one.
        """
        wanted = [*changed.values(), *new]
        added = tuple(
            dict.fromkeys(n for one in wanted for n, cell in one.items() if cell and n not in self.names)
        )
        names = (*self.names, *added)
        heading = {self.records[0]: {name: name for name in added}}
        left, at = set(gone), 0
        out: list[str] = []
        for record in self.records:
            out += self.lines[at : record.first]
            at = record.behind
            cells = {**changed, **heading}.get(record, {})
            if record in left:
                continue
            if cells or added:
                out.append(self._row(_with(record.cells, names, cells)))
            else:
                out += self.lines[record.first : at]
        text = "".join([*out, *self.lines[at:]])
        end = "" if not text or text.endswith(("\n", "\r")) else self._end
        return text + (end if new else "") + "".join(self._row(_with((), names, one)) for one in new)

    @property
    def _end(self) -> str:
        return "\r\n" if any(line.endswith("\r\n") for line in self.lines) else "\n"

    def _row(self, cells: Sequence[str]) -> str:
        out = io.StringIO()
        csv.writer(out, delimiter=self.delimiter, lineterminator=self._end).writerow(cells)
        return out.getvalue()


def _with(there: Sequence[str], names: Sequence[str], cells: Cells) -> list[str]:
    """A row of all columns with these cells put in."""
    row = [*there, *[""] * (len(names) - len(there))]
    for column, name in enumerate(names):
        if name in cells:
            row[column] = defuse(RETURNS.sub("\n", cells[name]))
    return row


def _records(text: str, delimiter: str) -> list[Record]:
    """The records that are not blank, where they stand."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found, line = [], 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            found.append(Record(line, reader.line_num, tuple(cells)))
        line = reader.line_num
    return found

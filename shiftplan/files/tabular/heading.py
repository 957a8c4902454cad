"""The row of headings, and the columns under it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from shiftplan.domain.mapping import ColumnField
from shiftplan.files.tabular.clocks import parse_span
from shiftplan.files.tabular.days import Calendar, is_day
from shiftplan.files.tabular.numbers import is_number
from shiftplan.files.tabular.sheet import Record, Sheet, Value, column_of, letters, text_of
from shiftplan.files.tabular.words import exact_field, key, likely_field

LOOKED_AT = 40
MARK = "#"
AMOUNT_FIELDS = (ColumnField.CONTACTS, ColumnField.VISITORS, ColumnField.INQUIRY_RATE)
FEWEST_HOURS = 3
RUN_OF_HOURS = 6


@dataclass(frozen=True)
class Headed:
    """A sheet with the position of its headings among its records; None when it has none."""

    sheet: Sheet
    index: int | None

    @property
    def line(self) -> int:
        """The line of the headings, 0 when there are none."""
        return 0 if self.index is None else self.sheet.records[self.index].line

    @property
    def headings(self) -> tuple[Value, ...]:
        return () if self.index is None else self.sheet.records[self.index].cells

    @property
    def body(self) -> tuple[Record, ...]:
        """The rows below the headings."""
        return self.sheet.records[0 if self.index is None else self.index + 1 :]

    @property
    def above(self) -> tuple[Record, ...]:
        return self.sheet.records[: self.index or 0]

    @cached_property
    def width(self) -> int:
        return max(len(self.headings), max((len(record.cells) for record in self.body), default=0))

    def heading(self, column: int) -> Value:
        return self.headings[column] if column < len(self.headings) else ""

    def reference(self, column: int) -> str:
        """The name that a mapping has for a column: its heading, or #C where that is empty or not its own."""
        text = text_of(self.heading(column))
        same = self._counts[key(text)]
        return text if text and same == 1 and not text.startswith(MARK) else MARK + letters(column)

    def column(self, reference: str) -> int | None:
        """The column of a reference: `#C`, a heading, or a letter that is no heading; None for neither."""
        if reference.startswith(MARK):
            return self._inside(column_of(reference[1:]))
        for alike in (text_of, key):
            wanted = alike(reference)
            found = [i for i, heading in enumerate(self.headings) if wanted and alike(heading) == wanted]
            if len(found) == 1:
                return found[0]
        return self._inside(column_of(reference)) if reference.isascii() else None

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(key(heading) for heading in self.headings)

    def _inside(self, column: int | None) -> int | None:
        return column if column is not None and column < self.width else None

    def values(self, column: int, most: int = 400) -> list[Value]:
        """The cells of a column that hold anything, the first `most`."""
        cells = (record.at(column) for record in self.body)
        found: list[Value] = []
        for cell in cells:
            if cell != "":
                found.append(cell)
            if len(found) == most:
                break
        return found


def find_heading(sheet: Sheet, calendar: Calendar, line: int | None = None) -> Headed:
    """The sheet with its likeliest row of headings, or with the row on `line` (0: none)."""
    if line is not None:
        told = next((i for i, record in enumerate(sheet.records) if record.line == line), None)
        return Headed(sheet, told)
    scores = [_score(record, calendar) for record in sheet.records[:LOOKED_AT]]
    best = max(scores, default=0)
    return Headed(sheet, scores.index(best) if best else None)


def _score(record: Record, calendar: Calendar) -> int:
    """How much a row looks like headings: known words, or days or hours side by side."""
    cells = {key(cell): cell for cell in record.cells if cell != ""}
    if len(cells) < 2 and len(record.cells) > 1:  # noqa: PLR2004 - a title, perhaps merged over the table
        return 0
    words = sum(_word_score(cell) for cell in cells.values() if isinstance(cell, str))
    return words + _wide_score(tuple(cells.values()), calendar)


def second_heading(headed: Headed) -> bool:
    """Whether the row below the headings says what the amounts under each of them are: 访客数, 询单率."""
    below = headed.body[:1]
    if headed.index is None or not below or any(is_number(cell) for cell in below[0].cells):
        return False
    return sum(exact_field(cell) in AMOUNT_FIELDS for cell in below[0].cells) > 1


def _word_score(cell: str) -> int:
    if exact_field(cell):
        return 3
    return 2 if likely_field(cell) and len(cell) <= 20 else 0  # noqa: PLR2004 - longer ones are sentences


def _wide_score(cells: Sequence[Value], calendar: Calendar) -> int:
    days = sum(is_day_heading(cell, calendar) for cell in cells)
    hours = len(hour_columns(cells))
    return max(2 + days if days > 1 else 0, 2 + hours if hours else 0)


def is_day_heading(cell: Value, calendar: Calendar) -> bool:
    """Whether a heading is a day; bare numbers are days only where they lie in the plan."""
    if isinstance(cell, float) or (isinstance(cell, str) and cell.isdecimal() and len(cell) < 8):  # noqa: PLR2004 - a date has eight digits
        return is_day(cell, calendar) and calendar.holds(calendar.day(cell))
    return is_day(cell, calendar)


def hour_columns(cells: Sequence[Value]) -> dict[int, int]:
    """Minutes after 0:00 by column, of headings that are times of the day side by side."""
    marked = {i: minute for i, cell in enumerate(cells) if (minute := _marked_time(cell)) is not None}
    if len(set(marked.values())) >= FEWEST_HOURS:
        return marked
    bare = {i: int(text_of(cell)) for i, cell in enumerate(cells) if _bare_hour(cell)}
    values = list(bare.values())
    run = values == list(range(values[0], values[0] + len(values))) if values else False
    return {i: hour * 60 for i, hour in bare.items()} if run and len(values) >= RUN_OF_HOURS else {}


def _bare_hour(cell: Value) -> bool:
    text = text_of(cell)
    return text.isdecimal() and len(text) <= 2 and int(text) <= 24  # noqa: PLR2004 - hours of a day


def _marked_time(cell: Value) -> int | None:
    """The minute of a time that cannot be a mere number."""
    if isinstance(cell, float) or text_of(cell).isdecimal():
        return None
    try:
        return parse_span(cell).start
    except ValueError:
        return None

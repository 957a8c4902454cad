"""Where in a sheet the grid of people and days is: its heading, its columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shiftplan.domain.finding import Place
from shiftplan.files.handback.headings import IDS, LEGEND, NAMES, WITHIN, column_called, column_holding
from shiftplan.files.handback.names import squeezed
from shiftplan.files.handback.people import People
from shiftplan.files.tabular.days import Calendar, order_of
from shiftplan.files.tabular.sheet import Record, Sheet, letters, text_of

FEWEST_DAYS = 2
"""Days side by side by which a heading is known that has no word for people."""


@dataclass(frozen=True)
class Grid:
    """A sheet with people and days. `days` are the columns of days in the plan, `others` those of days
    outside it; `ids` or `names` is None for a column that is not there, `guessed` those that no heading
    names. `file` names the sheet, too.
    """

    file: str
    sheet: Sheet
    heading: Record
    ids: int | None
    names: int | None
    days: tuple[tuple[int, date], ...]
    others: tuple[int, ...]
    guessed: tuple[tuple[int, str], ...] = ()

    def lines(self) -> Iterator[Record]:
        """The lines below the heading, without those that explain the shifts: they are narrow, so whoever was
        added below them is told by the width.
        """
        explained = 0
        for record in self.sheet.records:
            if record.line <= self.heading.line:
                continue
            if any(text_of(cell).strip() in LEGEND for cell in record.cells):
                explained = _width(record)
            elif not explained or _width(record) > explained:
                yield record

    def id_of(self, record: Record) -> str:
        return "" if self.ids is None else squeezed(text_of(record.at(self.ids)))

    def name_of(self, record: Record) -> str:
        return "" if self.names is None else squeezed(text_of(record.at(self.names)))

    def place(self, line: int, column: int | None = None) -> Place:
        """Where a line or a cell is: the column by its heading, or as in B7 in a spreadsheet."""
        return place_in(self.file, self.sheet, self.heading, line, column)

    def title(self, column: int) -> str:
        """What stands over a column; its letter when nothing does."""
        return text_of(self.heading.at(column)) or letters(column)


def _width(record: Record) -> int:
    """How many columns it reaches over."""
    return max((i + 1 for i, cell in enumerate(record.cells) if text_of(cell).strip()), default=0)


def place_in(file: str, sheet: Sheet, heading: Record, line: int, column: int | None) -> Place:
    """A line or a cell of a sheet, as its reader finds it."""
    if column is None:
        return Place(file=file, line=line)
    if sheet.spreadsheet:
        return Place(file=file, line=line, column=f"{letters(column)}{line}")
    return Place(file=file, line=line, column=text_of(heading.at(column)) or letters(column))


def grid_in(sheet: Sheet, file: str, calendar: Calendar) -> Grid | None:
    """The grid of a sheet; None when no line has days of the plan beside a word for people."""
    found = (_called(sheet, record, file, calendar) for record in sheet.records[:WITHIN])
    return max((one for one in found if one), key=lambda one: len(one.days), default=None)


def grid_by_content(sheet: Sheet, file: str, calendar: Calendar, people: People) -> Grid | None:
    """The grid of a sheet whose heading has days, and people of the plan under words that say nothing."""
    found = (_held(sheet, record, file, calendar, people) for record in sheet.records[:WITHIN])
    return max((one for one in found if one), key=lambda one: len(one.days), default=None)


def _called(sheet: Sheet, record: Record, file: str, calendar: Calendar) -> Grid | None:
    ids = column_called(record, IDS)
    names = column_called(record, NAMES, () if ids is None else (ids,))
    if ids is None and names is None:
        return None
    inside, others = _days(record, calendar)
    return Grid(file, sheet, record, ids, names, inside, others) if inside else None


def _held(sheet: Sheet, record: Record, file: str, calendar: Calendar, people: People) -> Grid | None:
    inside, others = _days(record, calendar)
    if len({day for _, day in inside}) < FEWEST_DAYS:
        return None
    below = [one for one in sheet.records if one.line > record.line]
    taken = [*others, *(column for column, _ in inside)]
    ids = column_holding(below, lambda cell: people.has_id(squeezed(text_of(cell))), taken)
    taken += [] if ids is None else [ids]
    names = column_holding(below, lambda cell: people.has_name(squeezed(text_of(cell))), taken)
    guessed = [(column, word) for column, word in ((ids, "id"), (names, "name")) if column is not None]
    return Grid(file, sheet, record, ids, names, inside, others, tuple(guessed)) if guessed else None


def _days(record: Record, calendar: Calendar) -> tuple[tuple[tuple[int, date], ...], tuple[int, ...]]:
    """The columns of days in the plan, and those of days outside it."""
    calendar = calendar.ordered(order_of(record.cells, calendar)[0])
    read = [(column, day) for column, cell in enumerate(record.cells) if (day := calendar.read(cell))]
    inside = tuple((column, day) for column, day in read if calendar.holds(day))
    return inside, tuple(column for column, day in read if not calendar.holds(day))

"""Where in a sheet the grid of people and days is: its heading, its columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shiftplan.domain.finding import Place
from shiftplan.files.handback.names import squeezed
from shiftplan.files.tabular.days import Calendar, order_of
from shiftplan.files.tabular.sheet import Record, Sheet, letters, text_of
from shiftplan.language import in_every_language

HEADINGS_WITHIN = 30
IDS = frozenset({*in_every_language("id"), "agent", "编号", "员工编号"})
NAMES = frozenset({*in_every_language("name"), "名字", "员工", "客服", "人员"})
LEGEND = frozenset(in_every_language("shift name"))


@dataclass(frozen=True)
class Grid:
    """A sheet with people and days. `days` are the columns of days in the plan, `others` those of days
    outside it; `ids` or `names` is None for a column that is not there. `file` names the sheet, too.
    """

    file: str
    sheet: Sheet
    heading: Record
    ids: int | None
    names: int | None
    days: tuple[tuple[int, date], ...]
    others: tuple[int, ...]

    def lines(self) -> Iterator[Record]:
        """The lines below the heading, down to where the shifts are explained."""
        for record in self.sheet.records:
            if record.line <= self.heading.line:
                continue
            if any(text_of(cell).strip() in LEGEND for cell in record.cells):
                return
            yield record

    def id_of(self, record: Record) -> str:
        return "" if self.ids is None else squeezed(text_of(record.at(self.ids)))

    def name_of(self, record: Record) -> str:
        return "" if self.names is None else squeezed(text_of(record.at(self.names)))

    def place(self, line: int, column: int | None = None) -> Place:
        """Where a line or a cell is: the column by its heading, or as in B7 in a spreadsheet."""
        if column is None:
            return Place(file=self.file, line=line)
        if self.sheet.spreadsheet:
            return Place(file=self.file, line=line, column=f"{letters(column)}{line}")
        return Place(file=self.file, line=line, column=self.title(column))

    def title(self, column: int) -> str:
        """What stands over a column; its letter when nothing does."""
        return text_of(self.heading.at(column)) or letters(column)


def grid_in(sheet: Sheet, file: str, calendar: Calendar) -> Grid | None:
    """The grid of a sheet; None when no line has days of the plan beside a person's id or name."""
    found = (_grid(sheet, record, file, calendar) for record in sheet.records[:HEADINGS_WITHIN])
    return max((one for one in found if one), key=lambda one: len(one.days), default=None)


def _grid(sheet: Sheet, record: Record, file: str, calendar: Calendar) -> Grid | None:
    ids, names = _column(record, IDS), _column(record, NAMES)
    if ids is None and names is None:
        return None
    calendar = calendar.ordered(order_of(record.cells, calendar)[0])
    read = [(column, day) for column, cell in enumerate(record.cells) if (day := calendar.read(cell))]
    inside = tuple((column, day) for column, day in read if calendar.holds(day))
    others = tuple(column for column, day in read if not calendar.holds(day))
    return Grid(file, sheet, record, ids, names, inside, others) if inside else None


def _column(record: Record, words: frozenset[str]) -> int | None:
    cells = (text_of(cell).strip().casefold() for cell in record.cells)
    return next((column for column, text in enumerate(cells) if text in words), None)

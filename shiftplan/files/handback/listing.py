"""Where in a sheet the list of working days is: its heading, its columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shiftplan.domain.finding import Place
from shiftplan.files.handback.grid import place_in
from shiftplan.files.handback.headings import COLUMNS, WITHIN, column_called, column_holding
from shiftplan.files.handback.names import squeezed
from shiftplan.files.handback.people import People
from shiftplan.files.handback.reader import CellReader
from shiftplan.files.tabular.days import Calendar
from shiftplan.files.tabular.sheet import Record, Sheet, Value, letters, text_of


@dataclass(frozen=True)
class Listing:
    """A sheet with a line for each working day. `columns` are those that are known, by the names that a
    rota.csv has for them; `guessed` those that no heading names. `file` names the sheet, too.
    """

    file: str
    sheet: Sheet
    heading: Record
    columns: Mapping[str, int]
    guessed: tuple[str, ...] = ()

    def lines(self) -> Iterator[Record]:
        return (record for record in self.sheet.records if record.line > self.heading.line)

    def value(self, record: Record, name: str) -> Value:
        """The cell of a column; "" when it is not there."""
        return record.at(self.columns[name]) if name in self.columns else ""

    def words(self, record: Record, name: str) -> str:
        return squeezed(text_of(self.value(record, name)))

    def place(self, record: Record, name: str | None = None) -> Place:
        column = self.columns.get(name) if name else None
        return place_in(self.file, self.sheet, self.heading, record.line, column)

    def title(self, name: str) -> str:
        """What stands over a column; its letter when nothing does."""
        return text_of(self.heading.at(self.columns[name])) or letters(self.columns[name])

    @property
    def unread(self) -> tuple[str, ...]:
        """The headings of columns that say nothing of a rota."""
        read = set(self.columns.values())
        cells = enumerate(self.heading.cells)
        return tuple(text_of(cell) for i, cell in cells if i not in read and cell != "")


class Finder:
    """Finds the list of a sheet, by its headings or by what stands under them."""

    def __init__(self, calendar: Calendar, people: People, reader: CellReader) -> None:
        self.calendar = calendar
        self._fits = {
            "agent": lambda cell: people.has_id(squeezed(text_of(cell))),
            "name": lambda cell: people.has_name(squeezed(text_of(cell))),
            "date": lambda cell: (day := calendar.read(cell)) is not None and calendar.holds(day),
            "shift": lambda cell: reader.is_known(text_of(cell)),
        }

    def find(self, sheet: Sheet, file: str) -> Listing | None:
        """The list that most headings speak for; None for a sheet that has none."""
        found = [one for record in sheet.records[:WITHIN] if (one := self._list(sheet, record, file))]
        return max(found, key=lambda one: len(one.columns) - len(one.guessed), default=None)

    def _list(self, sheet: Sheet, record: Record, file: str) -> Listing | None:
        columns = dict(_called(record))
        if any(self.calendar.read(cell) for cell in record.cells) or not columns:
            return None
        below = [one for one in sheet.records if one.line > record.line]
        guessed = []
        for name in self._wanting(columns):
            column = column_holding(below, self._fits[name], columns.values())
            if column is not None:
                columns[name] = column
                guessed.append(name)
        return None if self._wanting(columns) else Listing(file, sheet, record, columns, tuple(guessed))

    @staticmethod
    def _wanting(columns: Mapping[str, int]) -> tuple[str, ...]:
        """What a list cannot do without: whose it is, the day, and the shift."""
        who = () if {"agent", "name"} & columns.keys() else ("agent", "name")
        day = () if "date" in columns else ("date",)
        return (*who, *day, *(() if {"shift", "shift_name"} & columns.keys() else ("shift",)))


def _called(record: Record) -> Iterable[tuple[str, int]]:
    taken: list[int] = []
    for name, words in COLUMNS.items():
        column = column_called(record, words, taken)
        if column is not None:
            taken.append(column)
            yield name, column

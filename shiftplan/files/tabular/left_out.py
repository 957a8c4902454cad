"""Lines that hold no amount of their own: totals, headings said again, remarks below the table."""

from shiftplan.domain.mapping import ColumnField
from shiftplan.files.tabular.columns import AMOUNTS
from shiftplan.files.tabular.heading import Headed
from shiftplan.files.tabular.layouts import Across
from shiftplan.files.tabular.notes import Notes, listed
from shiftplan.files.tabular.numbers import is_number, missing
from shiftplan.files.tabular.sheet import Book, Record, text_of
from shiftplan.files.tabular.when import When
from shiftplan.files.tabular.words import is_total, key
from shiftplan.language import Message, say

TOTALS, AGAIN, REMARKS = "totals", "headings_again", "remarks"


def total_lines(book: Book) -> set[int | None]:
    """The lines of a text file on which a cell announces a total."""
    return {record.line for record in book.sheets[0].records if any(map(is_total, record.cells))}


class LeftOut:
    """Tells which lines of a sheet are left out, and says so at the end."""

    def __init__(
        self,
        headed: Headed,
        columns: dict[ColumnField, int],
        wide: tuple[Across, ...],
        when: When,
        notes: Notes,
    ) -> None:
        self._headed, self._when, self._notes = headed, when, notes
        self._keys = [column for name, column in columns.items() if name not in AMOUNTS]
        named = [column for name, column in columns.items() if name in AMOUNTS]
        self._amounts = [one.column for one in wide] or named
        self._titles = [key(cell) for cell in headed.headings]
        self._lines: dict[str, list[int]] = {}

    def holds(self, record: Record) -> bool:
        """Whether the line is left out."""
        kind = self._kind(record)
        if kind is not None:
            self._lines.setdefault(kind, []).append(record.line)
        return kind is not None

    def tell(self) -> None:
        """One note for each kind of line, and for columns of totals."""
        for kind, lines in self._lines.items():
            message = self._message(kind, listed(lines))
            self._notes.note(kind, self._notes.row(self._headed, lines[0]), message)
        if self._headed.above:
            lines = [record.line for record in self._headed.above]
            message = say("lines above the headings are left out: {lines}", lines=listed(lines))
            self._notes.note("titles", self._notes.row(self._headed, lines[0]), message)
        columns = [cell for cell in self._headed.headings if is_total(cell)]
        if columns:
            names = ", ".join(text_of(cell) for cell in columns[:5])
            message = say("columns of totals are left out: {names}", names=names)
            self._notes.note("total_columns", self._notes.row(self._headed, self._headed.line), message)

    @staticmethod
    def _message(kind: str, lines: str) -> Message:
        if kind == TOTALS:
            return say("lines of totals are left out: {lines}", lines=lines)
        if kind == AGAIN:
            return say("headings that come again are left out: {lines}", lines=lines)
        return say("lines without a number are left out: {lines}", lines=lines)

    def _kind(self, record: Record) -> str | None:
        first = next((cell for cell in record.cells if cell != ""), "")
        if is_total(first) or any(is_total(record.at(column)) for column in self._keys):
            return TOTALS
        if self._says_headings(record):
            return AGAIN
        return REMARKS if self._is_remark(record) else None

    def _says_headings(self, record: Record) -> bool:
        cells = [key(cell) for cell in record.cells]
        most = len(cells) > len(self._titles) // 2
        return any(self._titles) and most and cells == self._titles[: len(cells)]

    def _is_remark(self, record: Record) -> bool:
        """Nothing where the amounts are; or no number there, and no time in the line either."""
        cells = [record.at(column) for column in self._amounts]
        if any(is_number(cell) for cell in cells):
            return False
        return all(missing(cell) for cell in cells) or not self._when.reads(record)

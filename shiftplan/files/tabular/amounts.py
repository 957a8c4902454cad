"""Contacts of one line: a number, or visitors × the share of them that ask."""

from shiftplan.domain.mapping import ColumnField
from shiftplan.files.faults import cut
from shiftplan.files.forecast import MOST_CONTACTS, MOST_VISITORS
from shiftplan.files.tabular.heading import Headed
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.numbers import missing, parse_number
from shiftplan.files.tabular.sheet import Record, text_of
from shiftplan.language import say

WHOLE, MOST_PERCENT = 1.0, 100.0


class Amounts:
    """Reads the amounts of a sheet's lines; what cannot be read is noted at its cell."""

    def __init__(
        self, headed: Headed, columns: dict[ColumnField, int], decimal: str, notes: Notes, most: float
    ) -> None:
        self._headed = headed
        self._columns = columns
        self._decimal = decimal
        self._notes = notes
        self._most = most
        self._in_percent = self._rates_in_percent()

    def of_line(self, record: Record) -> tuple[float | None, int]:
        """(contacts of a line, None for none; the column they stand in)."""
        column = self._columns.get(ColumnField.CONTACTS)
        if column is not None:
            read = self.of_cell(record, column)
            if read is not None or ColumnField.VISITORS not in self._columns:
                return read, column
        visitors = self._columns.get(ColumnField.VISITORS)
        rate = self._columns.get(ColumnField.INQUIRY_RATE)
        if visitors is None or rate is None:
            return None, column or 0
        return self._asking(record, visitors, rate), visitors

    def of_cell(self, record: Record, column: int, most: float | None = None) -> float | None:
        """The number in a cell; None when nothing is known, or when it is no number, which is noted."""
        most = self._most if most is None else most
        cell = record.at(column)
        if missing(cell):
            return None
        try:
            value = parse_number(cell, self._decimal)
        except ValueError:
            value = -1
        if 0 <= value <= most:
            return value
        self._notes.error(
            "number",
            self._notes.cell(self._headed, record.line, column),
            say(
                "a number from {low} to {high} is needed; read “{read}”",
                low=0,
                high=f"{most:,.0f}",
                read=cut(text_of(cell)),
            ),
            say("write the number alone; leave the cell empty or write - when it is not known"),
        )
        return None

    def _asking(self, record: Record, visitors: int, rate: int) -> float | None:
        came = self.of_cell(record, visitors, MOST_VISITORS)
        share = self._rate(record, rate)
        if came is None or share is None:
            return None
        contacts = round(came * share, 6)
        if contacts <= MOST_CONTACTS:
            return contacts
        self._notes.error(
            "number",
            self._notes.cell(self._headed, record.line, visitors),
            say("visitors × inquiry_rate gives {contacts} contacts in one line", contacts=f"{contacts:,.0f}"),
            say("at most {most} can be meant", most=f"{MOST_CONTACTS:,}"),
        )
        return None

    def _rate(self, record: Record, column: int) -> float | None:
        plain = self._in_percent and not text_of(record.at(column)).strip().endswith(("%", "％"))
        read = self.of_cell(record, column, MOST_PERCENT if plain else WHOLE)
        return read / MOST_PERCENT if plain and read is not None else read

    def _rates_in_percent(self) -> bool:
        """Whether rates are written as 8 for 8 %: some number above 1, none above 100."""
        column = self._columns.get(ColumnField.INQUIRY_RATE)
        if column is None:
            return False
        numbers = [n for record in self._headed.body if (n := self._plain(record, column)) is not None]
        most = max(numbers, default=0)
        if not WHOLE < most <= MOST_PERCENT:
            return False
        self._notes.warn(
            "rate_in_percent",
            self._notes.cell(self._headed, self._headed.line or 1, column),
            say("the rates run up to {most}; they are read as percent, {most} %", most=f"{most:g}"),
            say("write them with % or as shares such as 0.08 if that is not what they are"),
        )
        return True

    def _plain(self, record: Record, column: int) -> float | None:
        cell = record.at(column)
        if missing(cell) or text_of(cell).strip().endswith(("%", "％")):
            return None
        try:
            return parse_number(cell, self._decimal)
        except ValueError:
            return None

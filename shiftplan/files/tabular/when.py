"""Day and time of a line; an empty cell under a day means the same day."""

from datetime import date

from shiftplan.domain.mapping import MINUTES_PER_DAY, ColumnField, Layout, Mapping
from shiftplan.files.faults import cut
from shiftplan.files.tabular.clocks import Span, parse_moment, parse_span
from shiftplan.files.tabular.columns import is_clock
from shiftplan.files.tabular.days import Calendar
from shiftplan.files.tabular.heading import Headed
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.numbers import missing
from shiftplan.files.tabular.sheet import Record, Value, text_of
from shiftplan.files.tabular.words import WHEN
from shiftplan.language import Message, say

Moment = tuple[date | None, Span | None]


class When:
    """Reads the time of a sheet's lines; None for what the headings say instead, or what cannot be read."""

    def __init__(
        self,
        headed: Headed,
        columns: dict[ColumnField, int],
        mapping: Mapping,
        calendar: Calendar,
        notes: Notes,
    ) -> None:
        self._headed, self._columns, self._layout = headed, columns, mapping.layout
        self._calendar, self._notes = calendar, notes
        self._whole_day = mapping.minutes == MINUTES_PER_DAY
        self._one_day = self._day_of_all()
        self._last: date | None = None
        self._known: dict[Value, Moment] = {}
        self._days: dict[Value, date | None] = {}

    def known(self) -> bool:
        """Whether days and times are there at all; what is missing is noted."""
        fields = self._columns.keys()
        dated = {ColumnField.START, ColumnField.DATE} & fields or self._layout is Layout.DAYS_ACROSS
        if not dated and self._one_day is None:
            return self._miss(say("no column says which day it is"), say("name it: --map date=C"))
        timed = {ColumnField.START, ColumnField.TIME} & fields or self._layout is Layout.HOURS_ACROSS
        if not timed and not self._whole_day:
            return self._miss(
                say("no column says what time it is"),
                say("name it: --map time=C; or say that a line is a whole day: --map unit=day"),
            )
        return True

    def of(self, record: Record) -> Moment:
        """Day and span of a line."""
        if ColumnField.START in self._columns:
            return self._start(record, self._columns[ColumnField.START])
        day = self._day(record)
        return day, self._span(record)

    def reads(self, record: Record) -> bool:
        """Whether the cells that say when can be read, as far as they are filled; one at least must be."""
        cells = {name: record.at(column) for name, column in self._columns.items() if name in WHEN}
        filled = {name: cell for name, cell in cells.items() if not missing(cell)}
        return bool(filled) and all(self._reads(name, cell) for name, cell in filled.items())

    def notice(self, record: Record) -> None:
        """Remember the day of a line that is left out, for empty cells below it."""
        column = self._columns.get(ColumnField.DATE)
        day = None if column is None else self._calendar.read(record.at(column))
        self._last = day or self._last

    def _reads(self, name: ColumnField, cell: Value) -> bool:
        if name is ColumnField.TIME:
            return is_clock(cell) or self._read_start(cell)[0] is not None
        return self._read_start(cell)[0] is not None

    def _day_of_all(self) -> date | None:
        """The day that the sheet is named after, or the calendar's only one."""
        day = self._calendar.read(self._headed.sheet.name)
        return day or (self._calendar.first if self._calendar.first == self._calendar.last else None)

    def _day(self, record: Record) -> date | None:
        column = self._columns.get(ColumnField.DATE)
        if column is None:
            return self._one_day
        cell = record.at(column)
        if missing(cell):
            if self._last is None:
                self._unfit(record, column, say("a date such as 2027-11-01"))
            return self._last
        if cell not in self._days:
            self._days[cell] = self._calendar.read(cell) or self._start_of(cell)
        day = self._days[cell]
        if day is None:
            self._unfit(record, column, say("a date such as 2027-11-01"))
        self._last = day
        return day

    def _start_of(self, cell: Value) -> date | None:
        """The day of a cell that holds a time as well."""
        day, span = self._read_start(cell)
        return day if span is not None else None

    def _span(self, record: Record) -> Span | None:
        column = self._columns.get(ColumnField.TIME)
        if column is None:
            return Span(0) if self._whole_day else None
        cell = record.at(column)
        try:
            return parse_span(cell)
        except ValueError:
            _, span = self._read_start(cell)
        if span is None:
            self._unfit(record, column, say("a time such as 08:00, 下午8点 or 20:00-20:30"))
        return span

    def _start(self, record: Record, column: int) -> Moment:
        cell = record.at(column)
        if cell not in self._known:
            self._known[cell] = self._read_start(cell)
        day, span = self._known[cell]
        if day is None:
            self._unfit(record, column, say("a date and time such as 2027-11-01 08:00"))
        return day, span

    def _read_start(self, cell: Value) -> Moment:
        """A moment as its day and span; a day alone begins at 0:00."""
        try:
            found = parse_moment(cell, self._calendar)
        except ValueError:
            day = self._calendar.read(cell)
            return day, (Span(0) if day else None)
        start = found.start.hour * 60 + found.start.minute
        return found.start.date(), Span(start, None if found.minutes is None else start + found.minutes)

    def _unfit(self, record: Record, column: int, wanted: Message) -> None:
        self._notes.error(
            "time",
            self._notes.cell(self._headed, record.line, column),
            say("{wanted} is needed; read “{read}”", wanted=wanted, read=cut(text_of(record.at(column)))),
            say("mend the cell, or remove the line"),
        )

    def _miss(self, message: Message, hint: Message) -> bool:
        place = self._notes.row(self._headed, self._headed.line or 1)
        self._notes.error("missing_column", place, message, hint)
        return False

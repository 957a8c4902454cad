"""The lines of a sheet under a mapping, as amounts of contacts with the time they cover."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from shiftplan.domain.finding import Finding, Place
from shiftplan.domain.mapping import ColumnField, Label, Layout, Mapping
from shiftplan.domain.plan import Settings
from shiftplan.files.forecast import MOST_CONTACTS
from shiftplan.files.tabular.amounts import Amounts
from shiftplan.files.tabular.clocks import Span, at
from shiftplan.files.tabular.days import Calendar, calendar_of
from shiftplan.files.tabular.heading import Headed, find_heading
from shiftplan.files.tabular.layouts import Across, across
from shiftplan.files.tabular.left_out import LeftOut
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.sheet import Book, Record
from shiftplan.files.tabular.visitors import visitors_hint
from shiftplan.files.tabular.when import When
from shiftplan.files.tabular.who import Who
from shiftplan.language import say

Cell = tuple[Headed, int, int]
"""A sheet, a line and a column (from 0)."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Contacts of a queue in the `minutes` from `start` on, and the cell that says so."""

    scenario: str
    queue: str
    start: datetime
    minutes: int
    contacts: float
    cell: Cell


@dataclass
class Reading:
    """What the sheets of a file say under a mapping."""

    amounts: list[Amount] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    rows_read: int = 0
    rows_left_out: int = 0


def read_amounts(
    book: Book,
    mapping: Mapping,
    settings: Settings,
    calendar: Calendar | None = None,
    most: float = MOST_CONTACTS,
) -> Reading:
    """Every amount of the file. What cannot be read is a finding at its cell; totals are left out.

    `calendar` gives days without a year theirs, that of the plan unless told; no amount may be above `most`.
    """
    reading = Reading()
    notes = Notes(book.file, sheets=len(book.sheets))
    calendar = (calendar or calendar_of(settings)).ordered(mapping.order)
    for sheet in book.sheets:
        if not mapping.sheets or sheet.name in mapping.sheets:
            headed = find_heading(sheet, calendar, _header(mapping, sheet.name, book))
            _Sheet(headed, mapping, settings, calendar, notes, most).read_into(reading)
    _tell_formulas(book, notes)
    reading.findings = notes.finish()
    return reading


def _header(mapping: Mapping, name: str, book: Book) -> int | None:
    """The line of the headings; on the second of several sheets it is looked for."""
    first = next((sheet.name for sheet in book.sheets if sheet.name in mapping.sheets), name)
    return mapping.header if name == first else None


def _tell_formulas(book: Book, notes: Notes) -> None:
    if book.formulas:
        notes.warn(
            "formulas",
            Place(file=book.file),
            say(
                "{count} "
                "{count:cell holds a formula whose result was|cells hold formulas whose results were} not "
                "saved; {count:it is|they are} read as empty",
                count=book.formulas,
            ),
            say("open the file in the spreadsheet, let it calculate, and save it again"),
        )


class _Sheet:
    """One sheet being read."""

    def __init__(
        self,
        headed: Headed,
        mapping: Mapping,
        settings: Settings,
        calendar: Calendar,
        notes: Notes,
        most: float,
    ) -> None:
        self.headed, self.mapping, self.settings, self.notes = headed, mapping, settings, notes
        self.columns = _columns(headed, mapping, notes)
        self.across = across(headed, mapping, settings, calendar)
        self.amounts = Amounts(headed, self.columns, mapping.decimal, notes, most)
        self.when = When(headed, self.columns, mapping, calendar, notes)
        self.who = Who(headed, self.columns, mapping, settings, notes)
        self.left_out = LeftOut(headed, self.columns, self.across, self.when, notes)

    def read_into(self, reading: Reading) -> None:
        if not self._can_be_read():
            return
        for record in self.headed.body:
            if self.left_out.holds(record):
                reading.rows_left_out += 1
                self.when.notice(record)
                self.who.notice(record)
                continue
            found = list(self._of(record))
            reading.amounts += found
            reading.rows_read += bool(found)
        self.left_out.tell()
        self.who.tell()
        self._tell_empty(reading)

    def _can_be_read(self) -> bool:
        """Whether the mapping names what a forecast needs; what is missing is noted."""
        if not self.who.known():
            return False
        if self.mapping.layout is Layout.LONG:
            if ColumnField.CONTACTS in self.columns:
                return self.when.known()
            if {ColumnField.VISITORS, ColumnField.INQUIRY_RATE} <= self.columns.keys():
                return self.when.known()
            return self._no_amounts()
        return bool(self.across and self.when.known()) or (not self.across and self._no_across())

    def _no_amounts(self) -> bool:
        self.notes.error(
            "missing_column",
            self.notes.row(self.headed, self.headed.line or 1),
            say("no column holds contacts, nor visitors with an inquiry rate"),
            visitors_hint(self.notes.file, self.settings)
            if ColumnField.VISITORS in self.columns
            else say("name it: --map contacts=C, or --map visitors=C --map inquiry_rate=D"),
        )
        return False

    def _no_across(self) -> bool:
        self.notes.error(
            "missing_column",
            self.notes.row(self.headed, self.headed.line or 1),
            say("no heading fits the layout {layout}", layout=self.mapping.layout.value),
            say("choose another layout, or name the line of the headings: --map layout=long --map header=2"),
        )
        return False

    def _of(self, record: Record) -> Iterator[Amount]:
        """The amounts of a line: one, or one for each column across."""
        queue, scenario = self.who.of(record)
        if queue == "":
            return
        day, span = self.when.of(record)
        for one in self.across or (None,):
            if one is None:
                contacts, column = self.amounts.of_line(record)
            else:
                contacts, column = self.amounts.of_cell(record, one.column), one.column
            amount = self._amount(record, column, contacts, one, (queue, scenario, day, span))
            if amount is not None:
                yield amount

    def _amount(
        self,
        record: Record,
        column: int,
        contacts: float | None,
        one: Across | None,
        known: tuple[str | None, str | None, date | None, Span | None],
    ) -> Amount | None:
        queue, scenario, day, span = known
        if one is not None:
            queue, scenario = one.queue or queue, one.scenario or scenario
            day, span = one.day or day, one.span or span
        if contacts is None or queue is None or scenario is None or day is None or span is None:
            return None
        start, minutes = self._cover(day, span)
        return Amount(scenario, queue, start, minutes, contacts, (self.headed, record.line, column))

    def _cover(self, day: date, span: Span) -> tuple[datetime, int]:
        """From when on, and for how many minutes, an amount counts."""
        if span.end is not None:
            return at(day, span.start), span.end - span.start
        minutes = self.mapping.minutes
        start = at(day, span.start)
        return (start - timedelta(minutes=minutes) if self.mapping.label is Label.END else start), minutes

    def _tell_empty(self, reading: Reading) -> None:
        if not reading.amounts and not self.notes.broken:
            self.notes.error(
                "empty",
                self.notes.row(self.headed),
                say("no line gives a number of contacts"),
                say("check which column holds them, and on which line the headings are"),
            )


def _columns(headed: Headed, mapping: Mapping, notes: Notes) -> dict[ColumnField, int]:
    """The columns of the mapping as they stand in this sheet; one that is not there is noted."""
    found: dict[ColumnField, int] = {}
    for name, reference in mapping.columns.items():
        column = headed.column(reference)
        if column is not None:
            found[name] = column
            continue
        notes.error(
            "missing_column",
            notes.row(headed, headed.line or 1),
            say("there is no column “{read}” for {field}", read=reference, field=name.value),
            say("name another: --map {field}=C", field=name.value),
        )
    return found

"""The lines of an export, one by one: when, whose, and the figures in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from shiftplan.domain.actuals import MOST_CONTACTS, MOST_PEOPLE, MOST_SECONDS, Figure
from shiftplan.domain.mapping import ColumnField, Layout, Mapping
from shiftplan.domain.plan import Settings
from shiftplan.files.faults import cut
from shiftplan.files.measured.amounts import in_percent, seconds_of, share_of
from shiftplan.files.measured.mapping import MeasuredMapping, Places
from shiftplan.files.measured.memory import Memory
from shiftplan.files.measured.moment import Moment
from shiftplan.files.tabular.clocks import at
from shiftplan.files.tabular.days import Calendar, order_of
from shiftplan.files.tabular.heading import Headed
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.numbers import missing, parse_number
from shiftplan.files.tabular.queues import queue_of
from shiftplan.files.tabular.sheet import Record, Value, text_of
from shiftplan.files.tabular.when import When
from shiftplan.files.tabular.words import is_total, key
from shiftplan.language import Message, say

MOST = {
    Figure.CONTACTS: MOST_CONTACTS,
    Figure.FIRST_REPLY: MOST_SECONDS,
    Figure.THREE_MINUTE: 1,
    Figure.WAITING: MOST_CONTACTS,
    Figure.PRESENT: MOST_PEOPLE,
}
WANTED = {
    Figure.FIRST_REPLY: say("seconds such as 45, 1分20秒 or 00:01:20"),
    Figure.THREE_MINUTE: say("a share such as 92.3% or 0.923"),
}
NUMBER = say("a number such as 620")


@dataclass(frozen=True)
class Line:
    """A line that could be read; `minutes` where it says them."""

    number: int
    queue: str
    start: datetime
    minutes: int | None
    figures: dict[Figure, float] = field(default_factory=dict)


class Lines:
    """Reads the lines of one sheet; `names` gathers the queues as the file calls them."""

    def __init__(
        self,
        headed: Headed,
        places: Places,
        settings: Settings,
        calendar: Calendar,
        told: MeasuredMapping,
        notes: Notes,
        moment: Moment,
        *,
        memory: Memory,
    ) -> None:
        self._headed, self._places, self._settings, self._notes = headed, places, settings, notes
        self._told = told
        self.names: dict[str, str | None] = {}
        self.dated = bool({ColumnField.DATE, ColumnField.START} & places.when.keys())
        self._when = self._reader(calendar, moment.as_of)
        self._start = None if places.when else moment.start
        self._titles = [key(cell) for cell in headed.headings]
        self._hundred = (
            in_percent(headed.values(places.figures[Figure.THREE_MINUTE]))
            if (Figure.THREE_MINUTE in places.figures)
            else False
        )
        self._kept: dict[tuple[Figure, Value], float | None] = {}
        day = None if self.dated else moment.as_of.date()
        self._known = memory.lines_under((headed.headings, places, told, day, self._start, self._hundred))

    def _reader(self, calendar: Calendar, as_of: datetime) -> When:
        """Reads day and time; mere times are of the day the file was written."""
        dates = [
            cell
            for name, column in self._places.when.items()
            if name is not ColumnField.TIME
            for cell in self._headed.values(column)
        ]
        order = order_of(dates, calendar)[0]
        if not self.dated:
            calendar = Calendar(as_of.date(), as_of.date(), zone=calendar.zone)
        mapping = Mapping(layout=Layout.LONG, columns={}, minutes=self._settings.grid.minutes)
        return When(self._headed, self._places.when, mapping, calendar.ordered(order), self._notes)

    def read(self) -> Iterator[Line]:
        """The lines with figures; what cannot be read is noted."""
        if self._start is None and not self._when.known():
            return
        for record in self._headed.body:
            before = self._known.get(record.cells)
            if before is not None:
                yield before if before.number == record.line else replace(before, number=record.line)
                continue
            if self._left_out(record):
                continue
            count = len(self._notes.findings)
            line = self._line(record)
            if line is not None:
                self._remember(record, line, sound=count == len(self._notes.findings))
                yield line

    def _remember(self, record: Record, line: Line, *, sound: bool) -> None:
        """A row that says all by itself need not be understood again."""
        dated = all(not missing(record.at(column)) for column in self._places.when.values())
        if sound and dated:
            self._known.keep(record.cells, line)

    def _left_out(self, record: Record) -> bool:
        """Totals, headings said again, lines without any figure."""
        cells = [record.at(column) for column in self._places.figures.values()]
        if all(missing(cell) for cell in cells):
            self._when.notice(record)
            return True
        keys = [
            *self._places.when.values(),
            *([self._places.queue] if self._places.queue is not None else []),
        ]
        first = next((cell for cell in record.cells if cell != ""), "")
        if is_total(first) or any(is_total(record.at(column)) for column in keys):
            return True
        again = [key(cell) for cell in record.cells]
        return any(self._titles) and again == self._titles[: len(again)]

    def _line(self, record: Record) -> Line | None:
        queue, when = self._queue(record), self._moment(record)
        if not queue or when is None:
            return None
        start, length = when
        figures = {
            figure: value
            for figure, column in self._places.figures.items()
            if (value := self._figure(record, figure, column)) is not None
        }
        minutes = self._length(record) or length
        return Line(record.line, queue, start, minutes, figures) if figures else None

    def _moment(self, record: Record) -> tuple[datetime, int | None] | None:
        """When a line begins, and its minutes where its time is a range."""
        if self._start is not None:
            return self._start, self._settings.grid.minutes
        day, span = self._when.of(record)
        if day is None or span is None:
            return None
        return at(day, span.start), None if span.end is None else span.end - span.start

    def _queue(self, record: Record) -> str:
        """The id of the queue; "" when the line is left out."""
        if self._places.queue is None:
            waiting = [queue.id for queue in self._settings.queues if not queue.deferred]
            return self._told.queue or waiting[0]
        name = text_of(record.at(self._places.queue)).strip()
        if name not in self.names:
            self.names[name] = self._called(name)
            if self.names[name] is None and name:
                self._notes.warn(
                    "unknown_queue",
                    self._notes.cell(self._headed, record.line, self._places.queue),
                    say("“{name}” is no queue of the plan; its lines are left out", name=cut(name)),
                    say(
                        'say which it is: --queue-map "{name}=QUEUE"; nothing behind = leaves it out',
                        name=cut(name),
                    ),
                )
        return self.names[name] or ""

    def _called(self, name: str) -> str | None:
        """The queue that a name means: as told, or alike; work with a deadline has no figures of waiting."""
        known = {queue.id for queue in self._settings.queues}
        if name in self._told.queues and self._told.queues[name] in {*known, ""}:
            return self._told.queues[name]
        found = queue_of(name, self._settings.queues)
        if found is None:
            return None
        deferred = {queue.id for queue in self._settings.queues if queue.deferred}
        return "" if found[0] in deferred else found[0]

    def _length(self, record: Record) -> int | None:
        column = self._places.minutes
        if column is None or missing(record.at(column)):
            return None
        try:
            number = parse_number(record.at(column))
        except ValueError:
            number = 0.0
        if number != int(number) or not 1 <= number <= 1440:  # noqa: PLR2004 - minutes of a day
            self._unfit(record, column, say("minutes such as 5 or 30"))
            return None
        return int(number)

    def _figure(self, record: Record, figure: Figure, column: int) -> float | None:
        cell = record.at(column)
        if missing(cell):
            return None
        known = (figure, cell)
        if known not in self._kept:
            self._kept[known] = self._parsed(figure, cell, column)
        if self._kept[known] is None:
            self._unfit(record, column, WANTED.get(figure, NUMBER))
        return self._kept[known]

    def _parsed(self, figure: Figure, cell: Value, column: int) -> float | None:
        try:
            if figure is Figure.FIRST_REPLY:
                value = seconds_of(
                    cell, self._headed.heading(column), spreadsheet=self._headed.sheet.spreadsheet
                )
            elif figure is Figure.THREE_MINUTE:
                value = share_of(cell, hundred=self._hundred)
            else:
                value = parse_number(cell)
        except ValueError:
            return None
        return value if 0 <= value <= MOST[figure] else None

    def _unfit(self, record: Record, column: int, wanted: Message) -> None:
        self._notes.error(
            "figure",
            self._notes.cell(self._headed, record.line, column),
            say("{wanted} is needed; read “{read}”", wanted=wanted, read=cut(text_of(record.at(column)))),
            say("this figure is left out; it is read again as soon as the file changes"),
        )

"""The lines of an export as intervals of queues; what cannot be read is told and left out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import Field

from shiftplan.domain.actuals import Actual, Figure
from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Settings
from shiftplan.files.measured.lines import Line, Lines
from shiftplan.files.measured.looks import places_by_looks
from shiftplan.files.measured.mapping import MeasuredMapping, places_of, words
from shiftplan.files.measured.memory import Memory
from shiftplan.files.measured.moment import Moment
from shiftplan.files.measured.times import fitting, length_of, nearest_day
from shiftplan.files.tabular.book import book_of
from shiftplan.files.tabular.days import calendar_of
from shiftplan.files.tabular.heading import LOOKED_AT, Headed, find_heading
from shiftplan.files.tabular.notes import Notes, listed
from shiftplan.files.tabular.sheet import Book
from shiftplan.language import say

MOST_FINDINGS = 30
ONE_MINUTE = timedelta(minutes=1)


class MeasuredRead(Frozen):
    """What a file says at a moment.

    `actuals` has each interval once, in order of time; one that runs has the minutes gone by. `lines` is the
    number of lines with figures, `newest` the end of the last interval, `next_start` when the first of those
    that lie ahead begins. `names` are the queues of the file by their name there ("" left out, None: nobody
    knows). `headings` is what files of this form have in common.
    """

    actuals: tuple[Actual, ...] = ()
    lines: int = 0
    newest: datetime | None = None
    next_start: datetime | None = None
    names: dict[str, str | None] = Field(default_factory=dict)
    headings: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of which nobody has said which queue they are."""
        return tuple(name for name, queue in self.names.items() if queue is None)


Known = Callable[[tuple[str, ...]], MeasuredMapping]


def _unknown(headings: tuple[str, ...]) -> MeasuredMapping:  # noqa: ARG001 - as every `Known`
    return MeasuredMapping()


def headed_of(book: Book, settings: Settings, memory: Memory) -> Headed:
    """The longest sheet with its headings."""
    calendar = calendar_of(settings)
    sheet = max(book.sheets, key=lambda one: len(one.records))
    under = (calendar, sheet.records[:LOOKED_AT])
    return Headed(sheet, memory.heading_for(under, lambda: find_heading(sheet, calendar).index))


def read_measured(
    content: bytes,
    file: str,
    settings: Settings,
    moment: Moment,
    known_as: Known = _unknown,
    memory: Memory | None = None,
) -> MeasuredRead:
    """The intervals that a file tells; `known_as` gives how files with its headings are read,
    `memory` is kept by whoever reads one file again and again.

    Raises `BadInput` when it holds no table, or a column that was told is not there. Lines that cannot be
    read, days outside the plan, intervals that have not begun, and queues nobody knows are findings.
    """
    kept = memory or Memory()
    kept.begin()
    book = book_of(content, file, kept.rows)
    headed = headed_of(book, settings, kept)
    told = known_as(words(headed))
    notes = Notes(file, sheets=len(book.sheets))
    calendar = calendar_of(settings)
    places = kept.places_for((headed.headings, told), lambda: places_of(headed, settings, calendar, told))
    if headed.index is None and not places.figures:
        places = places_by_looks(headed, places)
    known = MeasuredRead(headings=words(headed))
    if not places.figures:
        place = notes.row(headed, headed.line or 1)
        notes.warn(
            "no_figures",
            place,
            say("no column holds contacts, first reply, three-minute rate, queue length or people"),
            say("name one: --map contacts=C"),
        )
        return known.model_copy(update={"findings": notes.finish()})
    if places.queue is None and not _one_queue(told, settings):
        place = notes.row(headed, headed.line or 1)
        notes.warn(
            "no_queue",
            place,
            say("no column says which queue a line is of"),
            say("name it: --map queue=B; or one queue for all lines: --queue Q"),
        )
        return known.model_copy(update={"findings": notes.finish()})
    lines = Lines(headed, places, settings, calendar, told, notes, moment, memory=kept)
    found = nearest_day([*lines.read()], moment.as_of, dated=lines.dated)
    return _Reading(settings, notes, headed, moment, lines, kept).of(found, known)


def _one_queue(told: MeasuredMapping, settings: Settings) -> str:
    """The queue of all lines, where no column says it."""
    waiting = [queue.id for queue in settings.queues if not queue.deferred]
    return told.queue or (waiting[0] if len(waiting) == 1 else "")


@dataclass
class _Reading:
    settings: Settings
    notes: Notes
    headed: Headed
    moment: Moment
    lines: Lines
    memory: Memory

    def of(self, found: list[Line], known: MeasuredRead) -> MeasuredRead:
        grid = self.settings.grid
        minutes = length_of(found, grid.minutes)
        if not fitting(minutes, grid.minutes) and any(line.minutes is None for line in found):
            self.notes.warn(
                "too_coarse",
                self.notes.row(self.headed, found[0].number),
                say(
                    "a line covers {minutes} minutes, a slot of the plan {slot}",
                    minutes=minutes,
                    slot=grid.minutes,
                ),
                say("have the tool export by half-hours or finer; 5 minutes are best"),
            )
            found = [line for line in found if line.minutes is not None]
        kept: dict[tuple[str, datetime], Actual] = {}
        ahead: list[Line] = []
        outside: list[Line] = []
        begin, end = grid.begin, grid.end
        for line in found:
            length = line.minutes or minutes
            if not begin <= line.start < end:
                outside.append(line)
            elif line.start >= self.moment.now:
                ahead.append(line)
            elif self._fits(line, length):
                self._keep(kept, line, length)
        self._tell(outside, ahead)
        actuals = tuple(sorted(kept.values(), key=lambda one: (one.start, one.queue)))
        return known.model_copy(
            update={
                "actuals": actuals,
                "lines": len(found),
                "newest": max((one.start + timedelta(minutes=one.minutes) for one in actuals), default=None),
                "next_start": min((line.start for line in ahead), default=None),
                "names": self.lines.names,
                "findings": self._findings(),
            }
        )

    def _keep(self, kept: dict[tuple[str, datetime], Actual], line: Line, length: int) -> None:
        """A later line of an interval corrects the earlier, figure by figure."""
        gone_by = (self.moment.as_of - line.start) // ONE_MINUTE
        before = kept.get((line.queue, line.start))
        values: dict[Figure, float | None] = {**line.figures}
        if before is not None:
            values = {**{figure: before.of(figure) for figure in before.told}, **values}
        minutes, runs = max(1, min(length, gone_by)), gone_by < length

        def make() -> Actual:
            figures: dict[str, Any] = {figure.value: value for figure, value in values.items()}
            span = {"start": line.start, "minutes": minutes, "runs": runs}
            return Actual(queue=line.queue, source=self.notes.file, **span, **figures)

        key = (self.notes.file, line.queue, line.start, minutes, runs, *values.items())
        kept[line.queue, line.start] = self.memory.actuals.of(key, make)

    def _fits(self, line: Line, length: int) -> bool:
        slot = self.settings.grid.minutes
        if (line.start.hour * 60 + line.start.minute) % slot + length <= slot:
            return True
        self.notes.error(
            "across_slots",
            self.notes.row(self.headed, line.number),
            say(
                "{start} and {minutes} minutes reach over the end of a slot of the plan",
                start=f"{line.start:%m-%d %H:%M}",
                minutes=length,
            ),
            say("have the tool export by half-hours or finer; 5 minutes are best"),
        )
        return False

    def _tell(self, outside: list[Line], ahead: list[Line]) -> None:
        if outside:
            self.notes.note(
                "outside_plan",
                self.notes.row(self.headed, outside[0].number),
                say(
                    "lines of days outside the plan are left out: {lines}",
                    lines=listed([one.number for one in outside]),
                ),
            )
        told = [
            line for line in ahead if any(line.figures.get(f) for f in (Figure.CONTACTS, Figure.FIRST_REPLY))
        ]
        if told:
            self.notes.warn(
                "ahead",
                self.notes.row(self.headed, told[0].number),
                say(
                    "the interval of {start} has figures and has not begun; it is {now} in the plan's time",
                    start=f"{told[0].start:%m-%d %H:%M}",
                    now=f"{self.moment.now:%m-%d %H:%M}",
                ),
                say(
                    "it will be taken when it begins; if the file's clock is of another zone, have it changed"
                ),
            )

    def _findings(self) -> tuple[Finding, ...]:
        """Nothing here stops the rest of the file: faults of lines are warnings."""
        found = (
            replace_severity(finding) if finding.severity is Severity.ERROR else finding
            for finding in self.notes.finish()
        )
        return tuple(found)[:MOST_FINDINGS]


def replace_severity(finding: Finding) -> Finding:
    return finding.model_copy(update={"severity": Severity.WARNING})

"""The two lines over the grid: what stands in each column, and the phases of the sale."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from shiftplan.domain.event import Event
from shiftplan.domain.work import is_weekend
from shiftplan.language import _, say
from shiftplan.tui import words as app_words
from shiftplan.tui.rota import words
from shiftplan.tui.rota.arranging import Sorting
from shiftplan.tui.rota.half_hours import PER_DAY, time_of
from shiftplan.tui.rota.layout import Layout, fit, fit_right
from shiftplan.tui.rota.palette import Palette, Piece
from shiftplan.tui.rota.sight import Zoom
from shiftplan.tui.rota.view import GridView

HOURS_PER_DAY = 24
WEEKDAY_WIDTH = 2
UPWARDS, DOWNWARDS = "↑", "↓"
ZOOMS = {Zoom.DAY: say("one day"), Zoom.WEEK: say("days"), Zoom.MONTH: say("month")}


class Heading(NamedTuple):
    """A column beside the days: its name, its columns, and what a click sorts by."""

    text: str
    width: int
    sorting: Sorting | None
    to_the_right: bool = False


def left_headings(layout: Layout) -> list[Heading]:
    tier = Heading(_("lv."), layout.tier, Sorting.TIER)
    queues = [Heading(_("queues"), layout.queues + 1, Sorting.QUEUE)] if layout.queues else []
    return [Heading(_("name"), layout.name, Sorting.NAME), tier, *queues]


def right_headings(view: GridView, layout: Layout) -> list[Heading]:
    """Beside a day's bars stand the times of the shift, else the sums."""
    if not layout.right:
        return []
    if view.by_slots:
        return [Heading(" " + _("times"), layout.right, Sorting.START)]
    wishes = [Heading(_("wish"), layout.right - 10, Sorting.WISHES, to_the_right=True)]
    return [
        Heading(_("hrs"), 6, Sorting.HOURS, to_the_right=True),
        Heading(_("nt"), 4, Sorting.NIGHTS, to_the_right=True),
        *(wishes if layout.right > 10 else []),  # noqa: PLR2004 - the two above
    ]


def heading_at(headings: list[Heading], x: int) -> Heading | None:
    """The heading over a column, counted from the first of them."""
    for heading in headings:
        if 0 <= x < heading.width:
            return heading
        x -= heading.width
    return None


class Heads:
    """Draws the lines over one view of a table."""

    def __init__(self, view: GridView, layout: Layout, palette: Palette) -> None:
        self._view, self._layout, self._palette = view, layout, palette
        self._phases: dict[int, tuple[Column, ...]] = {}

    def _phases_of(self, index: int, count: int) -> "tuple[Column, ...]":
        """The phases of a day, looked for once."""
        if index not in self._phases:
            event, day = self._view.table.plan.settings.event, self._view.table.days[index]
            self._phases[index] = phase_columns(event, day, count)
        return self._phases[index]

    def left(self, number: int) -> list[Piece]:
        """Line 0: the headings. Line 1: nearer and farther, to click."""
        if number == 0:
            return [self._heading(one) for one in left_headings(self._layout)]
        day = self._view.table.days[self._view.day]
        name = app_words.day(day) if self._view.by_slots else f"{ZOOMS[self._view.sight.zoom]} +"
        return [(fit(f"− {name}", self._layout.left), self._palette["head"])]

    def right(self, number: int) -> list[Piece]:
        if number == 0:
            return [self._heading(one) for one in right_headings(self._view, self._layout)]
        return [(" " * self._layout.right, self._palette["head"])]

    def _heading(self, heading: Heading) -> Piece:
        """What the list is sorted by carries an arrow."""
        arrangement = self._view.arrangement
        chosen = heading.sorting is arrangement.sorting
        arrow = (DOWNWARDS if arrangement.downwards else UPWARDS) if chosen else ""
        name = heading.text
        if cell_len(name + arrow) >= heading.width:
            name = fit(name, heading.width - 1 - cell_len(arrow)).rstrip("… ")
        put = fit_right if heading.to_the_right else fit
        return put(name + arrow, heading.width), self._palette["sorted" if chosen else "head"]

    def column(self, number: int, column: int, *, lit: bool) -> list[Piece]:
        """What stands over a column; `lit` over the cursor's half-hour."""
        if self._view.by_slots:
            return self._hour(column, lit=lit) if number == 0 else self._phase(column)
        day = self._view.days[column]
        return self._date(day) if number == 0 else self._weekday(day)

    def _date(self, index: int) -> list[Piece]:
        """The date, ▼ where agents are short, an arrow when the list is sorted by this day."""
        view, day = self._view, self._view.table.days[index]
        short = view.table.short_hours[index] > 0
        style = self._palette["short" if short else "weekend" if is_weekend(day) else "head"]
        sign = words.SHORT_DAY if short else ""
        room = self._room
        month = index == view.days[0] or day.day == 1
        texts = (f"{day.month}/{day.day}{sign}" if month else "", f"{day.day}{sign}", f"{day.day}")
        text = next(text for text in texts if text and len(text) <= max(room, len(str(day.day))))
        arrow = self._day_arrow(index)
        text = text + arrow if len(text + arrow) <= room else text
        return [(fit(text.center(room), room), style), *self._gap]

    def _day_arrow(self, index: int) -> str:
        arrangement = self._view.arrangement
        if arrangement.sorting not in {Sorting.START, Sorting.RELIEF} or arrangement.day != index:
            return ""
        return DOWNWARDS if arrangement.downwards else UPWARDS

    @property
    def _room(self) -> int:
        """A cell's columns without the gap behind it; the month has none."""
        return self._layout.cell - len(self._gap)

    @property
    def _gap(self) -> list[Piece]:
        return [(" ", self._palette["head"])] if self._layout.marks > 1 else []

    def _weekday(self, index: int) -> list[Piece]:
        """The weekday on the colours of the sale's phases: each column is its share of the 24 hours."""
        day, room = self._view.table.days[index], self._room
        columns = self._phases_of(index, room)
        at = _clear_of_openings(columns, (room - WEEKDAY_WIDTH) // 2)
        hidden = not self._layout.marks and self._view.table.short_hours[index] > 0
        name = words.SHORT_DAY if hidden else words.weekday(day)
        parts: list[Piece] = []
        for i, column in enumerate(columns):
            if i == at:
                parts.append((fit(name, WEEKDAY_WIDTH), self._palette[column.phase or "head"]))
            elif i != at + 1:
                parts.append(self._phase_piece(column))
        return [*parts, *self._gap]

    def _hour(self, slot: int, *, lit: bool) -> list[Piece]:
        """The hour over its half-hours, on a narrow screen every other one; the time itself at the cursor."""
        cell, begin = self._layout.cell, time_of(slot)
        style = self._palette["cursor" if lit else "head"]
        every = 1 if cell > 1 else 2
        hour, half = divmod(slot, 2)
        at = half * cell
        text = f"{begin.hour // every * every:02d}" if cell > 1 or hour % every == 0 else ""
        return [(text.ljust(2 * cell)[at : at + cell], style)]

    def _phase(self, slot: int) -> list[Piece]:
        cell = self._layout.cell
        columns = self._phases_of(self._view.day, PER_DAY * cell)
        return [self._phase_piece(column) for column in columns[slot * cell : (slot + 1) * cell]]

    def _phase_piece(self, column: "Column") -> Piece:
        style = self._palette[column.phase or "head"]
        if column.opening:
            return words.OPENING, self._palette["opening"] + Style(bgcolor=style.bgcolor)
        return " ", style


def _clear_of_openings(columns: "tuple[Column, ...]", middle: int) -> int:
    """Where the weekday goes so that it hides no opening: the middle if it can."""
    free = [i for i in range(len(columns) - 1) if not (columns[i].opening or columns[i + 1].opening)]
    return min(free, key=lambda i: abs(i - middle), default=middle)


class Column(NamedTuple):
    phase: str | None
    opening: bool


def phase_columns(event: Event, day: date, count: int) -> tuple[Column, ...]:
    """A day cut into `count` equal parts: the phase in which each ends, and whether a rush begins in it."""
    midnight, width = datetime.combine(day, datetime.min.time()), timedelta(hours=HOURS_PER_DAY) / count
    found: list[Column] = []
    for i in range(count):
        begin, end = midnight + i * width, midnight + (i + 1) * width
        phase = event.phase_at(end - timedelta(seconds=1))
        opening = any(begin <= moment < end for moment in event.openings)
        found.append(Column(phase.kind.value if phase else None, opening))
    return tuple(found)

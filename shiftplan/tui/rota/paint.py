"""Lines of the rota grid as strips of styled text: a pure step from the table's answers to the screen."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from shiftplan.domain.event import Event
from shiftplan.domain.finding import Severity
from shiftplan.domain.work import is_weekend
from shiftplan.language import _, printable
from shiftplan.tui.rota import words
from shiftplan.tui.rota.layout import Layout, centred, fit, fit_right, queue_names
from shiftplan.tui.rota.table import PersonRow, RotaTable, Row, Square, TeamRow

Palette = Mapping[str, Style]
PALETTE_NAMES = (
    "plain", "team", "head", "weekend", "opening", "short", "cursor", "cursor-row", "selected",
    "dawn", "morning", "noon", "evening", "night", "off", "blocked", "gone",
    "lock", "met", "missed", "error", "warning",
    "ordinary", "warm_up", "deposit", "spot", "main", "encore", "after_sale",
)  # fmt: skip
HOURS_PER_DAY = 24
WEEKDAY_WIDTH = 2


class Line(NamedTuple):
    """One line in three parts: frozen left, scrolling middle (all days), frozen right.

    A team's heading does not scroll: it is all in the left part.
    """

    left: Strip
    middle: Strip
    right: Strip


class Painter:
    """Draws lines of one table in one layout and palette."""

    def __init__(self, table: RotaTable, layout: Layout, palette: Palette) -> None:
        self._table, self._layout, self._palette = table, layout, palette
        self._drawn: dict[tuple[Square, str], list[Segment]] = {}

    def header(self, number: int) -> Line:
        """Line 0: dates, ▼ where agents are short. Line 1: weekdays over the phases, ▲ at an opening."""
        draw = self._dates if number == 0 else self._phases
        left = (_("name"), _("lv."), _("queues")) if number == 0 else ("", "", "")
        right = (_("hrs"), _("nt"), _("wish")) if number == 0 else ("", "", "")
        middle = [part for day in self._table.days for part in draw(day)]
        head = self._palette["head"]
        return Line(self._left(left, head), Strip(middle), self._right(right, head))

    def row(self, row: Row, cursor_day: int | None = None, span: tuple[int, int] | None = None) -> Line:
        """A line of the grid; with `cursor_day` it is the cursor's; `span` are its days selected."""
        if isinstance(row, TeamRow):
            return self._team(row, lit=cursor_day is not None)
        return self._person(row, cursor_day, span)

    def _team(self, row: TeamRow, *, lit: bool) -> Line:
        style = self._palette["cursor" if lit else "team"]
        sign = "▸" if row.folded else "▾"
        text = f"{sign} {printable(row.team) or _('no team')} ({row.people})"
        days = self._layout.cell * len(self._table.days)
        whole = fit(text, self._layout.left + days + self._layout.right)
        return Line(Strip([Segment(whole, style)]), Strip([]), Strip([]))

    def _person(self, row: PersonRow, cursor_day: int | None, span: tuple[int, int] | None) -> Line:
        agent, totals = row.agent, self._table.totals(row.agent)
        style = self._palette["plain" if cursor_day is None else "cursor-row"]
        queues = queue_names(self._table, agent.queues)
        wishes = f"{totals.wishes_met}/{totals.wishes}" if totals.wishes else ""
        squares = self._table.squares(agent)
        over = [_over(i, cursor_day, span) for i in range(len(squares))]
        middle = [
            part for square, name in zip(squares, over, strict=True) for part in self._square(square, name)
        ]
        right = (words.amount(totals.hours), str(totals.nights), wishes)
        return Line(
            self._left((agent.name, agent.tier, queues), style), Strip(middle), self._right(right, style)
        )

    def _square(self, square: Square, over: str) -> list[Segment]:
        """The segments of a cell; few cells differ, so each kind is put together once.

        `over` is the style laid over the cell's own, "" for none.
        """
        key = (square, over)
        if key not in self._drawn:
            self._drawn[key] = self._draw_square(square, over)
        return self._drawn[key]

    def _draw_square(self, square: Square, over: str) -> list[Segment]:
        text, name = self._text(square)
        style = self._palette[name]
        if square.second_queue:
            style += Style(underline=True)
        if over:
            style = self._palette[over]
        mark = self._marker(style, lit=bool(over))
        return [
            mark(words.LOCK if square.locked else " ", "lock"),
            Segment(centred(text, self._layout.text), style),
            self._wish_mark(square, mark),
            self._flaw_mark(square, mark),
            Segment(" ", self._palette["plain"]),
        ]

    def _marker(self, style: Style, *, lit: bool) -> Callable[[str, str], Segment]:
        """Marks keep the colour of the cell behind them, and under the cursor its whole style."""

        def mark(char: str, name: str) -> Segment:
            back = Style(bgcolor=style.bgcolor)
            return Segment(char, style if lit else self._palette[name] + back)

        return mark

    def _wish_mark(self, square: Square, mark: Callable[[str, str], Segment]) -> Segment:
        if square.wish is None:
            return mark(" ", "met")
        return mark(words.WISH_MET, "met") if square.wish else mark(words.WISH_MISSED, "missed")

    def _flaw_mark(self, square: Square, mark: Callable[[str, str], Segment]) -> Segment:
        if square.flaw is None:
            return mark(" ", "error")
        return mark(words.FLAW, "error" if square.flaw is Severity.ERROR else "warning")

    def _text(self, square: Square) -> tuple[str, str]:
        """What a cell says and in which style; work on a blocked day still shows as work."""
        if square.band is not None:
            return square.text + square.mark, square.band
        if square.text:
            return square.text, "error"
        if not square.employed:
            return "", "gone"
        if square.blocked is not None:
            return str(words.BLOCKED_SHORT[square.blocked]), "blocked"
        return words.DAY_OFF, "off"

    def _dates(self, day: date) -> list[Segment]:
        index = (day - self._table.days[0]).days
        short = self._table.short_hours[index] > 0
        style = self._palette["short" if short else "weekend" if is_weekend(day) else "head"]
        room = self._layout.cell - 1
        sign = words.SHORT_DAY if short else ""
        month = index == 0 or day.day == 1
        name = f"{day.month}/{day.day}" if month else f"{day.day}"
        text = f"{name}{sign}" if len(name + sign) <= room else f"{day.day}{sign}"
        return [Segment(fit(text.center(room), room), style), Segment(" ", self._palette["head"])]

    def _phases(self, day: date) -> list[Segment]:
        """The weekday on the colours of the sale's phases: each column is its share of the 24 hours."""
        room = self._layout.cell - 1
        columns = phase_columns(self._table.plan.settings.event, day, room)
        at = _clear_of_openings(columns, (room - WEEKDAY_WIDTH) // 2)
        parts: list[Segment] = []
        for i, column in enumerate(columns):
            style = self._palette[column.phase or "head"]
            if i == at:
                parts.append(Segment(fit(words.weekday(day), WEEKDAY_WIDTH), style))
            elif column.opening:
                parts.append(Segment(words.OPENING, self._palette["opening"] + Style(bgcolor=style.bgcolor)))
            elif i != at + 1:
                parts.append(Segment(" ", style))
        return [*parts, Segment(" ", self._palette["head"])]

    def _left(self, texts: tuple[str, str, str], style: Style) -> Strip:
        name, tier, queues = texts
        parts = [fit(name, self._layout.name), fit(tier, 3), " "]
        if self._layout.queues:
            parts.append(fit(queues, self._layout.queues) + " ")
        return Strip([Segment("".join(parts), style)])

    def _right(self, texts: tuple[str, str, str], style: Style) -> Strip:
        hours, nights, wishes = texts
        text = fit_right(hours, 6) + fit_right(nights, 4)
        return Strip([Segment(text + fit_right(wishes, 5) if self._layout.wishes else text, style)])


def _over(day: int, cursor_day: int | None, span: tuple[int, int] | None) -> str:
    """The style over a cell: the cursor, else the selection."""
    if day == cursor_day:
        return "cursor"
    return "selected" if span and span[0] <= day <= span[1] else ""


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

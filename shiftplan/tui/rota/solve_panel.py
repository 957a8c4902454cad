"""The panel beside the grid while the solver works, and its verdict afterwards."""

from textual.content import Content
from textual.widget import Widget

from shiftplan.language import say
from shiftplan.tui import words as app_words
from shiftplan.tui.rota.solve_texts import (
    NUMBERS_WIDTH,
    beside,
    clock,
    curves,
    day_bar,
    numbers,
    verdict_lines,
)
from shiftplan.tui.rota.solve_view import SolveView
from shiftplan.tui.rota.table import RotaTable

CURVE_LINES = 4
SIDE_FROM_LINES = 12


class SolvePanel(Widget):
    """Draws a `SolveView`; beside the grid as a column, under it as a few lines."""

    def __init__(self) -> None:
        super().__init__()
        self.view = SolveView()
        self._table: RotaTable | None = None
        self._before: tuple[float, ...] = ()

    def show(self, view: SolveView, table: RotaTable | None, before: tuple[float, ...]) -> None:
        """`table` holds the rota as it is now, `before` the hours short by day when the solve began."""
        self.view, self._table, self._before = view, table, before
        self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        lines = self._column(width, height) if height >= SIDE_FROM_LINES else self._flat(width, height)
        return Content("\n").join(lines[:height])

    def _column(self, width: int, height: int) -> list[Content]:
        """The tall form: verdict, numbers, time, curves, days."""
        view = self.view
        lines = [*verdict_lines(view, width), Content(""), *self._numbers(), clock(view, width), Content("")]
        lines += [*curves(view, width, CURVE_LINES), Content("")]
        return [*lines, *self._days(width, height - len(lines))]

    def _flat(self, width: int, height: int) -> list[Content]:
        """The low form for narrow screens: verdict, then numbers and curves side by side."""
        verdict = verdict_lines(self.view, width)
        room = height - len(verdict) - 1
        if room < 1:
            return verdict
        left, right = self._numbers()[:room], curves(self.view, width - NUMBERS_WIDTH, room)
        return [*verdict, clock(self.view, width), *beside(left, right)]

    def _numbers(self) -> list[Content]:
        short = sum(self._table.short_hours) if self._table and self._table.need else None
        return numbers(self.view, short)

    def _days(self, width: int, room: int) -> list[Content]:
        """Hours short by day, as bars that shrink against those at the beginning."""
        if self._table is None or room < 2:  # noqa: PLR2004 - a title and a day
            return []
        now = self._table.short_hours
        top = max((*now, *self._before, 1.0))
        title = Content.styled(str(say("short by day")), "bold")
        total = Content.styled(
            app_words.agent_hours(sum(now)), "$short bold" if sum(now) else "$text-success"
        )
        rows = [
            day_bar(app_words.day(day)[:5], hours, top, width)
            for day, hours in zip(self._table.days, now, strict=True)
        ]
        if len(rows) > room - 1:
            worst = sorted(range(len(rows)), key=lambda i: -now[i])[: room - 1]
            rows = [rows[i] for i in sorted(worst)]
        return [title + Content("  ") + total, *rows]

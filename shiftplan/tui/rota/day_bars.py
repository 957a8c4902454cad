"""The lines of one day by half-hours: who, marks, and the shift as a bar."""

from rich.cells import cell_len
from rich.style import Style

from shiftplan.domain.people import Agent
from shiftplan.tui.rota import words
from shiftplan.tui.rota.day_work import worked_on
from shiftplan.tui.rota.gantt import NOTHING, Column, bar
from shiftplan.tui.rota.half_hours import PER_DAY
from shiftplan.tui.rota.layout import MARKS, Layout, fit
from shiftplan.tui.rota.palette import Palette, Piece, activity_style
from shiftplan.tui.rota.square_paint import change_mark, flaw_mark, lock_mark, wish_mark
from shiftplan.tui.rota.view import GridView


class DayBars:
    """Bars are put together once for each person seen."""

    def __init__(self, view: GridView, layout: Layout, palette: Palette) -> None:
        self._view, self._layout, self._palette = view, layout, palette
        self._drawn: dict[str, tuple[Piece, ...]] = {}

    def left(self, agent: Agent, style: str) -> list[Piece]:
        layout, table = self._layout, self._view.table
        square = table.square(agent, table.days[self._view.day])
        plain = self._palette[style]
        marks = [mark(square) for mark in (lock_mark, wish_mark, flaw_mark, change_mark)]
        signs = [(mark[0], self._palette[mark[1]] + Style(bgcolor=plain.bgcolor)) for mark in marks if mark]
        name = fit(agent.name, layout.name - 1) + " " + fit(agent.tier, 2)
        return [(name, plain), *signs, (" " * (MARKS - len(signs)), plain)]

    def right(self, agent: Agent, style: str) -> list[Piece]:
        """When the shifts of the day begin and end."""
        table, day = self._view.table, self._view.table.days[self._view.day]
        shifts = [(one.day, table.worked(one)) for one in worked_on(table, agent, self._view.day)]
        spans = [words.span(shift.begins(on), shift.ends(on), on) for on, shift in shifts[-1:] if shift]
        begun = "«" if shifts and shifts[-1][0] != day else " "
        text = fit(begun + " ".join(spans), self._layout.right) if self._layout.right else ""
        return [(text, self._palette[style])]

    def middle(
        self, agent: Agent, slots: range, cursor: int | None, span: tuple[int, int] | None
    ) -> list[Piece]:
        if agent.id not in self._drawn:
            columns = bar(self._view.table, agent, self._view.day, PER_DAY * self._layout.cell)
            self._drawn[agent.id] = tuple(self._piece(column) for column in columns)
        cell = self._layout.cell
        begin, end = slots.start * cell, slots.stop * cell
        drawn = self._drawn[agent.id]
        pieces = [(sign, self._over(style, i // cell, cursor, span)) for i, (sign, style) in
                  enumerate(drawn[begin:end], begin)]  # fmt: skip
        return _uncut(pieces)

    def _over(self, style: Style, slot: int, cursor: int | None, span: tuple[int, int] | None) -> Style:
        if slot == cursor:
            return self._palette["cursor"]
        return style + self._palette["selected"] if span else style

    def _piece(self, column: Column) -> Piece:
        queues = self._view.table.plan.queue
        name = activity_style(queues, column.activity, column.what)
        off = column.activity is None and column.sign.strip()
        return column.sign, self._palette["off" if off else name]


def _uncut(pieces: list[Piece]) -> list[Piece]:
    """A wide sign has one style, and none is cut at the edges of what is in sight."""
    for i, (sign, _) in enumerate(pieces):
        if sign == NOTHING:
            pieces[i] = (" ", pieces[i][1]) if i == 0 else (NOTHING, pieces[i - 1][1])
    if pieces and cell_len(pieces[-1][0]) > 1:
        pieces[-1] = " ", pieces[-1][1]
    return pieces

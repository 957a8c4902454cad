"""The whole sale on three lines: days, phases as coloured bars, openings and the hour it is now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from shiftplan.language import say
from shiftplan.tui.drawing.phases import bands, phase_line

if TYPE_CHECKING:
    from shiftplan.domain.plan import Plan

DATE_ROOM = 6


class SaleLine(Widget):
    """Set `shown` to a plan and the local wall time of its place."""

    DEFAULT_CSS = "SaleLine { height: 3; width: 1fr; text-wrap: nowrap; }"

    shown: reactive[tuple[Plan, datetime, str] | None] = reactive(None)

    def render(self) -> Content:
        if self.shown is None or not self.content_size.width:
            return Content("")
        plan, now, _ = self.shown
        return Content("\n").join(sale_lines(plan, now, self.content_size.width))


def sale_lines(plan: Plan, now: datetime, width: int) -> list[Content]:
    """Dates, phases, and marks, each at most `width` columns."""
    grid = plan.grid
    phases = phase_line(bands(plan.settings.event, grid.begin, grid.end), width)
    return [_dates(plan, width), phases, _marks(plan, now, width)]


def _column(plan: Plan, moment: datetime, width: int) -> int:
    whole = plan.grid.end - plan.grid.begin
    return min(width - 1, int((moment - plan.grid.begin) / whole * width))


def _dates(plan: Plan, width: int) -> Content:
    """The date where each day begins, as many as have room."""
    step = -(-DATE_ROOM * plan.grid.days // width)
    line = ""
    for index, day in enumerate(plan.grid.dates):
        if index % step == 0:
            line = line.ljust(index * width // plan.grid.days) + f"{day:%m/%d}"
    return Content.styled(line, "$muted").truncate(width)


def _marks(plan: Plan, now: datetime, width: int) -> Content:
    """`▲20:00` under every opening, `┃now` under this moment; an opening that would overlap is left out."""
    openings = [(moment, f"▲{moment:%H:%M}", "$accent") for moment in plan.settings.event.openings]
    wanted = [(now, "┃" + str(say("now")), "$error bold"), *openings]
    placed: list[tuple[int, Content]] = []
    for moment, text, style in wanted:
        piece = Content.styled(text, style)
        column = min(_column(plan, moment, width), width - piece.cell_length)
        if plan.grid.begin <= moment < plan.grid.end and _is_free(placed, column, piece):
            placed.append((column, piece))
    line = Content("")
    for column, piece in sorted(placed, key=lambda mark: mark[0]):
        line = line + Content(" " * (column - line.cell_length)) + piece
    return line


def _is_free(placed: list[tuple[int, Content]], column: int, piece: Content) -> bool:
    end = column + piece.cell_length
    return all(end <= other or column >= other + there.cell_length for other, there in placed)

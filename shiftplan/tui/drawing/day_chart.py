"""A widget that shows a day of the plan, or an hour: a chart with axes, the phases named above, a cursor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Click, MouseMove
from textual.geometry import Size
from textual.message import Message as Event
from textual.reactive import reactive
from textual.widget import Widget

from shiftplan.tui.drawing.chart import Picture, column_of, draw, nice_top, slot_at
from shiftplan.tui.drawing.phases import Band, phase_line

if TYPE_CHECKING:
    from shiftplan.domain.grid import TimeGrid

AXIS = 6
HOUR_STEPS = (1, 2, 3, 4, 6, 12)
HOUR_ROOM = 6
TALL = 16
FRACTIONS_BELOW = 10


@dataclass(frozen=True)
class DayPicture:
    """A picture of one day with what stands around it.

    `ticks` are the times under it, each at the slot where it begins; without any they are the day's hours.
    """

    grid: TimeGrid
    day: date
    picture: Picture
    bands: tuple[Band, ...] = ()
    ticks: tuple[tuple[int, str], ...] = ()


class DayChart(Widget):
    """Set `shown`; listen to `Pointed`. The chart fills its place and keeps whole columns for slots."""

    DEFAULT_CSS = "DayChart { height: 1fr; width: 1fr; text-wrap: nowrap; }"

    shown: reactive[DayPicture | None] = reactive(None)

    class Pointed(Event):
        """The mouse is on (or clicked) a slot of the day, counted from 0."""

        def __init__(self, slot: int) -> None:
            super().__init__()
            self.slot = slot

    def render(self) -> Content:
        shown, size = self.shown, self.content_size
        if shown is None or size.width <= AXIS or size.height < 4:  # noqa: PLR2004 - no room for a chart
            return Content("")
        return Content("\n").join(self._lines(shown, size))

    def _lines(self, shown: DayPicture, size: Size) -> list[Content]:
        width, height = size.width - AXIS, size.height - 2
        top = nice_top(shown.picture.top())
        labels = _labels(top, height)
        body = draw(shown.picture, width, height, top)
        margin = [Content.styled(f"{labels.get(row, ''):>{AXIS - 1}} ", "$muted") for row in range(height)]
        chart = [left + line for left, line in zip(margin, body, strict=True)]
        blank = Content(" " * AXIS)
        return [blank + phase_line(shown.bands, width), *chart, blank + _axis(shown, width)]

    def on_mouse_move(self, event: MouseMove) -> None:
        self._point(event.x)

    def on_click(self, event: Click) -> None:
        self._point(event.x)

    def _point(self, x: int) -> None:
        if self.shown is None:
            return
        slot = slot_at(x - AXIS, self.content_size.width - AXIS, self.shown.picture.slots)
        if slot is not None:
            self.post_message(self.Pointed(slot))


def _labels(top: float, height: int) -> dict[int, str]:
    """The values beside some lines, counted from the upper edge."""
    shares = (0, 1 / 4, 1 / 2, 3 / 4) if height >= TALL else (0, 1 / 2)
    values = {round(height * share): top * (1 - share) for share in shares}
    whole = all(value == round(value) for value in values.values()) or top > FRACTIONS_BELOW
    return {row: f"{value:,.0f}" if whole else f"{value:g}" for row, value in values.items()}


def _axis(shown: DayPicture, width: int) -> Content:
    """The times under the columns, as many as have room."""
    line = ""
    for slot, text in shown.ticks or _hours(shown.grid, width):
        column = column_of(slot, width, shown.picture.slots)
        if column >= len(line):
            line = line.ljust(column) + text + " "
    return Content.styled(line, "$muted").truncate(width)


def _hours(grid: TimeGrid, width: int) -> tuple[tuple[int, str], ...]:
    step = next((hours for hours in HOUR_STEPS if hours * width >= HOUR_ROOM * 24), 24)
    return tuple((hour * grid.per_day // 24, f"{hour:02}:00") for hour in range(0, 24, step))

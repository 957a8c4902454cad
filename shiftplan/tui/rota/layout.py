"""How wide each column of the rota grid is, and which columns there is room for."""

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from shiftplan.domain.shift import ShiftTemplate
from shiftplan.language import printable
from shiftplan.tui.rota.half_hours import PER_DAY
from shiftplan.tui.rota.names import queue_names
from shiftplan.tui.rota.sight import Zoom
from shiftplan.tui.rota.view import GridView

HEADER_LINES = 2
QUEUES_FROM_WIDTH = 110
WISHES_FROM_WIDTH = 76
NAME_MOST = 12
NAME_LEAST = 6
NAME_OF_DAY = 8
QUEUES_MOST = 14
MARKS = 4
"""Columns of a wide cell beside its shift: lock in front; wish, violation and a gap or a change behind."""
CELL_MORE = 4
"""Columns that a cell may grow by on a wide screen."""
NARROW = (3, 2)
"""Columns of a cell of the month: two for the shift and one for a mark, or none for it."""
SPAN = 16
"""Columns for the times of a shift beside its bar."""


class Layout(NamedTuple):
    """Columns of the frozen left part, of one day or half-hour, and of the frozen right part.

    `queues` 0 when hidden; `marks` beside a shift's name; `right` what stands behind, 0 for nothing.
    """

    name: int
    tier: int
    queues: int
    cell: int
    marks: int
    right: int

    @property
    def left(self) -> int:
        return self.name + self.tier + (self.queues + 1 if self.queues else 0)

    @property
    def text(self) -> int:
        """Columns for the short name of a shift."""
        return self.cell - self.marks


def layout_for(view: GridView, width: int) -> Layout:
    """The layout of a table on a screen `width` columns wide."""
    return {Zoom.DAY: _of_day, Zoom.WEEK: _of_days, Zoom.MONTH: _of_month}[view.sight.zoom](view, width)


def _of_days(view: GridView, width: int) -> Layout:
    shorts = [cell_len(printable(shift.short)) + _marked(shift) for shift in view.table.plan.shifts]
    least = Layout(
        name=_name(view, NAME_MOST) + 1,
        tier=4,
        queues=_queues(view) if width >= QUEUES_FROM_WIDTH else 0,
        cell=max((*shorts, 2)) + MARKS,
        marks=MARKS,
        right=15 if width >= WISHES_FROM_WIDTH else 10,
    )
    room = (width - least.left - least.right) // view.columns
    return least._replace(cell=max(least.cell, min(room, least.cell + CELL_MORE)))


def _of_month(view: GridView, width: int) -> Layout:
    """The first of these that has room for all days; days count for more than what stands beside them."""
    wide, narrow = NARROW
    name, short_name = _name(view, NAME_MOST) + 1, _name(view, NAME_OF_DAY) + 1
    layouts = (
        Layout(name, 4, _queues(view), wide, 1, 15),
        Layout(name, 4, 0, wide, 1, 15),
        Layout(name, 4, 0, wide, 1, 10),
        Layout(short_name, 3, 0, wide, 1, 0),
        Layout(short_name, 3, 0, narrow, 0, 10),
        Layout(short_name, 3, 0, narrow, 0, 0),
    )
    fitting = (one for one in layouts if one.left + one.cell * view.columns + one.right <= width)
    return next(fitting, layouts[3])


def _of_day(view: GridView, width: int) -> Layout:
    """Half-hours as wide as there is room; marks stand behind the tier."""
    least = Layout(_name(view, NAME_OF_DAY) + 1, 2 + MARKS, 0, 1, 0, 0)
    cell = max(1, (width - least.left) // PER_DAY)
    spare = width - least.left - cell * PER_DAY
    more = max(0, min(spare - SPAN, _name(view, NAME_MOST) + 1 - least.name))
    return least._replace(cell=cell, right=SPAN if spare >= SPAN else 0, name=least.name + more)


def _name(view: GridView, most: int) -> int:
    names = [cell_len(printable(agent.name)) for agent in view.table.plan.agents]
    return min(most, max((*names, NAME_LEAST)))


def _queues(view: GridView) -> int:
    plan = view.table.plan
    kinds = {agent.queues for agent in plan.agents}
    return min(QUEUES_MOST, max((*(cell_len(queue_names(plan, queues)) for queues in kinds), 4)))


def _marked(shift: ShiftTemplate) -> bool:
    """Whether the shift may carry a mark: one column more."""
    return len(shift.starts) > 1 or shift.switch or not shift.serves


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` columns, cut with … when it is longer; wide characters are never halved."""
    clean = printable(text)
    if cell_len(clean) <= width:
        return set_cell_size(clean, width)
    return set_cell_size(set_cell_size(clean, width - 1).rstrip() + "…", width)


def fit_right(text: str, width: int) -> str:
    """`text` in `width` columns, pushed to the right."""
    return " " * max(0, width - cell_len(text)) + text


def centred(text: str, width: int) -> str:
    """`text` in the middle of exactly `width` columns."""
    spare = max(0, width - cell_len(printable(text)))
    return fit(" " * (spare // 2) + text, width)

"""How wide each column of the rota grid is, and which columns there is room for."""

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from shiftplan.domain.shift import ShiftTemplate
from shiftplan.language import printable
from shiftplan.tui.rota.table import RotaTable

HEADER_LINES = 2
QUEUES_FROM_WIDTH = 110
WISHES_FROM_WIDTH = 76
NAME_MOST = 12
NAME_LEAST = 6
MARKS = 4
"""Columns of a cell beside its shift: lock in front; wish, violation and a gap behind."""
CELL_MORE = 4
"""Columns that a cell may grow by on a wide screen."""


class Layout(NamedTuple):
    """Columns of the frozen left part, of one day, and of the frozen right part; `queues` 0 when hidden."""

    name: int
    queues: int
    cell: int
    wishes: bool

    @property
    def left(self) -> int:
        return self.name + 4 + (self.queues + 1 if self.queues else 0)

    @property
    def right(self) -> int:
        return 15 if self.wishes else 10

    @property
    def text(self) -> int:
        """Columns for the short name of a shift."""
        return self.cell - MARKS


def layout_for(table: RotaTable, width: int) -> Layout:
    """The layout of a table on a screen `width` columns wide."""
    names = [cell_len(printable(agent.name)) for agent in table.plan.agents]
    shorts = [cell_len(printable(shift.short)) + _marked(shift) for shift in table.plan.shifts]
    queues = [cell_len(queue_names(table, agent.queues)) for agent in table.plan.agents]
    least = Layout(
        name=min(NAME_MOST, max((*names, NAME_LEAST))) + 1,
        queues=min(14, max((*queues, 4))) if width >= QUEUES_FROM_WIDTH else 0,
        cell=max((*shorts, 2)) + MARKS,
        wishes=width >= WISHES_FROM_WIDTH,
    )
    room = (width - least.left - least.right) // len(table.days)
    return least._replace(cell=max(least.cell, min(room, least.cell + CELL_MORE)))


def _marked(shift: ShiftTemplate) -> bool:
    """Whether the shift may carry a mark: one column more."""
    return len(shift.starts) > 1 or shift.switch or not shift.serves


def queue_names(table: RotaTable, ids: tuple[str, ...]) -> str:
    """The queues a person serves, the first one first."""
    return "+".join(printable(table.plan.queue[queue].name) for queue in ids if queue in table.plan.queue)


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

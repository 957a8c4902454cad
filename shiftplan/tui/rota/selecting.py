"""The cursor of the grid and a selected block of cells, from an anchor to the cursor."""

from datetime import date
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView

from shiftplan.domain.rota import Cell
from shiftplan.tui.rota.view import GridView, PersonRow

Span = tuple[int, int]


class Corner(NamedTuple):
    """A line of the grid and a day of the plan, both by number."""

    line: int
    day: int


class Block(NamedTuple):
    """People and days: what is selected."""

    people: tuple[str, ...]
    days: tuple[date, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(Cell(agent, day) for agent in self.people for day in self.days)


class Selecting(ScrollView):
    """Owns the cursor, a line, a day and a half-hour, and the corner where a selection began.

    None of them repaints by itself: whoever is told of a move draws what has changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+up", "extend(-1, 0)", show=False),
        Binding("shift+down", "extend(1, 0)", show=False),
        Binding("shift+left", "extend(0, -1)", show=False),
        Binding("shift+right", "extend(0, 1)", show=False),
    ]

    class Moved(Message, namespace="rota_grid"):
        """The cursor stands on another cell; `cell` is None on a heading."""

        def __init__(self, cell: Cell | None, day: int) -> None:
            super().__init__()
            self.cell, self.day = cell, day

    line: var[int] = var(0, init=False)
    day: var[int] = var(0, init=False)
    slot: var[int] = var(0, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._view: GridView | None = None
        self._anchor: Corner | None = None

    def validate_line(self, line: int) -> int:
        return max(0, min(line, len(self._view.rows) - 1)) if self._view else 0

    def validate_day(self, day: int) -> int:
        return self._view.nearest(day) if self._view else 0

    @property
    def column(self) -> int:
        """The column under the cursor."""
        return self._view.column(self.day, self.slot) if self._view else 0

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor; None on a heading or when nobody is there."""
        rows = self._view.rows if self._view else ()
        row = rows[self.line] if self.line < len(rows) else None
        if self._view is None or not isinstance(row, PersonRow):
            return None
        return Cell(row.agent.id, self._view.table.days[self.day])

    @property
    def block(self) -> Block:
        """The people and days selected, of those shown; without a selection those of the cursor."""
        if self._view is None:
            return Block((), ())
        line, day = self._anchor or Corner(self.line, self.day)
        rows = self._view.rows[min(line, self.line) : max(line, self.line) + 1]
        people = tuple(row.agent.id for row in rows if isinstance(row, PersonRow))
        first, last = sorted((self._view.table.days[day], self._view.table.days[self.day]))
        return Block(people, tuple(one for one in self._view.dates if first <= one <= last))

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody on a line of his own, in the order of the lines."""
        rows = self._view.rows if self._view else ()
        return tuple(row.agent.id for row in rows if isinstance(row, PersonRow))

    @property
    def shown(self) -> Block:
        """All people and days that the filter lets through, folded or not."""
        return Block(self._view.people, self._view.dates) if self._view else Block((), ())

    @property
    def selecting(self) -> bool:
        return self._anchor is not None

    def span_of(self, line: int) -> Span | None:
        """The first and last column selected on a line."""
        if self._anchor is None or self._view is None:
            return None
        if not min(self._anchor.line, self.line) <= line <= max(self._anchor.line, self.line):
            return None
        if self._view.by_slots:
            return 0, self._view.columns - 1
        columns = sorted(self._view.column(day, 0) for day in (self._anchor.day, self.day))
        return columns[0], columns[1]

    def action_extend(self, lines: int, days: int) -> None:
        """Move the cursor and select what lies between it and where it began; by half-hours only people."""
        self._select(self._anchor or Corner(self.line, self.day))
        self.line = self.line + lines
        if self._view is not None and not self._view.by_slots:
            self.day = self._view.day_from(self.day, days)

    def unselect(self) -> None:
        self._select(None)

    def _select(self, anchor: Corner | None) -> None:
        if anchor != self._anchor:
            self._anchor = anchor
            self.refresh()

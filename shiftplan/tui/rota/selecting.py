"""Selecting a block of cells: from an anchor to the cursor, by keys or by a drag of the mouse."""

from datetime import date
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from shiftplan.domain.rota import Cell

LEFT, RIGHT = 1, 3
"""Buttons of the mouse."""
Span = tuple[int, int]


class Corner(NamedTuple):
    """A line and a day of the grid, both by number."""

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
    """Owns the cursor, a line and a day, and the corner where a selection began."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+up", "extend(-1, 0)", show=False),
        Binding("shift+down", "extend(1, 0)", show=False),
        Binding("shift+left", "extend(0, -1)", show=False),
        Binding("shift+right", "extend(0, 1)", show=False),
    ]

    line: reactive[int] = reactive(0)
    day: reactive[int] = reactive(0)

    def __init__(self) -> None:
        super().__init__()
        self._anchor: Corner | None = None
        self._pressed: Corner | None = None

    def corner_at(self, event: events.MouseEvent) -> Corner | None:
        """The cell under the mouse; None elsewhere."""
        raise NotImplementedError

    @property
    def selecting(self) -> bool:
        return self._anchor is not None

    def span_of(self, line: int) -> Span | None:
        """The first and last day selected on a line."""
        if self._anchor is None:
            return None
        inside = min(self._anchor.line, self.line) <= line <= max(self._anchor.line, self.line)
        days = sorted((self._anchor.day, self.day))
        return (days[0], days[1]) if inside else None

    def action_extend(self, lines: int, days: int) -> None:
        """Move the cursor and select what lies between it and where it began."""
        self._select(self._anchor or Corner(self.line, self.day))
        self.line = self.line + lines
        self.day = self.day + days

    def unselect(self) -> None:
        self._select(None)

    def _select(self, anchor: Corner | None) -> None:
        if anchor != self._anchor:
            self._anchor = anchor
            self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press begins a selection, which a drag draws out; with shift it goes on from the cursor."""
        here = self.corner_at(event)
        if here is None or event.button != LEFT:
            return
        if event.shift:
            self._select(self._anchor or Corner(self.line, self.day))
            return
        self.unselect()
        self._pressed = here
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        here = self.corner_at(event)
        if self._pressed is None or here is None or here == (self.line, self.day) == self._pressed:
            return
        if here != self._pressed:
            self._select(self._pressed)
        self.line, self.day = here

    def on_mouse_up(self) -> None:
        self._pressed = None
        self.release_mouse()

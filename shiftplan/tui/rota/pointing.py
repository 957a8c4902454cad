"""The grid under the mouse, and signs typed that are no command."""

from typing import ClassVar

from textual import events
from textual.message import Message

from shiftplan.tui.rota.arranging import Sorting
from shiftplan.tui.rota.heads import heading_at, left_headings, right_headings
from shiftplan.tui.rota.layout import HEADER_LINES, Layout
from shiftplan.tui.rota.moving import Moving
from shiftplan.tui.rota.selecting import Corner
from shiftplan.tui.rota.view import GridView, GroupRow

LEFT, RIGHT = 1, 3
"""Buttons of the mouse."""
SIGN_WIDTH = 2
OWN = frozenset({"comma", "full_stop"})
"""Signs that move the cursor."""


class Pointing(Moving):
    """A click goes to a cell, sorts by a heading, folds a group; a drag selects."""

    ALLOW_SELECT: ClassVar[bool] = False

    class Chosen(Message, namespace="rota_grid"):
        """A cell was double-clicked."""

    class MenuAsked(Message, namespace="rota_grid"):
        """A cell was clicked with the right button."""

    class Typed(Message, namespace="rota_grid"):
        """A sign was typed that is no command."""

        def __init__(self, sign: str) -> None:
            super().__init__()
            self.sign = sign

    def __init__(self) -> None:
        super().__init__()
        self._pressed: Corner | None = None

    def _column_at(self, x: int) -> int | None:
        """The column in sight under the mouse; None beside them."""
        if self._layout is None or x < self._layout.left:
            return None
        index = (x - self._layout.left) // self._layout.cell
        columns = self.columns_in_sight
        return columns[index] if index < len(columns) else None

    def _line_at(self, y: int) -> int | None:
        line = y - HEADER_LINES + self.scroll_offset.y
        inside = self._view is not None and y >= HEADER_LINES and line < len(self._view.rows)
        return line if inside else None

    def corner_at(self, event: events.MouseEvent) -> Corner | None:
        """The cell under the mouse, by line and day; None elsewhere."""
        line, column = self._line_at(event.y), self._column_at(event.x)
        if self._view is None or line is None or column is None:
            return None
        if isinstance(self._view.rows[line], GroupRow):
            return None
        return Corner(line, self.day if self._view.by_slots else self._view.days[column])

    # clicks

    def on_click(self, event: events.Click) -> None:
        if self._view is None or self._layout is None:
            return
        line = self._line_at(event.y)
        if line is not None:
            self._click_line(event, self._view, line)
        elif event.y == 0:
            self._click_heading(event.x, self._view, self._layout)
        elif event.y < HEADER_LINES and event.x < self._layout.left:
            self._click_zoom(event.x, self._layout)

    def _click_line(self, event: events.Click, view: GridView, line: int) -> None:
        here = self.corner_at(event)
        if event.button == RIGHT and here is not None:
            self._ask_menu(here)
            return
        self.line = line
        if isinstance(view.rows[line], GroupRow):
            self.action_fold()
        elif here is not None:
            self._to(here, event.x)
            if event.chain > 1:
                self.post_message(self.Chosen())

    def _click_heading(self, x: int, view: GridView, layout: Layout) -> None:
        """Sort by what stands there: a short day by who could help on it, any other by its starts."""
        column = self._column_at(x)
        if column is not None:
            self._click_column(view, column)
            return
        beside = x if x < layout.left else x - layout.left - layout.cell * len(self.columns_in_sight)
        headings = left_headings(layout) if x < layout.left else right_headings(view, layout)
        heading = heading_at(headings, beside)
        if heading is not None and heading.sorting is not None:
            self.sort(heading.sorting)

    def _click_column(self, view: GridView, column: int) -> None:
        if view.by_slots:
            self.slot = column
            return
        self.unselect()
        self.day = view.days[column]
        self.sort(Sorting.RELIEF if view.table.short_hours[self.day] > 0 else Sorting.START)

    def sort(self, sorting: Sorting) -> None:
        """Sort so; again turns it round, a third time goes back to the plan's order."""
        sight = self.sight
        self.look(sight.arranged(sight.arrangement.by(sorting, self.day)))

    def _click_zoom(self, x: int, layout: Layout) -> None:
        """− at the left goes farther, all else nearer."""
        steps = 1 if x < SIGN_WIDTH else -1 if x < layout.left else 0
        self.look(self.sight._replace(zoom=self.sight.zoom.by(steps)))

    def _ask_menu(self, here: Corner) -> None:
        """The menu is about the selection when it was asked inside of it, else about the cell."""
        span, column = self.span_of(here.line), self._view.column(here.day, 0) if self._view else 0
        if span is None or not span[0] <= column <= span[1]:
            self.unselect()
            self.line, self.day = here
        self.post_message(self.MenuAsked())

    def _to(self, here: Corner, x: int) -> None:
        """The cursor to a cell; by half-hours to the one under the mouse."""
        self.line, self.day = here
        column = self._column_at(x)
        if column is not None and self._view is not None and self._view.by_slots:
            self.slot = column

    # a drag

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

    # typing

    def on_key(self, event: events.Key) -> None:
        """What is no command of the screen, the app or the grid may be a shift's code."""
        sign = event.character
        if sign and event.is_printable and not sign.isspace() and event.key not in self._commands():
            event.stop()
            self.post_message(self.Typed(sign))

    def _commands(self) -> frozenset[str]:
        declared = (*getattr(self.screen, "KEYS", ()), *getattr(self.app, "KEYS", ()))
        return OWN | frozenset(key for command in declared for key in command.key.split(","))

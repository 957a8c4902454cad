"""The widget of the heat map: arrows walk days and hours as they lie, a click chooses, the mouse reads."""

from typing import ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.events import Click, Leave, MouseEvent, MouseMove, MouseScrollDown, MouseScrollUp
from textual.message import Message as Event
from textual.reactive import reactive
from textual.widget import Widget

from shiftplan.tui.drawing.heat_map import Heat, place_at, table


class HeatTable(Widget, can_focus=True):
    """`show` a heat; listen to `Chosen`, `Hovered`, `Measured` and `Walked`.

    The mouse over it does not move the cursor: days would scroll away under it.
    """

    DEFAULT_CSS = "HeatTable { height: 1fr; width: 1fr; text-wrap: nowrap; }"
    BINDINGS: ClassVar = [
        Binding("left", "walk(0, -1)", show=False),
        Binding("right", "walk(0, 1)", show=False),
        Binding("up", "walk(-1, 0)", show=False),
        Binding("down", "walk(1, 0)", show=False),
    ]

    heat: reactive[Heat | None] = reactive(None)

    class Chosen(Event):
        """A day and an hour of it were clicked."""

        def __init__(self, day: int, hour: int) -> None:
            super().__init__()
            self.day, self.hour = day, hour

    class Hovered(Event):
        """The mouse is over this day and hour; None when it has left."""

        def __init__(self, place: tuple[int, int] | None) -> None:
            super().__init__()
            self.place = place

    class Measured(Event):
        """The table has another size, and so perhaps another unit of its numbers."""

    class Walked(Event):
        """So many days and hours on, or back."""

        def __init__(self, days: int, hours: int) -> None:
            super().__init__()
            self.days, self.hours = days, hours

    def show(self, heat: Heat) -> None:
        """Show this, drawn anew even when equal: the language may have changed."""
        self.heat = heat
        self.refresh()

    def render(self) -> Content:
        if self.heat is None:
            return Content("")
        return Content("\n").join(table(self.heat, self.content_size.width, self.content_size.height))

    def on_resize(self) -> None:
        self.post_message(self.Measured())

    def action_walk(self, days: int, hours: int) -> None:
        self.post_message(self.Walked(days, hours))

    def on_click(self, event: Click) -> None:
        place = self._under(event)
        if place is not None:
            self.post_message(self.Chosen(*place))

    def on_mouse_move(self, event: MouseMove) -> None:
        self.post_message(self.Hovered(self._under(event)))

    def on_leave(self, _: Leave) -> None:
        self.post_message(self.Hovered(None))

    def _under(self, event: MouseEvent) -> tuple[int, int] | None:
        size = self.content_size
        return place_at(self.heat, int(event.x), int(event.y), size.width, size.height) if self.heat else None

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.action_walk(1, 0)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.action_walk(-1, 0)

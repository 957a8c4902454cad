"""The widgets of the fairness window: the line of measures, and the table that follows its cursor."""

from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message as Event
from textual.reactive import reactive

from shiftplan.tui.fairness import columns, texts
from shiftplan.tui.fairness.view import View
from shiftplan.tui.frame.says import RUN, Clickable

SCROLLED = 3
Shown = tuple[View, str]
"""What is shown, and the language, so that a change of it draws anew."""


class Tabs(Clickable):
    shown: reactive[Shown | None] = reactive(None)

    def render(self) -> Content:
        width = self.content_size.width
        return texts.tabs(self.shown[0]).truncate(width, ellipsis=True) if self.shown else Content("")


class Board(Clickable):
    """Only the rows that there is room for are drawn; a click or the wheel moves the cursor."""

    shown: reactive[Shown | None] = reactive(None)

    class Moved(Event):
        """The cursor is asked to another row."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    @property
    def room(self) -> int:
        """Rows below the headings."""
        return max(1, self.content_size.height - 1)

    @property
    def first(self) -> int:
        """The row on top: the cursor stands in the middle as far as the ends let it."""
        if self.shown is None:
            return 0
        view = self.shown[0]
        return max(0, min(view.cursor - self.room // 2, len(view.rows) - self.room))

    def render(self) -> Content:
        if self.shown is None:
            return Content("")
        view, width = self.shown[0], self.content_size.width
        lines = [columns.heading(view, width)]
        for index in range(self.first, min(self.first + self.room, len(view.rows))):
            line = columns.row(view, view.rows[index], width)
            lines.append(line.stylize("on $cursor-shade bold") if index == view.cursor else line)
        return Content("\n").join([line.truncate(width) for line in lines])

    async def on_click(self, event: Click) -> None:
        if RUN in event.style.meta:
            await super().on_click(event)
        elif self.shown is not None and event.y > 0:
            self.post_message(self.Moved(self.first + event.y - 1))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        self._scroll(event, SCROLLED)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        self._scroll(event, -SCROLLED)

    def _scroll(self, event: MouseScrollDown | MouseScrollUp, rows: int) -> None:
        event.stop()
        if self.shown is not None:
            last = len(self.shown[0].rows) - 1
            self.post_message(self.Moved(max(0, min(last, self.shown[0].cursor + rows))))

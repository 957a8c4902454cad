"""The table of the comparison; a click or the wheel moves the cursor, a second click opens."""

from pathlib import Path

from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message as Event
from textual.reactive import reactive

from shiftplan.tui.copies import columns
from shiftplan.tui.copies.state import Comparison
from shiftplan.tui.frame.says import Clickable


class Board(Clickable):
    """`cursor` is the row under it, `first` the figure that stands on the left, `here` the open folder."""

    comparison: reactive[Comparison] = reactive(Comparison)
    cursor: reactive[int] = reactive(0)
    left: reactive[int] = reactive(0)
    here: reactive[Path | None] = reactive(None)

    class Moved(Event):
        """The cursor is asked to another row; `open_it`: and that is to be opened."""

        def __init__(self, row: int, *, open_it: bool = False) -> None:
            super().__init__()
            self.row, self.open_it = row, open_it

    @property
    def room(self) -> int:
        return max(1, self.content_size.height - 1)

    @property
    def top(self) -> int:
        """The row on top: the cursor stands in the middle as far as the ends let it."""
        return max(0, min(self.cursor - self.room // 2, len(self.comparison.rows) - self.room))

    def render(self) -> Content:
        width, rows = self.content_size.width, self.comparison.rows
        lines = [columns.heading(width, self.left)]
        for index in range(self.top, min(self.top + self.room, len(rows))):
            opened = self.here is not None and rows[index].folder.resolve() == self.here
            line = columns.row(rows[index], self.comparison, opened, width, self.left)
            line = line.truncate(width, pad=True)
            lines.append(line.stylize("on $cursor-shade bold") if index == self.cursor else line)
        return Content("\n").join(lines)

    async def on_click(self, event: Click) -> None:
        row = self.top + event.y - 1
        if event.y > 0 and row < len(self.comparison.rows):
            self.post_message(self.Moved(row, open_it=event.chain > 1))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Moved(self.cursor + 1))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Moved(self.cursor - 1))

"""The list of differences: only the lines in sight are drawn, so thousands scroll as quickly as ten."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message as Event
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from shiftplan.tui.differences.lines import STYLES, pieces
from shiftplan.tui.differences.view import View


class DifferenceList(ScrollView, can_focus=False):
    """Shows a `View`; says which line was clicked. The cursor stays in sight."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"diff--{name}" for name in (*STYLES, "cursor")}

    shown: reactive[View | None] = reactive(None, repaint=False)

    class Clicked(Event):
        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    @property
    def page(self) -> int:
        """Lines in sight, less one that is seen again after a turn."""
        return max(1, self.scrollable_content_region.height - 1)

    def watch_shown(self, before: View | None, now: View | None) -> None:
        if now is None:
            return
        if before is None or before.listing is not now.listing:
            self.virtual_size = Size(0, len(now.listing.lines))
        self.refresh()
        self._reveal(now.cursor)

    def _reveal(self, cursor: int) -> None:
        """Scroll as little as needed to show the cursor."""
        height = self.scrollable_content_region.height
        if not height:
            return
        top = self.scroll_offset.y
        y = min(max(top, cursor - height + 1), cursor)
        if y != top:
            self.scroll_to(0, y, animate=False, immediate=True, force=True)

    def on_resize(self) -> None:
        if self.shown is not None:
            self._reveal(self.shown.cursor)

    def render_line(self, y: int) -> Strip:
        width, number = self.scrollable_content_region.width, y + self.scroll_offset.y
        view = self.shown
        if view is None or number >= len(view.listing.lines):
            return Strip.blank(width, self.rich_style)
        over = self._style("cursor") if number == view.cursor else Style()
        found = pieces(view, view.listing.lines[number], width)
        strip = Strip([Segment(piece.text, self._style(piece.style) + over) for piece in found])
        return strip.adjust_cell_length(width, self.rich_style + over)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"diff--{name}", partial=name == "cursor")

    def on_click(self, event: events.Click) -> None:
        number = event.y + self.scroll_offset.y
        if self.shown is not None and number < len(self.shown.listing.lines):
            self.post_message(self.Clicked(number))

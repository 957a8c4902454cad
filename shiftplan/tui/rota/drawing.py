"""Drawing the grid: only the lines and columns in sight, and of those only what has changed."""

from typing import ClassVar

from textual.geometry import Region, Size
from textual.strip import Strip

from shiftplan.tui.rota.layout import HEADER_LINES, Layout, layout_for
from shiftplan.tui.rota.paint import Painter
from shiftplan.tui.rota.palette import PALETTE_NAMES, Palette
from shiftplan.tui.rota.selecting import Selecting, Span
from shiftplan.tui.rota.view import GridView

Key = tuple[int, int | None, Span | None]


class Drawing(Selecting):
    """Strips are kept until the view, the width, the theme or what is in sight sideways is another."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rota--{name}" for name in PALETTE_NAMES}

    def __init__(self) -> None:
        super().__init__()
        self._painter: Painter | None = None
        self._layout: Layout | None = None
        self._strips: dict[Key, Strip] = {}
        self._heads: dict[int, Strip] = {}
        self._columns = range(0)

    @property
    def room(self) -> Size:
        """The columns and lines there are beside the scrollbars."""
        return self.scrollable_content_region.size

    @property
    def layout_now(self) -> Layout | None:
        """How wide the columns are; None before the first drawing."""
        return self._layout

    @property
    def columns_in_sight(self) -> range:
        """The columns that the scroll shows whole."""
        if self._layout is None or self._view is None:
            return range(0)
        first = min(-(-self.scroll_offset.x // self._layout.cell), self._view.columns)
        return range(first, min(first + self._columns_of_room, self._view.columns))

    @property
    def _columns_of_room(self) -> int:
        if self._layout is None:
            return 1
        return max(1, (self.room.width - self._layout.left - self._layout.right) // self._layout.cell)

    def render_line(self, y: int) -> Strip:
        width = self.room.width
        strip = self._strip_at(y)
        if strip is None:
            return Strip.blank(width, self.rich_style)
        return strip

    def _strip_at(self, y: int) -> Strip | None:
        if self._painter is None or self._view is None:
            return None
        columns = self.columns_in_sight
        if columns != self._columns:
            self._columns, self._strips, self._heads = columns, {}, {}
        if y < HEADER_LINES:
            if y not in self._heads:
                cursor = self.column if self._view.by_slots else None
                self._heads[y] = self._fitted(self._painter.header(y, columns, cursor))
            return self._heads[y]
        index = y - HEADER_LINES + self.scroll_offset.y
        if not 0 <= index < len(self._view.rows):
            return None
        key = (index, self.column if index == self.line else None, self.span_of(index))
        if key not in self._strips:
            self._strips[key] = self._fitted(self._painter.row(self._view.rows[index], columns, *key[1:]))
        return self._strips[key]

    def _fitted(self, strip: Strip) -> Strip:
        width = self.room.width
        return strip if strip.cell_length == width else strip.adjust_cell_length(width, self.rich_style)

    def _prepare(self, view: GridView) -> None:
        self._layout = layout = layout_for(view, self.room.width)
        palette: Palette = {name: self.get_component_rich_style(f"rota--{name}") for name in PALETTE_NAMES}
        self._painter = Painter(view, layout, palette)
        width = layout.left + layout.cell * view.columns + layout.right
        self.virtual_size = Size(width, HEADER_LINES + len(view.rows))

    def _forget(self) -> None:
        """Draw everything anew: another view, width or theme."""
        self._painter = self._layout = None
        self._strips, self._heads = {}, {}
        if self.room.width and self._view:
            self._prepare(self._view)
        self.refresh()

    def _draw_moved(self, lines: set[int], *, heads: bool = False) -> None:
        """Draw the lines anew that the cursor left and came to; the hours over them when it is elsewhere."""
        kept = (item for item in self._strips.items() if item[0][1] is None and item[0][2] is None)
        self._strips = dict(kept)
        if heads:
            self._heads.pop(0, None)
        if self._anchor is not None:
            self.refresh()
            return
        top = HEADER_LINES - self.scroll_offset.y
        regions = [Region(0, top + line, self.room.width, 1) for line in lines if top + line >= HEADER_LINES]
        if heads:
            regions.append(Region(0, 0, self.room.width, 1))
        self.refresh(*regions)

    def reveal(self) -> None:
        """Scroll as little as needed to show the cursor."""
        if self._layout is None or not self.room.height:
            return
        room = max(1, self.room.height - HEADER_LINES)
        y = min(max(self.scroll_offset.y, self.line - room + 1), self.line)
        count, cell = self._columns_of_room, self._layout.cell
        first = -(-self.scroll_offset.x // cell)
        x = min(max(first, self.column - count + 1), self.column) * cell
        if (x, y) != (self.scroll_offset.x, self.scroll_offset.y):
            self.scroll_to(x, y, animate=False, immediate=True, force=True)

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Whoever stands in line with the columns follows."""
        super().watch_scroll_x(old_value, new_value)
        self.say_moved()

    def say_moved(self) -> None:
        """Straight to the screen, not up from box to box: it draws in the same frame."""
        self.screen.post_message(self.Moved(self.cell, self.day))

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._forget())

    def on_resize(self) -> None:
        self._forget()
        self.reveal()

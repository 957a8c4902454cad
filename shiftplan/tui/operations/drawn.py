"""A text that is drawn for the width it gets."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size

from shiftplan.tui.frame.says import Clickable

Draw = Callable[[int], Content]


def _nothing(width: int) -> Content:  # noqa: ARG001 - as every drawing
    return Content("")


class Drawn(Clickable):
    """`draw_with` gives the text for a width in columns; the widget is as high as that text."""

    DEFAULT_CSS = "Drawn { width: 1fr; height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._draw: Draw = _nothing

    def draw_with(self, draw: Draw) -> None:
        """Lay out anew only when the height changes."""
        before, self._draw = self._lines(self.content_size.width), draw
        self.refresh(layout=self._lines(self.content_size.width) != before)

    def render(self) -> Content:
        return self._draw(max(1, self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return self._lines(width)

    def _lines(self, width: int) -> int:
        return self._draw(max(1, width)).plain.count("\n") + 1

"""A list whose lines are drawn for its width: headings between lines to walk, a cursor that stays."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Region
from textual.widgets import OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True)
class Row:
    """One entry, of one or more lines; an empty `id` makes it a heading that the cursor steps over."""

    id: str
    text: Content


Draw = Callable[[int], list[Row]]


class Board(OptionList):
    """`draw_with` gives the rows for a width in columns; they are drawn anew when the width changes."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, markup=False)
        self._draw: Draw | None = None
        self._rows: list[Row] = []
        self._width = 0
        self._wanted = ""

    @property
    def here(self) -> str:
        """The id of the row under the cursor; empty when there is none."""
        option = self.highlighted_option
        return (option.id or "") if option else ""

    def draw_with(self, draw: Draw) -> None:
        self._draw = draw
        self._redraw()

    def go(self, row: str) -> None:
        """Put the cursor on a row; one that is not drawn yet gets it when it is."""
        index = next((i for i, known in enumerate(self._rows) if known.id and known.id == row), None)
        self._wanted = row if index is None and not self._rows else ""
        if index is not None:
            self.highlighted = index
            self.scroll_to_highlight(top=False)

    def scroll_to_highlight(self, top: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        """Bring the row into sight, and with it a heading right above."""
        super().scroll_to_highlight(top)
        here = self.highlighted
        if here and here < len(self._rows) and not self._rows[here - 1].id:
            heights = [row.text.plain.count("\n") + 1 for row in self._rows[: here + 1]]
            y, height = sum(heights[:-2]), sum(heights[-2:])
            region = Region(0, y, self.scrollable_content_region.width, height)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self._width:
            self._redraw()

    def _redraw(self) -> None:
        width = self.scrollable_content_region.width
        if self._draw is None or width < 1:
            return
        self._width = width
        rows = self._draw(width)
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._replace(rows)
        else:
            self._fill(rows)

    def _replace(self, rows: list[Row]) -> None:
        """The same rows: touch only those that read differently, so that nothing flickers."""
        for index, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if not old.text.is_same(new.text):
                self.replace_option_prompt_at_index(index, new.text)
        self._rows = rows

    def _fill(self, rows: list[Row]) -> None:
        """Other rows: the cursor stays on its row, or else at its place."""
        here, place = self._wanted or self.here, self.highlighted or 0
        self._rows, self._wanted = rows, ""
        self.clear_options()
        self.add_options([Option(row.text, id=row.id or None, disabled=not row.id) for row in rows])
        ids = [row.id for row in rows]
        known = [i for i, row in enumerate(ids) if row]
        if here and here in ids:
            self.highlighted = ids.index(here)
        else:
            self.highlighted = min(known, key=lambda i: (abs(i - place), i), default=None)

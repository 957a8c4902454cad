"""Moving the cursor of the grid by keys, and folding groups."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from shiftplan.tui.rota.drawing import Drawing
from shiftplan.tui.rota.half_hours import PER_DAY, worst_slot
from shiftplan.tui.rota.layout import HEADER_LINES
from shiftplan.tui.rota.sight import Sight, Zoom
from shiftplan.tui.rota.view import GridView, GroupRow


class Moving(Drawing):
    """The cursor walks what is shown: lines, and days or half-hours."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("comma", "walk(-1)", show=False),
        Binding("full_stop", "walk(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("ctrl+home", "top", show=False),
        Binding("ctrl+end", "bottom", show=False),
    ]

    class Seen(Message, namespace="rota_grid"):
        """What is to be seen is another: zoom, arrangement, filter, or whom the filter lets through."""

    @property
    def sight(self) -> Sight:
        return self._view.sight if self._view else Sight()

    @property
    def view(self) -> GridView | None:
        return self._view

    def look(self, sight: Sight) -> None:
        """Show the same table otherwise; the cursor stays on its person and day where they are shown.

        Coming to half-hours it stands on the worst of the day.
        """
        if self._view is None or sight == self.sight:
            return
        if sight.zoom is Zoom.DAY is not self.sight.zoom:
            self.set_reactive(Moving.slot, worst_slot(self._view.table, self.day))
        self._take(GridView.of(self._view.table, sight, self.day, self._view))

    def _take(self, view: GridView) -> None:
        """Put another view in place of the one there, with the cursor on the same person."""
        here = self.cell
        self._anchor = None if self._view and self._view.sight != view.sight else self._anchor
        self._view = view
        line = view.line_of(here.agent) if here else None
        self.set_reactive(Moving.line, self.validate_line(self.line if line is None else line))
        self.set_reactive(Moving.day, view.nearest(self.day))
        self._forget()
        self.reveal()
        self.post_message(self.Seen())
        self.say_moved()

    def action_move(self, lines: int, columns: int) -> None:
        self.unselect()
        self.line = self.line + lines
        if self._view is not None and columns:
            self._step(self._view, columns)

    def _step(self, view: GridView, columns: int) -> None:
        """To another day; by half-hours past midnight too."""
        if not view.by_slots:
            self.day = view.day_from(self.day, columns)
            return
        days, slot = divmod(self.slot + columns, PER_DAY)
        day = view.day_from(self.day, days)
        if days and day == self.day:
            return
        self.slot = slot
        self.day = day

    def action_walk(self, days: int) -> None:
        """A day back or on, whatever a column is."""
        self.unselect()
        if self._view is not None:
            self.day = self._view.day_from(self.day, days)

    def action_page(self, pages: int) -> None:
        self.unselect()
        self.line = self.line + pages * max(1, self.room.height - HEADER_LINES - 1)

    def action_first(self) -> None:
        self._to_column(0)

    def action_last(self) -> None:
        self._to_column(self._view.columns - 1 if self._view else 0)

    def _to_column(self, column: int) -> None:
        self.unselect()
        if self._view is not None and self._view.by_slots:
            self.slot = column
        elif self._view is not None:
            self.day = self._view.days[column]

    def action_top(self) -> None:
        self.unselect()
        self.line = 0

    def action_bottom(self) -> None:
        self.unselect()
        self.line = len(self._view.rows) - 1 if self._view else 0

    def action_fold(self) -> None:
        """Fold or unfold the group under the cursor; the cursor goes to its heading."""
        if self._view is None or not self._view.rows:
            return
        self.unselect()
        row = self._view.rows[self.line]
        key = row.key if isinstance(row, GroupRow) else row.group
        if key:
            self._fold(key)

    def _fold(self, key: str) -> None:
        self.look(self.sight._replace(folded=self.sight.folded ^ {key}))
        line = self._view.line_of_group(key) if self._view else None
        if line is not None:
            self.line = line

    def watch_line(self, old: int, new: int) -> None:
        self._moved({old, new})

    def watch_slot(self) -> None:
        self._moved({self.line}, heads=True)

    def watch_day(self) -> None:
        """Another day by half-hours is another list of people."""
        if self._view is not None and self._view.by_slots:
            self._take(GridView.of(self._view.table, self.sight, self.day, self._view))
        else:
            self._moved({self.line})

    def _moved(self, lines: set[int], *, heads: bool = False) -> None:
        self._draw_moved(lines, heads=heads)
        self.reveal()
        self.say_moved()

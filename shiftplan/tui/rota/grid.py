"""The grid of people × days: an own ScrollView that draws only the lines in sight."""

from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from shiftplan.domain.rota import Cell
from shiftplan.tui.rota.layout import HEADER_LINES, Layout, layout_for
from shiftplan.tui.rota.paint import PALETTE_NAMES, Line, Painter, Palette
from shiftplan.tui.rota.selecting import RIGHT, Block, Corner, Selecting, Span
from shiftplan.tui.rota.table import PersonRow, RotaTable, Row, TeamRow


class RotaGrid(Selecting, can_focus=True):
    """Shows a `RotaTable`; the cursor is a line and a day. Says `Moved` when the cursor has moved."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rota--{name}" for name in PALETTE_NAMES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first_day", show=False),
        Binding("end", "last_day", show=False),
        Binding("ctrl+home", "top", show=False),
        Binding("ctrl+end", "bottom", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another cell; `cell` is None on a team's heading."""

        def __init__(self, cell: Cell | None, day: int) -> None:
            super().__init__()
            self.cell, self.day = cell, day

    class Chosen(Message):
        """A cell was double-clicked."""

    class MenuAsked(Message):
        """A cell was clicked with the right button."""

    class Typed(Message):
        """A sign was typed that is no command."""

        def __init__(self, sign: str) -> None:
            super().__init__()
            self.sign = sign

    def __init__(self, table: RotaTable | None = None) -> None:
        super().__init__()
        self._table = table
        self._folded: frozenset[str] = frozenset()
        self._rows: tuple[Row, ...] = table.rows() if table else ()
        self._lines: dict[tuple[int, int | None, Span | None], Line] = {}
        self._headers: dict[int, Line] = {}
        self._painter: Painter | None = None
        self._layout: Layout | None = None
        self.set_reactive(RotaGrid.line, min(1, len(self._rows)))

    @property
    def room(self) -> Size:
        """The columns and lines there are beside the scrollbars."""
        return self.scrollable_content_region.size

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor; None on a team's heading or when nobody is there."""
        row = self._rows[self.line] if self.line < len(self._rows) else None
        if self._table is None or not isinstance(row, PersonRow):
            return None
        return Cell(row.agent.id, self._table.days[self.day])

    @property
    def block(self) -> Block:
        """The people and days selected; without a selection those of the cursor."""
        line, day = self._anchor or Corner(self.line, self.day)
        rows = self._rows[min(line, self.line) : max(line, self.line) + 1]
        people = tuple(row.agent.id for row in rows if isinstance(row, PersonRow))
        first, last = min(day, self.day), max(day, self.day)
        return Block(people, self._table.days[first : last + 1] if self._table else ())

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody in sight, in the order of the lines."""
        return tuple(row.agent.id for row in self._rows if isinstance(row, PersonRow))

    def show(self, table: RotaTable) -> None:
        """Draw another table; the cursor stays on its person as long as he is there."""
        here, first = self.cell, self._table is None
        self._table, self._rows = table, table.rows(self._folded)
        line = self._line_of(here.agent) if here else 1 if first else self.line
        self.set_reactive(RotaGrid.day, min(self.day, len(table.days) - 1))
        self.set_reactive(RotaGrid.line, max(0, min(line, len(self._rows) - 1)))
        self._forget()

    def go(self, agent: str | None, day: date | None) -> None:
        """Put the cursor on a person (unfolding the team), a day or both; unknown ones change nothing."""
        if self._table is None:
            return
        index = self._table.plan.grid.day_index(day) if day else None
        if index is not None:
            self.day = index
        person = self._table.plan.agent.get(agent or "")
        if person is not None:
            if person.team in self._folded:
                self._fold(self._folded - {person.team})
            self.line = self._line_of(person.id)

    def _line_of(self, agent: str) -> int:
        places = (
            i for i, row in enumerate(self._rows) if isinstance(row, PersonRow) and row.agent.id == agent
        )
        return next(places, 0)

    # drawing

    def render_line(self, y: int) -> Strip:
        width = self.room.width
        line = self._line_at(y) if self._painter else None
        return self._window(line, width) if line else Strip.blank(width, self.rich_style)

    def _line_at(self, y: int) -> Line | None:
        if self._painter is None:
            return None
        if y < HEADER_LINES:
            if y not in self._headers:
                self._headers[y] = self._painter.header(y)
            return self._headers[y]
        index = y - HEADER_LINES + self.scroll_offset.y
        if not 0 <= index < len(self._rows):
            return None
        key = (index, self.day if index == self.line else None, self.span_of(index))
        if key not in self._lines:
            self._lines[key] = self._painter.row(self._rows[index], key[1], key[2])
        return self._lines[key]

    def _window(self, line: Line, width: int) -> Strip:
        """The frozen parts with what the scroll shows of the days between them."""
        if self._layout is None:
            return line.middle
        first = self.scroll_offset.x
        room = max(0, width - self._layout.left - self._layout.right)
        middle = line.middle.crop(first, first + room)
        shown = Strip.join([line.left, middle, line.right])
        return shown.adjust_cell_length(width, self.rich_style)

    def _prepare(self, table: RotaTable) -> None:
        self._layout = layout_for(table, self.room.width)
        palette: Palette = {name: self.get_component_rich_style(f"rota--{name}") for name in PALETTE_NAMES}
        self._painter = Painter(table, self._layout, palette)
        days = self._layout.cell * len(table.days)
        self.virtual_size = Size(
            self._layout.left + days + self._layout.right, HEADER_LINES + len(self._rows)
        )

    def _forget(self) -> None:
        """Draw everything anew: another table, width, theme or fold."""
        self._painter = self._layout = None
        self._lines, self._headers = {}, {}
        if self.room.width and self._table:
            self._prepare(self._table)
        self.refresh()

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._forget())

    def on_resize(self) -> None:
        self._forget()
        self._reveal()

    # moving

    def select(self, first: Cell, last: Cell) -> None:
        """Select a block from one cell to another, where the cursor comes to stand."""
        self.go(*first)
        self._select(Corner(self.line, self.day))
        self.go(*last)

    def action_move(self, lines: int, days: int) -> None:
        self.unselect()
        self.line = self.line + lines
        self.day = self.day + days

    def action_page(self, pages: int) -> None:
        self.unselect()
        self.line = self.line + pages * max(1, self.room.height - HEADER_LINES - 1)

    def action_first_day(self) -> None:
        self.unselect()
        self.day = 0

    def action_last_day(self) -> None:
        self.unselect()
        self.day = len(self._table.days) - 1 if self._table else 0

    def action_top(self) -> None:
        self.unselect()
        self.line = 0

    def action_bottom(self) -> None:
        self.unselect()
        self.line = len(self._rows) - 1

    def action_fold(self) -> None:
        """Fold or unfold the team under the cursor; the cursor goes to its heading."""
        if self._table is None or not self._rows:
            return
        self.unselect()
        row = self._rows[self.line]
        team = row.team if isinstance(row, TeamRow) else row.agent.team
        self._fold(self._folded ^ {team})
        headings = (i for i, row in enumerate(self._rows) if isinstance(row, TeamRow) and row.team == team)
        self.line = next(headings, 0)

    def _fold(self, folded: frozenset[str]) -> None:
        self._folded = folded
        self._rows = self._table.rows(folded) if self._table else ()
        self._forget()

    def validate_line(self, line: int) -> int:
        return max(0, min(line, len(self._rows) - 1))

    def validate_day(self, day: int) -> int:
        return max(0, min(day, len(self._table.days) - 1)) if self._table else 0

    def watch_line(self, old: int, new: int) -> None:
        self._moved(old, new)

    def watch_day(self) -> None:
        self._moved(self.line, self.line)

    def _moved(self, old: int, new: int) -> None:
        self._lines = {key: line for key, line in self._lines.items() if key[1] is None and key[2] is None}
        top = HEADER_LINES - self.scroll_offset.y
        if self._anchor is None:
            self.refresh(*(Region(0, top + line, self.room.width, 1) for line in {old, new}))
        else:
            self.refresh()
        self._reveal()
        self.post_message(self.Moved(self.cell, self.day))

    def _reveal(self) -> None:
        """Scroll as little as needed to show the cursor."""
        if self._layout is None or not self.room.height:
            return
        room = max(1, self.room.height - HEADER_LINES)
        y = min(max(self.scroll_offset.y, self.line - room + 1), self.line)
        cell = self._layout.cell
        days = max(1, (self.room.width - self._layout.left - self._layout.right) // cell)
        first = -(-self.scroll_offset.x // cell)
        x = min(max(first, self.day - days + 1), self.day) * cell
        if (x, y) != (self.scroll_offset.x, self.scroll_offset.y):
            self.scroll_to(x, y, animate=False, immediate=True, force=True)

    # mouse and typing

    def corner_at(self, event: events.MouseEvent) -> Corner | None:
        """The cell under the mouse, by line and day; None elsewhere."""
        if self._layout is None or event.y < HEADER_LINES:
            return None
        line = event.y - HEADER_LINES + self.scroll_offset.y
        inside = event.x - self._layout.left
        room = self.room.width - self._layout.left - self._layout.right
        if line >= len(self._rows) or isinstance(self._rows[line], TeamRow) or not 0 <= inside < room:
            return None
        return Corner(line, self.validate_day((inside + self.scroll_offset.x) // self._layout.cell))

    def on_click(self, event: events.Click) -> None:
        if self._layout is None or event.y < HEADER_LINES:
            return
        line = event.y - HEADER_LINES + self.scroll_offset.y
        if line >= len(self._rows):
            return
        here = self.corner_at(event)
        if event.button == RIGHT and here is not None:
            self._ask_menu(here)
            return
        self.line = line
        if isinstance(self._rows[line], TeamRow):
            self.action_fold()
        elif here is not None:
            self.day = here.day
            if event.chain > 1:
                self.post_message(self.Chosen())

    def _ask_menu(self, here: Corner) -> None:
        """The menu is about the selection when it was asked inside of it, else about the cell."""
        span = self.span_of(here.line)
        if span is None or not span[0] <= here.day <= span[1]:
            self.unselect()
            self.line, self.day = here
        self.post_message(self.MenuAsked())

    def on_key(self, event: events.Key) -> None:
        """What is no command of the screen, the app or the grid may be a shift's code."""
        sign = event.character
        if sign and event.is_printable and not sign.isspace() and event.key not in self._commands():
            event.stop()
            self.post_message(self.Typed(sign))

    def _commands(self) -> frozenset[str]:
        declared = (*getattr(self.screen, "KEYS", ()), *getattr(self.app, "KEYS", ()))
        return frozenset(key for command in declared for key in command.key.split(","))

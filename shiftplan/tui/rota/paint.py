"""Lines of the rota grid as strips of styled text: a pure step from the table's answers to the screen."""

from collections.abc import Sequence

from textual.strip import Strip

from shiftplan.language import printable
from shiftplan.tui.rota import words
from shiftplan.tui.rota.day_bars import DayBars
from shiftplan.tui.rota.heads import Heads
from shiftplan.tui.rota.layout import Layout, fit, fit_right
from shiftplan.tui.rota.names import queue_names
from shiftplan.tui.rota.palette import Palette, Piece, segments
from shiftplan.tui.rota.square_paint import SquarePaint
from shiftplan.tui.rota.view import GridView, GroupRow, PersonRow, Row

Span = tuple[int, int]


class Painter:
    """Draws lines of one view in one layout and palette: frozen left, the columns in sight, frozen right.

    `columns` are those in sight by number, `cursor` the one under the cursor, `span` those selected.
    """

    def __init__(self, view: GridView, layout: Layout, palette: Palette) -> None:
        self._view, self._layout, self._palette = view, layout, palette
        self._heads = Heads(view, layout, palette)
        self._squares = SquarePaint(layout, palette)
        self._bars = DayBars(view, layout, palette)

    def header(self, number: int, columns: range, cursor: int | None = None) -> Strip:
        """Line 0: dates or hours, ▼ where agents are short. Line 1: phases and weekdays, ▲ at an opening."""
        middle = [piece for one in columns for piece in self._heads.column(number, one, lit=one == cursor)]
        return self._strip(self._heads.left(number), middle, self._heads.right(number), len(columns))

    def row(self, row: Row, columns: range, cursor: int | None = None, span: Span | None = None) -> Strip:
        if isinstance(row, GroupRow):
            return self._group(row, len(columns), lit=cursor is not None)
        return self._person(row, columns, cursor, span)

    def _group(self, row: GroupRow, count: int, *, lit: bool) -> Strip:
        """A heading does not scroll."""
        style = self._palette["cursor" if lit else "team"]
        sign = "▸" if row.folded else "▾"
        some = f"{row.people}/{row.of}" if row.people < row.of else str(row.people)
        whole = self._layout.left + self._layout.cell * count + self._layout.right
        return self._strip([(fit(f"{sign} {printable(row.name)} ({some})", whole), style)], [], [], count)

    def _person(self, row: PersonRow, columns: range, cursor: int | None, span: Span | None) -> Strip:
        name = "plain" if cursor is None else "cursor-row"
        if self._view.by_slots:
            left, right = self._bars.left(row.agent, name), self._bars.right(row.agent, name)
            return self._strip(left, self._bars.middle(row.agent, columns, cursor, span), right, len(columns))
        table, days = self._view.table, self._view.days
        middle = [
            piece
            for one in columns
            for piece in self._squares.pieces(
                table.square(row.agent, table.days[days[one]]), _over(one, cursor, span)
            )
        ]
        return self._strip(self._left(row, name), middle, self._right(row, name), len(columns))

    def _left(self, row: PersonRow, style: str) -> list[Piece]:
        layout, agent = self._layout, row.agent
        text = fit(agent.name, layout.name - 1) + " " + fit(agent.tier, layout.tier)
        if layout.queues:
            text += fit(queue_names(self._view.table.plan, agent.queues), layout.queues) + " "
        return [(text, self._palette[style])]

    def _right(self, row: PersonRow, style: str) -> list[Piece]:
        totals, room = self._view.table.totals(row.agent), self._layout.right
        wishes = f"{totals.wishes_met}/{totals.wishes}" if totals.wishes else ""
        text = fit_right(words.amount(totals.hours), 6) + fit_right(str(totals.nights), 4)
        return [((text + fit_right(wishes, 5))[:room], self._palette[style])] if room else []

    def _strip(
        self, left: Sequence[Piece], middle: Sequence[Piece], right: Sequence[Piece], count: int
    ) -> Strip:
        width = self._layout.left + self._layout.cell * count + self._layout.right
        return Strip(segments([*left, *middle, *right]), width)


def _over(column: int, cursor: int | None, span: Span | None) -> str:
    """The style over a cell: the cursor, else the selection."""
    if column == cursor:
        return "cursor"
    return "selected" if span and span[0] <= column <= span[1] else ""

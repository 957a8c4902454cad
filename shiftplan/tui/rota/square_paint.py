"""One cell of the grid as styled text, wide with room for all its marks or narrow with room for one."""

from rich.cells import cell_len
from rich.style import Style

from shiftplan.domain.finding import Severity
from shiftplan.language import printable
from shiftplan.tui.rota import words
from shiftplan.tui.rota.layout import Layout, centred, fit
from shiftplan.tui.rota.palette import Palette, Piece, joined
from shiftplan.tui.rota.squares import Square

Mark = tuple[str, str]
"""A sign and the name of its style."""


class SquarePaint:
    """Few cells differ, so each kind is put together once."""

    def __init__(self, layout: Layout, palette: Palette) -> None:
        self._layout, self._palette = layout, palette
        self._drawn: dict[tuple[Square, str], list[Piece]] = {}

    def pieces(self, square: Square, over: str) -> list[Piece]:
        """`over` is the style laid over the cell's own, "" for none."""
        key = (square, over)
        if key not in self._drawn:
            draw = self._wide if self._layout.marks > 1 else self._narrow
            self._drawn[key] = joined(draw(square, over))
        return self._drawn[key]

    def _wide(self, square: Square, over: str) -> list[Piece]:
        text, name = text_of(square)
        style = self._palette[over or name]
        marks = (lock_mark(square), wish_mark(square), flaw_mark(square))
        lock, wish, flaw = (self._mark(mark, style, lit=bool(over)) for mark in marks)
        changed = change_mark(square) or (" ", "plain")
        named = (centred(text, self._layout.text), self._named(square, style, over))
        return [lock, named, wish, flaw, (changed[0], self._palette[changed[1]])]

    def _narrow(self, square: Square, over: str) -> list[Piece]:
        """Two columns for the shift; the mark that matters most behind it, or over what it leaves free."""
        text, name = text_of(square)
        style = self._palette[over or name]
        mark = next((one for one in marks_by_weight(square) if one), None)
        room = self._layout.cell - 1 if mark and self._has_room(text) else self._layout.text
        pieces = [(fit(text, room) if text else " " * room, self._named(square, style, over))]
        if room < self._layout.cell:
            pieces.append(self._mark(mark, style, lit=bool(over)))
        return pieces

    def _has_room(self, text: str) -> bool:
        return cell_len(printable(text)) < self._layout.cell

    def _named(self, square: Square, style: Style, over: str) -> Style:
        return style + Style(underline=True) if square.second_queue and not over else style

    def _mark(self, mark: Mark | None, style: Style, *, lit: bool) -> Piece:
        """Marks keep the colour of the cell behind them, and under the cursor its whole style."""
        if mark is None:
            return " ", style
        return mark[0], style if lit else self._palette[mark[1]] + Style(bgcolor=style.bgcolor)


def lock_mark(square: Square) -> Mark | None:
    return (words.LOCK, "lock") if square.locked else None


def wish_mark(square: Square) -> Mark | None:
    if square.wish is None:
        return None
    return (words.WISH_MET, "met") if square.wish else (words.WISH_MISSED, "missed")


def flaw_mark(square: Square) -> Mark | None:
    if square.flaw is None:
        return None
    return words.FLAW, "error" if square.flaw is Severity.ERROR else "warning"


def change_mark(square: Square) -> Mark | None:
    return (words.CHANGED, "changed") if square.changed else None


def marks_by_weight(square: Square) -> tuple[Mark | None, ...]:
    """What is broken, what was told otherwise, a wish missed, a lock, a wish met."""
    wish = wish_mark(square)
    missed, met = (None, wish) if square.wish else (wish, None)
    return flaw_mark(square), change_mark(square), missed, lock_mark(square), met


def text_of(square: Square) -> Mark:
    """What a cell says and in which style; work on a blocked day still shows as work."""
    if square.band is not None:
        return square.text + square.mark, square.band
    if square.text:
        return square.text, "error"
    if not square.employed:
        return "", "gone"
    if square.blocked is not None:
        return str(words.BLOCKED_SHORT[square.blocked]), "blocked"
    return words.DAY_OFF, "off"

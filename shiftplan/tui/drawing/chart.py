"""A day as columns: areas stacked on each other in eighths of a line, lines over them, phases as shade.

Pure functions from numbers to lines of `Content`, in place of a plot library: a phase can be shaded behind
the curve, a slot is always a whole number of columns, and nothing heavy is imported.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import ceil

from textual.content import Content

Pick = Callable[[Sequence[float]], float]
EIGHTHS = " ▁▂▃▄▅▆▇"
FULL = 8
FULL_BLOCK = "█"
BROKEN = {"─": "╌", "│": "╎"}
MOSTLY_FULL = "▄▅▆▇█"
ROUND = (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Area:
    """One layer of the stack: a height for each slot, and its colour (a theme variable)."""

    heights: tuple[float, ...]
    colour: str


@dataclass(frozen=True)
class Curve:
    """A line over the areas: a level for each slot, its colour.

    `least` shows the lowest of slots that share a column, as is honest for what covers a need. A `dotted`
    line is broken, so that it can be told from others without colour.
    """

    levels: tuple[float, ...]
    colour: str
    least: bool = False
    dotted: bool = False


@dataclass(frozen=True)
class Picture:
    """What a chart shows. `shade` is a colour behind each slot ("" for none); `mark` a slot lit up."""

    areas: tuple[Area, ...]
    curves: tuple[Curve, ...] = ()
    shade: tuple[str, ...] = ()
    mark: int | None = None

    @property
    def slots(self) -> int:
        series = [*(area.heights for area in self.areas), *(curve.levels for curve in self.curves)]
        return len(series[0]) if series else 0

    def top(self) -> float:
        """The highest point of all, at least 1."""
        stacked = map(sum, zip(*(area.heights for area in self.areas), strict=True))
        curves = (level for curve in self.curves for level in curve.levels)
        return max(1.0, *stacked, *curves)


def nice_top(value: float) -> float:
    """The next round number at or above `value` that halves well: the end of the axis."""
    size = 1.0
    while size * 10 < value:
        size *= 10
    return next(step * size for step in ROUND if step * size >= value)


def slot_at(column: int, width: int, slots: int) -> int | None:
    """The (first) slot drawn at a column of a picture `width` wide, or None beside it."""
    return column * slots // width if 0 <= column < width else None


def column_of(slot: int, width: int, slots: int) -> int:
    """The first column at which a slot is drawn."""
    return -(-slot * width // slots)


def fold(values: Sequence[float], width: int, pick: Pick = max) -> list[float]:
    """One value a column: repeated when there is room, the largest (or `pick`) of those that share one."""
    edges = [column * len(values) // width for column in range(width + 1)]
    return [pick(values[a : max(a + 1, b)]) for a, b in pairwise(edges)]


def draw(picture: Picture, width: int, height: int, top: float) -> list[Content]:
    """`height` lines of at most `width` columns; `top` is the value at the upper edge."""
    if not picture.slots or height < 1 or width < 1:
        return []
    columns = _Columns.of(picture, width)
    return [_line(columns, picture, row, height / top) for row in range(height - 1, -1, -1)]


@dataclass(frozen=True)
class _Columns:
    """The picture with one value a column: heights of areas, levels of curves, shade, lit or not."""

    areas: list[list[float]]
    curves: list[list[float]]
    shade: list[str]
    lit: list[bool]

    @classmethod
    def of(cls, picture: Picture, width: int) -> "_Columns":
        slots = [slot_at(column, width, picture.slots) or 0 for column in range(width)]
        return cls(
            areas=[fold(area.heights, width) for area in picture.areas],
            curves=[fold(c.levels, width, min if c.least else max) for c in picture.curves],
            shade=[picture.shade[slot] if picture.shade else "" for slot in slots],
            lit=[picture.mark in range(a, max(a + 1, b)) for a, b in pairwise([*slots, picture.slots])],
        )


def _line(columns: _Columns, picture: Picture, row: int, lines_per_unit: float) -> Content:
    cells = (_cell(columns, picture, column, row, lines_per_unit) for column in range(len(columns.lit)))
    runs = ((style, "".join(char for char, _ in run)) for style, run in _runs(cells))
    return Content.assemble(*((text, style) for style, text in runs))


def _runs(cells: Iterator[tuple[str, str]]) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    return groupby(cells, key=lambda cell: cell[1])


def _cell(columns: _Columns, picture: Picture, column: int, row: int, scale: float) -> tuple[str, str]:
    """The character and style of one place: a curve if one passes, else the areas, else the shade."""
    behind = "$cursor-shade" if columns.lit[column] else columns.shade[column]
    char, front, back = _filled(columns, picture, column, row, scale)
    for curve, levels in zip(picture.curves, columns.curves, strict=True):
        stroke = _stroke(levels, column, row, scale)
        if curve.dotted:
            stroke = _broken(stroke, column)
        if stroke:
            ground = front if char in MOSTLY_FULL else back or behind
            return stroke, _style(curve.colour, ground)
    return char, _style(front, back or behind)


def _stroke(levels: list[float], column: int, row: int, scale: float) -> str:
    """The piece of a stepped line that passes here, or nothing."""
    now = _row_of(levels[column], scale)
    before = _row_of(levels[column - 1], scale) if column else now
    if row == now == before:
        return "─" if levels[column] > 0 else ""
    if row == now:
        return "╭" if now > before else "╰"
    if row == before:
        return "╯" if now > before else "╮"
    return "│" if min(now, before) < row < max(now, before) else ""


def _broken(stroke: str, column: int) -> str:
    """Every second column stays free, so that what lies under a flat stretch is seen."""
    return "" if stroke == "─" and column % 2 else BROKEN.get(stroke, stroke)


def _row_of(level: float, scale: float) -> int:
    return max(0, ceil(level * scale) - 1)


def _filled(columns: _Columns, picture: Picture, column: int, row: int, scale: float) -> tuple[str, str, str]:
    """Character, its colour and the colour behind it ("" where nothing of the areas is behind).

    A character has two colours: where three meet, the top of the stack stays true and the widest win.
    """
    pieces = list(_pieces(columns, picture, column, row, scale))
    if not pieces:
        return " ", "", ""
    widest = sorted(pieces, key=lambda piece: piece[0] - piece[1])[:2]
    if pieces[-1][1] < FULL:
        return EIGHTHS[pieces[-1][1]], widest[0][2], ""
    if len(widest) == 1:
        return FULL_BLOCK, widest[0][2], ""
    lower, upper = sorted(widest)
    return EIGHTHS[lower[1]], lower[2], upper[2]


def _pieces(
    columns: _Columns, picture: Picture, column: int, row: int, scale: float
) -> Iterator[tuple[int, int, str]]:
    """The areas that pass through one place: from and to in eighths of it, and their colour."""
    level, bottom = 0.0, row * FULL
    for area, heights in zip(picture.areas, columns.areas, strict=True):
        begin, level = level, level + heights[column] * scale * FULL
        low, high = max(round(begin) - bottom, 0), min(_seen(level) - bottom, FULL)
        if high > low and heights[column] > 0:
            yield low, high, area.colour


def _seen(level: float) -> int:
    """Eighths to draw: whatever is above nothing is seen."""
    return max(1, round(level))


def _style(front: str, back: str) -> str:
    return f"{front} on {back}" if front and back else front or (f"on {back}" if back else "")

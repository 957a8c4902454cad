"""Series as block glyphs and curves as braille: text that fits any width."""

from collections.abc import Sequence
from typing import NamedTuple

from shiftplan.tui.rota.coverage import QueueDay

BLOCKS = " ▁▂▃▄▅▆▇█"
BRAILLE_BLANK = 0x2800
BRAILLE_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""Bits of the dots of one braille sign: two columns of four dots, from the top."""
DOTS_WIDE, DOTS_HIGH = 2, 4


class Bar(NamedTuple):
    """One column of the cover picture, in standard agents."""

    need: float
    have: float
    missing: float


def block(value: float, top: float) -> str:
    """A block as high as `value` is of `top`; anything above zero shows at least its foot."""
    if value <= 0 or top <= 0:
        return BLOCKS[0]
    return BLOCKS[max(1, min(8, round(value / top * 8)))]


def bars(day: QueueDay, columns: int) -> tuple[Bar, ...]:
    """The day in at most `columns` columns, each slot the same width.

    Where slots must share a column the one that misses most speaks, then the one that needs most.
    """
    slots = [Bar(*row) for row in zip(day.need, day.have, day.missing, strict=True)]
    if not slots or columns < 1:
        return ()
    wide = columns // len(slots)
    if wide >= 1:
        return tuple(bar for bar in slots for _ in range(wide))
    together = -(-len(slots) // columns)
    groups = (slots[i : i + together] for i in range(0, len(slots), together))
    return tuple(max(group, key=lambda bar: (bar.missing, bar.need)) for group in groups)


def clock_line(columns: int) -> str:
    """The hours of a day along `columns` columns: 00, 06, 12, 18 at their places."""
    line = [" "] * columns
    for hour in (0, 6, 12, 18):
        at = hour * columns // 24
        line[at : at + 2] = f"{hour:02d}"
    return "".join(line[:columns])


def curve(
    points: Sequence[tuple[float, float]], size: tuple[int, int], top: tuple[float, float], low: float = 0.0
) -> list[str]:
    """Points (x, y) joined by steps, as `size` (columns, lines) of braille.

    x runs from 0 to top[0], y from `low` to top[1].
    """
    columns, lines = size[0] * DOTS_WIDE, size[1] * DOTS_HIGH
    canvas = [[0] * size[0] for _ in range(size[1])]
    before: int | None = None
    for column, value in enumerate(_steps(points, columns, top[0])):
        if value is None:
            continue
        share = (value - low) / (top[1] - low) if top[1] > low else 0.0
        row = round((1 - max(0.0, min(1.0, share))) * (lines - 1))
        for y in range(
            min(row, row if before is None else before), max(row, row if before is None else before) + 1
        ):
            bit = BRAILLE_DOTS[column % DOTS_WIDE][y % DOTS_HIGH]
            canvas[y // DOTS_HIGH][column // DOTS_WIDE] |= bit
        before = row
    return ["".join(chr(BRAILLE_BLANK + bits) if bits else " " for bits in line) for line in canvas]


def _steps(points: Sequence[tuple[float, float]], columns: int, last: float) -> list[float | None]:
    """The value that holds at each column; None before the first point and after the last."""
    if not points or last <= 0:
        return [None] * columns
    found: list[float | None] = []
    index, now = -1, points[-1][0]
    for column in range(columns):
        x = (column + 1) * last / columns
        while index + 1 < len(points) and points[index + 1][0] <= x:
            index += 1
        beyond = column * last / columns > now
        found.append(None if index < 0 or beyond else points[index][1])
    return found


def share_bar(share: float, columns: int) -> str:
    """A bar of full blocks with a finer end, at most `columns` wide."""
    eighths = round(max(0.0, min(1.0, share)) * columns * 8)
    return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]

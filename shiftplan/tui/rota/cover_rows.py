"""A queue's day in three rows of text by half-hours: need, rota, and what is missing."""

from shiftplan.tui.rota.coverage import QueueDay
from shiftplan.tui.rota.half_hours import half_hours
from shiftplan.tui.rota.picture import Bar, block

DIGITS_FROM = 3
"""Columns of a half-hour from which on numbers can be read side by side."""
MOST = 99.5
WHOLE, LEAST = 0.95, 0.1
"""From WHOLE on a shortage is written without a fraction; LEAST is the smallest written."""
Row = tuple[str, ...]


def cover_rows(queue: QueueDay, cell: int) -> tuple[Row, Row, Row]:
    """Numbers where there is room for them, else blocks; each half-hour `cell` columns wide."""
    bars = half_hours(queue)
    top = max((*(max(bar.need, bar.have) for bar in bars), 1.0))
    if cell < DIGITS_FROM or top >= MOST:
        return _blocks(bars, top, cell)
    return (
        tuple(_number(bar, bar.need, cell) for bar in bars),
        tuple(_number(bar, bar.have, cell) for bar in bars),
        tuple(_missing(bar, cell) for bar in bars),
    )


def _blocks(bars: tuple[Bar, ...], top: float, cell: int) -> tuple[Row, Row, Row]:
    need, have, missing = (tuple(block(bar[row], top) * cell for bar in bars) for row in range(3))
    return need, have, missing


def _number(bar: Bar, value: float, cell: int) -> str:
    return (f"{value:.0f}" if bar.need or bar.have else "").ljust(cell)


def _missing(bar: Bar, cell: int) -> str:
    part = f"{max(bar.missing, LEAST):.1f}".removeprefix("0")
    text = f"{bar.missing:.0f}" if bar.missing >= WHOLE else part
    return (text if bar.missing else "").ljust(cell)

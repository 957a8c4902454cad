"""The cover of one day by half-hours, in line with the bars above it: need, rota and what is missing."""

from typing import NamedTuple

from textual.content import Content

from shiftplan.language import say
from shiftplan.tui import words as app_words
from shiftplan.tui.rota import words
from shiftplan.tui.rota.coverage import DayCoverage, QueueDay
from shiftplan.tui.rota.half_hours import half_hours, time_of
from shiftplan.tui.rota.layout import fit
from shiftplan.tui.rota.picture import Bar, block

WORD = 6
"""Columns for need, rota, short."""
DIGITS_FROM = 3
"""Columns of a half-hour from which on numbers can be read side by side."""
MOST = 99.5
WHOLE, LEAST = 0.95, 0.1
"""From WHOLE on a shortage is written without a fraction; LEAST is the smallest written."""
HERE = "$background on $foreground bold"
STYLES = ("$need", "$supply", "$short bold")
LINES = len(STYLES)


class Ruler(NamedTuple):
    """Where the columns of the grid stand: columns left of them, width, those in sight, the cursor's."""

    left: int
    cell: int
    slots: range
    slot: int


def slot_lines(day: DayCoverage, ruler: Ruler, room: int) -> list[Content]:
    """The cursor's half-hour in words, then three lines for each queue there is room for."""
    ordered = sorted(day.queues, key=lambda queue: -sum(queue.missing))
    shown = ordered[: max(1, (room - 1) // LINES)]
    return [_heading(day, ruler), *(line for queue in shown for line in _queue(queue, ruler))]


def _heading(day: DayCoverage, ruler: Ruler) -> Content:
    parts = [Content.styled(f"{app_words.day(day.day)} {time_of(ruler.slot):%H:%M}", "bold")]
    for queue in day.queues:
        bar = half_hours(queue)[ruler.slot]
        text = say(
            "{queue}: need {need}, have {have}",
            queue=queue.name,
            need=words.amount(bar.need),
            have=words.amount(bar.have),
        )
        parts.append(Content(str(text)))
        if bar.missing:
            short = say("short {missing}", missing=words.amount(bar.missing))
            parts.append(Content.styled(str(short), "$short bold"))
    return Content("  ").join(parts)


def _queue(queue: QueueDay, ruler: Ruler) -> list[Content]:
    bars = half_hours(queue)
    in_digits = ruler.cell >= DIGITS_FROM and max(max(bar.need, bar.have) for bar in bars) < MOST
    draw = _digits if in_digits else _blocks
    top = max((*(max(bar.need, bar.have) for bar in bars), 1.0))
    names = (queue.name, "", "")
    words_said = (say("need"), say("rota"), say("short"))
    lines = []
    for row, (name, word, style) in enumerate(zip(names, words_said, STYLES, strict=True)):
        label = Content.styled(fit(name, ruler.left - 2 - WORD) + " ", "bold")
        what = Content.styled(fit(str(word), WORD), "$muted")
        cells = [_cell(draw(bars[slot], row, top, ruler.cell), slot, ruler, style) for slot in ruler.slots]
        lines.append(Content("").join([label, what, *cells]))
    return lines


def _cell(text: str, slot: int, ruler: Ruler, style: str) -> Content:
    return Content.styled(text, HERE if slot == ruler.slot else style)


def _digits(bar: Bar, row: int, top: float, cell: int) -> str:  # noqa: ARG001 - drawn as blocks otherwise
    if row == LINES - 1:
        part = f"{max(bar.missing, LEAST):.1f}".removeprefix("0")
        text = f"{bar.missing:.0f}" if bar.missing >= WHOLE else part
        return (text if bar.missing else "").ljust(cell)
    value = bar.have if row else bar.need
    return (f"{value:.0f}" if bar.need or bar.have else "").ljust(cell)


def _blocks(bar: Bar, row: int, top: float, cell: int) -> str:
    return block(bar[row], top) * cell

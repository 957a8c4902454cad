"""The cover of one day by half-hours, in line with the bars above it: need, rota and what is missing."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from shiftplan.language import say
from shiftplan.tui import words as app_words
from shiftplan.tui.rota import words
from shiftplan.tui.rota.cover_rows import cover_rows
from shiftplan.tui.rota.coverage import DayCoverage, QueueDay
from shiftplan.tui.rota.half_hours import half_hours, time_of
from shiftplan.tui.rota.layout import fit

WORD = 6
"""Columns for need, rota, short."""
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
    names = (queue.name, "", "")
    words_said = (say("need"), say("rota"), say("short"))
    rows = zip(names, words_said, STYLES, cover_rows(queue, ruler.cell), strict=True)
    return [_line(name, str(word), style, texts, ruler) for name, word, style, texts in rows]


def _line(name: str, word: str, style: str, texts: Sequence[str], ruler: Ruler) -> Content:
    label = Content.styled(fit(name, ruler.left - 2 - WORD) + " ", "bold")
    what = Content.styled(fit(word, WORD), "$muted")
    before, behind = (range(ruler.slots.start, ruler.slot), range(ruler.slot + 1, ruler.slots.stop))
    parts = ((before, style), (range(ruler.slot, ruler.slot + 1), HERE), (behind, style))
    cells = (("".join(texts[slot] for slot in slots if slot in ruler.slots), how) for slots, how in parts)
    return Content("").join([label, what, Content.assemble(*(cell for cell in cells if cell[0]))])

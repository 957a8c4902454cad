"""The cover of the cursor's day under the grid: need and rota as blocks, the worst slot, the gaps."""

from collections.abc import Iterable
from itertools import groupby

from textual.content import Content
from textual.widget import Widget

from shiftplan.language import say
from shiftplan.tui import words as app_words
from shiftplan.tui.rota import words
from shiftplan.tui.rota.coverage import DayCoverage, QueueDay, Stretch
from shiftplan.tui.rota.day_strip import Ruler, slot_lines
from shiftplan.tui.rota.layout import fit
from shiftplan.tui.rota.picture import Bar, bars, block, clock_line
from shiftplan.tui.rota.table import RotaTable

LABEL = 10
ROOMY_LINES = 3
SHORT_SIGN = "▴"


class CoverageStrip(Widget):
    """Draws one day's cover in as many lines as it has; queues that miss most come first."""

    def __init__(self) -> None:
        super().__init__()
        self._table: RotaTable | None = None
        self._day = 0
        self._ruler: Ruler | None = None

    def show(self, table: RotaTable, day: int, ruler: Ruler | None = None) -> None:
        """With a `ruler` the half-hours stand under the columns of the grid."""
        if table is not self._table or (day, ruler) != (self._day, self._ruler):
            self._table, self._day, self._ruler = table, day, ruler
            self.refresh()

    def render(self) -> Content:
        size = self.content_size
        if self._table is None or not self._table.coverage:
            return Content.styled(str(say("the need is being worked out …")), "$muted")
        day = self._table.coverage[self._day]
        if self._ruler is not None:
            lines = slot_lines(day, self._ruler, size.height)
        else:
            lines = [heading(day), *self._pictures(day, size.width, size.height - 2)]
        lines += gap_lines(day, size.width, size.height - len(lines))
        return Content("\n").join(line.truncate(size.width, ellipsis=True) for line in lines)

    def _pictures(self, day: DayCoverage, width: int, room: int) -> list[Content]:
        """Need and rota of the queues there is room for, then the hours."""
        ordered = sorted(day.queues, key=lambda queue: -sum(queue.missing))
        shown = ordered[: max(1, (room - 1) // 2)]
        columns = width - LABEL - _label_width()
        lines = [line for queue in shown for line in queue_lines(queue, columns, day.peak)]
        return [*lines, Content(" " * (LABEL + _label_width())) + hours_line(shown, columns)]


def heading(day: DayCoverage) -> Content:
    """The day, what it misses, and its worst slot in words."""
    parts = [Content.styled(app_words.day(day.day), "bold")]
    worst = day.worst
    if worst is None:
        return Content("  ").join([*parts, Content(str(say("nobody is needed")))])
    if worst.missing <= 0:
        return Content("  ").join(
            [*parts, Content.styled("✓ " + str(say("covered all day")), "$text-success")]
        )
    short = say("short {hours}", hours=app_words.agent_hours(day.missing_hours))
    slot = say(
        "worst {time} {queue}: need {need}, have {have}, short {missing}",
        time=f"{worst.begin:%H:%M}",
        queue=worst.name,
        need=words.amount(worst.need),
        have=words.amount(worst.have),
        missing=words.amount(worst.missing),
    )
    return Content("  ").join([*parts, Content.styled(str(short), "$short bold"), Content(str(slot))])


def queue_lines(queue: QueueDay, columns: int, top: float) -> list[Content]:
    """Two lines: what is needed; what the rota gives, red and over a mark where it is short."""
    found = bars(queue, columns)
    name = Content.styled(fit(queue.name, LABEL - 1) + " ", "bold")
    need = "".join(block(bar.need, top) for bar in found)
    first = name + _label(str(say("need"))) + Content.styled(need, "$need")
    have = runs((_have(bar, top), "$short bold" if bar.missing else "$supply") for bar in found)
    return [first, Content(" " * LABEL) + _label(str(say("rota"))) + have]


def hours_line(queues: list[QueueDay], columns: int) -> Content:
    """The hours along the pictures; between them a mark under what is short on any of the queues."""
    pictures = [bars(queue, columns) for queue in queues]
    short = [any(bar.missing for bar in column) for column in zip(*pictures, strict=True)]
    signs = zip(clock_line(len(short)), short, strict=True)
    return runs(
        (SHORT_SIGN, "$short") if is_short and sign == " " else (sign, "$muted") for sign, is_short in signs
    )


def runs(signs: Iterable[tuple[str, str]]) -> Content:
    """Signs with their styles; neighbours of one style are one text, which is much quicker to draw."""
    groups = groupby(signs, key=lambda pair: pair[1])
    return Content.assemble(*(("".join(sign for sign, _ in group), style) for style, group in groups))


def _have(bar: Bar, top: float) -> str:
    """The block of what is there; where nobody is though somebody is needed, a mark that shows."""
    return "×" if bar.missing and bar.have <= 0 else block(bar.have, top)


def gap_lines(day: DayCoverage, width: int, room: int) -> list[Content]:
    """The short stretches, worst first, as many as there is room for."""
    texts = [_gap(stretch, day) for stretch in day.stretches]
    if not texts or room < 1:
        return []
    if room >= ROOMY_LINES:
        return [Content.styled("▼ ", "$short") + text for text in texts[:room]]
    title = Content.styled(str(say("gaps")) + "  ", "$short bold")
    return [(title + Content(" · ").join(texts)).truncate(width, ellipsis=True)]


def _gap(stretch: Stretch, day: DayCoverage) -> Content:
    text = say(
        "{span} {queue} −{missing} ({hours})",
        span=words.span(stretch.begin, stretch.end, day.day),
        queue=stretch.name,
        missing=words.amount(stretch.missing),
        hours=app_words.agent_hours(stretch.agent_hours),
    )
    return Content(str(text))


def _label_width() -> int:
    return 6


def _label(text: str) -> Content:
    return Content.styled(fit(text, _label_width()), "$muted")

"""The words for the level: of the shop, then of each queue with its numbers and reasons."""

from textual.content import Content

from shiftplan.domain.surge import Colour
from shiftplan.language import Message, printable, say
from shiftplan.operations import QueueSurge, colour_name, figure_words
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.live import Live


def level_text(live: Live, width: int, only: str = "", *, close: bool = False) -> Content:
    """The shop's level and how fresh it is, then every queue with its reasons; with `only` that queue, and of
    the others a word on one line. `close`: of each queue the first reason alone.
    """
    others = [_brief(queue) for queue in live.surge.queues if only and queue.queue != only]
    lines = [marks.flowed([level_line(live), *others], width)]
    if live.surge.stale and live.running:
        lines.append(_part(say("! this level rests on an old reading: type a new one with r"), "$error bold"))
    if live.surge.rehearsal and live.surge.as_of is not None:
        lines.append(_part(say("a rehearsal: these readings will not count on the day"), "$warning"))
    for queue in live.surge.queues:
        if queue.queue == only or not only:
            lines += queue_lines(live, queue, width, most=1 if close else None)
    return Content("\n").join(lines)


def _brief(queue: QueueSurge) -> Content:
    """A queue as its level and name."""
    sign, style = ("○", "$muted") if queue.latest is None else ("●", marks.LEVELS[queue.level])
    level = f" {colour_name(queue.level)}" if queue.latest is not None else ""
    return Content.styled(sign + level, style) + f" {printable(queue.name)}"


def level_line(live: Live) -> Content:
    """The level as a word on its colour with what it means; without a reading nobody knows it."""
    surge = live.surge
    if surge.as_of is None:
        return marks.chip(say("level not known: no reading yet"), "$muted")
    word = marks.chip(surge.level_name, marks.LEVELS[surge.level])
    until = _part(say("read until {time}", time=marks.hour(surge.as_of, live.now)), "$muted")
    return Content("  ").join([word, Content.styled(str(surge.rung.title), "bold"), until])


def queue_lines(live: Live, queue: QueueSurge, width: int, most: int | None = None) -> list[Content]:
    """Level and numbers of a queue; then why, and what would raise or lower it: `most` reasons of each."""
    name = Content.styled(printable(queue.name), "bold")
    if queue.latest is None or queue.since is None:
        return [Content("  ").join([Content.styled("○", "$muted"), name, _part(say("no reading"), "$muted")])]
    level = Content.styled(f"● {colour_name(queue.level)}", f"{marks.LEVELS[queue.level]} bold")
    since = _part(say("since {time}", time=marks.hour(queue.since, live.now)), "$muted")
    parts = [level, name, since]
    if live.is_behind(queue) and live.running:
        parts.append(_part(say("! last slot not read"), "$warning"))
    head, numbers = Content("  ").join(parts), _numbers(live, queue)
    line = Content("  ").join([head, Content.styled(numbers, "$muted")])
    lines = (
        [line] if line.cell_length <= width else [head, marks.told(marks.INDENT, numbers, "$muted", width)]
    )
    return [*lines, *_reasons(queue, width, most)]


def _reasons(queue: QueueSurge, width: int, most: int | None) -> list[Content]:
    """Why a queue stands where it does (green needs no reason), what raises it, how far the way down is."""
    why = () if queue.level is Colour.GREEN else queue.reasons
    told = [*(("→ ", text) for text in why[:most]), *(("↗ ", text) for text in queue.looming[:most])]
    told += [("↘ ", queue.way_down)] if queue.way_down and queue.good_slots else []
    return [
        marks.hung(
            Content.styled(f"{marks.INDENT}{sign}", marks.LEVELS[queue.level]), Content(str(text)), width
        )
        for sign, text in told
    ]


def _numbers(live: Live, queue: QueueSurge) -> str:
    """What was read last, against the plan."""
    if queue.latest is None:
        return ""
    slot = marks.hour(queue.latest.figures.start, live.now)
    return f"{slot}: {marks.dotted(*figure_words(queue.latest))}"


def _part(text: Message, style: str) -> Content:
    return Content.styled(str(text), style)

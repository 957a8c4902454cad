"""How the forecast did against what came, as a page to read."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.domain.accuracy import Accuracy, Band, Errors, Portion
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say
from shiftplan.tui import words
from shiftplan.tui.findings import findings_text
from shiftplan.tui.forecast.importing.here import without_a_list

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

NAME, NUMBER, UNKNOWN = 17, 10, "–"
HEADS = (say("forecast"), say("came"), say("WAPE"), say("bias"), say("inside"))
BANDS: dict[Band, Message] = {
    Band.SERIES: say("inside: share of slots between the low and high series of the forecast"),
    Band.MULTIPLIERS: say("inside: share of slots between low and high, which are fixed multipliers here"),
    Band.NONE: say("inside: the plan has no low or no high"),
}


def measure(path: Path, opened: "OpenPlan") -> Accuracy:
    """In a thread. Raises `ShiftplanError` for a file that cannot be read."""
    from shiftplan import planning  # noqa: PLC0415 - brings numpy, only when asked

    with without_a_list():
        return planning.accuracy(opened.plan, path)


def text(plan: Plan, found: Accuracy) -> Content:
    """The whole, then by queue, phase and day, the peaks, the remarks."""
    blocks = [
        Content("\n").join([_heads(), _row(Content(str(say("all"))), found.whole)]),
        *(_block(plan, title, portions) for title, portions in _blocks(found) if portions),
        Content("\n").join(_peaks(plan, found)),
        Content.styled("\n".join(map(str, _notes(found))), "$muted"),
    ]
    remarks = [findings_text(found.findings)] if found.findings else []
    return Content("\n\n").join([block for block in (*blocks, *remarks) if block.plain])


def _blocks(found: Accuracy) -> tuple[tuple[Message, tuple[Portion, ...]], ...]:
    return ((say("Queues"), found.queues), (say("Phases"), found.phases), (say("Days"), found.days))


def _block(plan: Plan, title: Message, portions: tuple[Portion, ...]) -> Content:
    rows = map(partial(_portion, plan), portions)
    return Content("\n").join([Content.styled(str(title), "$primary bold"), *rows])


def _portion(plan: Plan, portion: Portion) -> Content:
    return _row(Content(_name(plan, portion)), portion.errors)


def _name(plan: Plan, portion: Portion) -> str:
    """What a portion is about, by names."""
    queues = {queue.id: queue.name for queue in plan.settings.queues}
    phases = {phase.id: phase.name for phase in plan.settings.event.phases}
    parts = [
        words.day(portion.day) if portion.day else "",
        phases.get(portion.phase or "", portion.phase or ""),
        queues.get(portion.queue or "", portion.queue or ""),
    ]
    return printable(" ".join(part for part in parts if part))


def _heads() -> Content:
    return Content(" " * NAME) + Content("").join([_right(str(head), "$muted") for head in HEADS])


def _row(name: Content, errors: Errors) -> Content:
    cells = (
        f"{errors.forecast:,.0f}",
        f"{errors.actual:,.0f}",
        _share(errors.wape),
        UNKNOWN if errors.bias is None else f"{errors.bias:+.1%}",
        _share(errors.coverage),
    )
    label = name.truncate(NAME - 1, ellipsis=True, pad=True) + Content(" ")
    return label + Content("").join([_right(cell) for cell in cells])


def _share(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.1%}"


def _right(cell: str, style: str = "") -> Content:
    content = Content.styled(cell, style)
    return content.pad_left(max(0, NUMBER - content.cell_length))


def _peaks(plan: Plan, found: Accuracy) -> Iterator[Content]:
    for portion in found.queues:
        peak = portion.peak
        if peak is not None:
            told = say(
                "{queue}: peak forecast {forecast:,.0f} at {planned}, came {actual:,.0f} at {came} ({size})",
                queue=_name(plan, portion),
                forecast=peak.forecast,
                planned=words.moment(peak.forecast_at),
                actual=peak.actual,
                came=words.moment(peak.actual_at),
                size=UNKNOWN if peak.size is None else f"{peak.size:+.1%}",
            )
            yield Content(str(told))


def _notes(found: Accuracy) -> Iterator[Message]:
    yield say("WAPE: sum of the absolute errors over the sum of what came; contacts before the bot")
    yield BANDS[found.band]
    if found.days_inside is not None:
        yield say("whole days between low and high: {share}", share=_share(found.days_inside))
    if found.left_out:
        yield say("slots without a number of what came, left out: {count:,}", count=found.left_out)
    if found.beyond:
        yield say("lines outside the plan: {count:,}", count=found.beyond)

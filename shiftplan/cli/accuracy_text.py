"""What `shiftplan accuracy` prints: tables by queue, phase and day, and what to make of them."""

from collections.abc import Iterator, Sequence

from shiftplan.cli.output import table
from shiftplan.domain.accuracy import Accuracy, Band, Errors, PeakError, Portion
from shiftplan.domain.plan import Plan
from shiftplan.domain.words import day_name
from shiftplan.language import Message, printable, say

WORTH_SAYING = 0.05
"""Bias and peak errors below this are no reason to change anything."""
PROMISED = (0.75, 0.85)
"""An interval of 80 % that covers a share in this range does what it says."""


def lines(plan: Plan, found: Accuracy) -> Iterator[str]:
    """The tables, then sentences."""
    yield from _tables(plan, found)
    yield ""
    yield from (str(sentence) for sentence in _sentences(plan, found))


def _tables(plan: Plan, found: Accuracy) -> Iterator[str]:
    phases = {phase.id: phase.name for phase in plan.settings.event.phases}
    queues = [plan.queue[portion.queue or ""].name for portion in found.queues]
    names = [phases.get(portion.phase or "", str(say("outside the phases"))) for portion in found.phases]
    yield _table(say("queue"), queues, found.queues)
    yield ""
    yield _table(say("phase"), names, found.phases)
    yield ""
    yield _table(say("day"), [day_name(portion.day) for portion in found.days if portion.day], found.days)


def _table(what: Message, names: Sequence[str], portions: Sequence[Portion]) -> str:
    headings = (
        what,
        say("slots"),
        say("forecast"),
        say("actual"),
        say("off by"),
        say("bias"),
        say("inside"),
        say("peak forecast"),
        say("peak came"),
    )
    return table(headings, [(name, *_cells(one)) for name, one in zip(names, portions, strict=True)])


def _cells(portion: Portion) -> tuple[object, ...]:
    errors = portion.errors
    return (
        errors.slots,
        f"{errors.forecast:,.0f}",
        f"{errors.actual:,.0f}",
        _percent(errors.wape),
        _percent(errors.bias, signed=True),
        _percent(errors.coverage),
        *_peak_cells(portion.peak),
    )


def _peak_cells(peak: PeakError | None) -> tuple[str, str]:
    if peak is None:
        return "–", "–"
    return (
        f"{peak.forecast:,.0f}, {peak.forecast_at:%m-%d %H:%M}",
        f"{peak.actual:,.0f}, {peak.actual_at:%m-%d %H:%M}",
    )


def _percent(share: float | None, *, signed: bool = False) -> str:
    if share is None:
        return "–"
    return f"{share:+.1%}" if signed else f"{share:.1%}"


def _sentences(plan: Plan, found: Accuracy) -> Iterator[Message]:
    yield _compared(found)
    if found.whole.wape is None:
        yield say("nobody came in these slots, so the error has no share to be told in")
    else:
        yield say(
            "off by {wape:.1%}: the misses of all slots, too many or too few, over the contacts that came",
            wape=found.whole.wape,
        )
    for portion in found.queues:
        yield from _about(plan.queue[portion.queue or ""].name, portion.errors, portion.peak)
    yield from _interval(found)


def _compared(found: Accuracy) -> Message:
    return say(
        "slots of {minutes} minutes compared: {slots}; left out for want of actual contacts: {left}; "
        "lines outside the plan: {beyond}",
        slots=found.whole.slots,
        minutes=found.minutes,
        left=found.left_out,
        beyond=found.beyond,
    )


def _about(queue: str, errors: Errors, peak: PeakError | None) -> Iterator[Message]:
    """Whether the level and the peak of a queue were right."""
    name = printable(queue)
    if errors.bias is not None and abs(errors.bias) >= WORTH_SAYING:
        if errors.bias > 0:
            yield say("{queue}: {share:.0%} too many were forecast", queue=name, share=errors.bias)
        else:
            yield say("{queue}: {share:.0%} too few were forecast", queue=name, share=-errors.bias)
    if peak is not None and peak.size is not None:
        yield from _peak(name, peak, peak.size)


def _peak(queue: str, peak: PeakError, size: float) -> Iterator[Message]:
    if abs(size) >= WORTH_SAYING:
        if size > 0:
            yield say("{queue}: the highest slot was forecast {share:.0%} too high", queue=queue, share=size)
        else:
            yield say("{queue}: the highest slot was forecast {share:.0%} too low", queue=queue, share=-size)
    if peak.minutes_off:
        hours = abs(peak.minutes_off) / 60
        if peak.minutes_off > 0:
            yield say("{queue}: the highest slot came {hours:g} h earlier", queue=queue, hours=hours)
        else:
            yield say("{queue}: the highest slot came {hours:g} h later", queue=queue, hours=hours)


def _interval(found: Accuracy) -> Iterator[Message]:
    """What low and high were worth."""
    coverage = found.whole.coverage
    if coverage is None:
        yield say("the plan has no low and high, so no interval could be judged")
        return
    yield say(
        "{share:.1%} of slots lay inside: low to high, and beside it the chance of counting", share=coverage
    )
    if found.days_inside is not None:
        yield say("{share:.0%} of whole days lay between low and high", share=found.days_inside)
    if found.band is Band.MULTIPLIERS:
        yield say("low and high were fixed multipliers, which promise no share; history can learn them")
    elif coverage < PROMISED[0]:
        yield say("80 % was promised: take low and high further apart, or learn them anew with these days")
    elif coverage > PROMISED[1]:
        yield say("80 % was promised: low and high may be closer together")

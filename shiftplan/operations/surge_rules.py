"""The rules of the ladder on a run of slots: which hold, which loom, and the number each has read."""

from shiftplan.domain.queue import Queue
from shiftplan.domain.record import Reading
from shiftplan.domain.surge import Colour, Condition, Ladder, Measure
from shiftplan.language import Message, say
from shiftplan.operations.names import colour_name
from shiftplan.operations.surge_view import Measured


def measured(ladder: Ladder, queue: Queue, planned: float, reading: Reading) -> Measured:
    """What the rules look at. The load is left out in a quiet slot: two contacts for one say nothing."""
    values = {Measure.FIRST_REPLY: reading.first_reply_seconds}
    if max(planned, reading.contacts) >= ladder.quiet_below_contacts:
        values[Measure.LOAD] = reading.contacts / planned if planned > 0 else float("inf")
    if queue.target.within_seconds > 0:
        values[Measure.REPLY_OF_TARGET] = reading.first_reply_seconds / queue.target.within_seconds
    if reading.three_minute_rate is not None:
        values[Measure.THREE_MINUTE] = reading.three_minute_rate
    return Measured(reading=reading, planned=planned, values=values)


def is_good(ladder: Ladder, point: Measured) -> bool:
    """All rules of a good slot hold; a measure that was not read does not object."""
    return all(
        rule.holds(point.values[rule.measure]) for rule in ladder.exit.good if rule.measure in point.values
    )


def entered(ladder: Ladder, run: list[Measured]) -> tuple[Colour, tuple[Message, ...]]:
    """The worst level of which a rule holds, and every rule that holds, the worst level's first."""
    levels = reversed(ladder.levels)
    holding = [(level.colour, rule) for level in levels for rule in level.enter if _holds_running(rule, run)]
    if not holding:
        return Colour.GREEN, ()
    return holding[0][0], tuple(reason(rule, run[-1]) for _, rule in holding)


def _holds_running(rule: Condition, run: list[Measured]) -> bool:
    last = run[-rule.slots :]
    return len(last) == rule.slots and all(_holds(rule, point) for point in last)


def _holds(rule: Condition, point: Measured) -> bool:
    return rule.measure in point.values and rule.holds(point.values[rule.measure])


def looming(ladder: Ladder, run: list[Measured], level: Colour) -> tuple[Message, ...]:
    """The rules of higher levels that hold in the last slot but not yet for as many slots as they need."""
    return tuple(
        say(
            "{reason}: {level} if it holds {slots} {slots:slot|slots} running",
            reason=_number_read(rule, run[-1]),
            level=colour_name(rung.colour),
            slots=rule.slots,
        )
        for rung in ladder.levels[level.rank + 1 :]
        for rule in rung.enter
        if _holds(rule, run[-1]) and not _holds_running(rule, run)
    )


def way_down(ladder: Ladder, level: Colour, good: int) -> Message | None:
    if level is Colour.GREEN:
        return None
    return say(
        "{good} of {slots} good {slots:slot|slots} towards one level down", good=good, slots=ladder.exit.slots
    )


def reason(rule: Condition, point: Measured) -> Message:
    """The number that was read against the bound of the rule."""
    text = _number_read(rule, point)
    return (
        text
        if rule.slots == 1
        else say("{reason}, {slots} {slots:slot|slots} running", reason=text, slots=rule.slots)
    )


def _number_read(rule: Condition, point: Measured) -> Message:
    value, bound = point.values[rule.measure], rule.bound
    if rule.measure is Measure.LOAD and point.planned <= 0:
        return say("{contacts:,.0f} contacts where none were planned", contacts=point.reading.contacts)
    if rule.measure is Measure.LOAD:
        return say(
            "{contacts:,.0f} contacts against {planned:,.0f} planned, {value:.0%}; limit {bound:.0%}",
            contacts=point.reading.contacts,
            planned=point.planned,
            value=value,
            bound=bound,
        )
    if rule.measure is Measure.THREE_MINUTE:
        return say("three-minute reply rate {value:.1%}; limit {bound:.0%}", value=value, bound=bound)
    if rule.measure is Measure.REPLY_OF_TARGET:
        return say(
            "first reply {value:.1f} times the promised seconds; limit {bound:g}", value=value, bound=bound
        )
    return say("first reply {value:g} s; limit {bound:g} s", value=value, bound=bound)

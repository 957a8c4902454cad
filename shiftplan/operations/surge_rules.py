"""The rules of the ladder on a run of slots: which hold, which loom, and the number each has read."""

from shiftplan.domain.actuals import Figure, SlotFigures
from shiftplan.domain.queue import Queue
from shiftplan.domain.surge import Colour, Condition, Ladder, Measure
from shiftplan.language import Message, say
from shiftplan.operations.names import colour_name
from shiftplan.operations.surge_view import Measured

GOES_BY = frozenset({Figure.CONTACTS, Figure.FIRST_REPLY, Figure.THREE_MINUTE})


def measured(
    ladder: Ladder, queue: Queue, planned: float, figures: SlotFigures, *, runs: bool = False
) -> Measured:
    """What the rules look at; `planned` contacts are those of the minutes that the figures cover.

    The load is left out in a quiet slot: two contacts for one say nothing.
    """
    values: dict[Measure, float] = {}
    contacts, reply, rate = figures.contacts, figures.first_reply_seconds, figures.three_minute_rate
    if contacts is not None and max(planned, contacts) >= ladder.quiet_below_contacts:
        values[Measure.LOAD] = contacts / planned if planned > 0 else float("inf")
    if reply is not None:
        values[Measure.FIRST_REPLY] = reply
    if reply is not None and queue.target.within_seconds > 0:
        values[Measure.REPLY_OF_TARGET] = reply / queue.target.within_seconds
    if rate is not None:
        values[Measure.THREE_MINUTE] = rate
    return Measured(figures=figures, planned=planned, values=values, runs=runs)


def is_good(ladder: Ladder, point: Measured) -> bool:
    """All rules of a good slot hold; a measure that was not read does not object, one at least must be."""
    told = any(figure in GOES_BY for figure in point.figures.told)
    return told and all(
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
        return say("{contacts:,.0f} contacts where none were planned", contacts=point.figures.contacts or 0)
    if rule.measure is Measure.LOAD:
        return say(
            "{contacts:,.0f} contacts against {planned:,.0f} planned, {value:.0%}; limit {bound:.0%}",
            contacts=point.figures.contacts or 0,
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
    return say("first reply {value:,.0f} s; limit {bound:g} s", value=value, bound=bound)

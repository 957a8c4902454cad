"""The need as tables: a line a day and queue, or a line a slot and queue."""

from collections.abc import Iterator, Sequence

from shiftplan.cli.output import table
from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.plan import Plan
from shiftplan.domain.words import BINDINGS, DEFINITIONS, day_name
from shiftplan.language import say

Row = tuple[object, ...]


def lines(
    plan: Plan, need: Need, queues: Sequence[QueueNeed], days: range, *, by_slot: bool
) -> Iterator[str]:
    """The table with its sums and what its numbers mean; `days` are indices."""
    headings, rows = _slots(plan, queues, days) if by_slot else _days(plan, queues, days)
    yield table(headings, rows)
    hours = sum(sum(_of_days(plan, one.need, days)) for one in queues) * plan.grid.hours
    yield str(
        say("scenario {scenario}: {hours:,.1f} agent-hours on shift", scenario=need.scenario, hours=hours)
    )
    for one in queues:
        yield str(_promise(plan, one))
    yield str(say("need is in standard agents on shift: those online, divided by 1 − shrinkage"))
    yield str(say("the rule of thumb is contacts an hour after the bot, by contacts per agent-hour"))
    yield str(say("assumes that each slot is in a steady state; right after an opening this is optimistic"))


def _of_days(plan: Plan, series: Sequence[float], days: range) -> Sequence[float]:
    return series[plan.grid.of_day(days[0]).start : plan.grid.of_day(days[-1]).stop]


def _promise(plan: Plan, one: QueueNeed) -> object:
    queue = plan.queue[one.queue]
    return say(
        "{queue}: {share:.0%} in {seconds:g} s, counted as {definition}; {shrinkage:.0%} shrinkage",
        queue=queue.name,
        share=queue.target.share,
        seconds=queue.target.within_seconds,
        definition=DEFINITIONS[one.definition],
        shrinkage=queue.shrinkage.total,
    )


def _days(plan: Plan, queues: Sequence[QueueNeed], days: range) -> tuple[Row, list[Row]]:
    headings = (
        say("day"),
        say("queue"),
        say("contacts"),
        say("agent-hours"),
        say("peak need"),
        say("at"),
        say("rule of thumb"),
        say("worst reply"),
        say("at"),
    )
    return headings, [_day(plan, one, day) for day in days for one in queues]


def _day(plan: Plan, one: QueueNeed, day: int) -> Row:
    grid = plan.grid
    slots = range(*grid.of_day(day).indices(grid.slots))
    peak = max(slots, key=one.need.__getitem__)
    worst = min(
        (slot for slot in slots if one.contacts[slot] > 0), key=one.service_level.__getitem__, default=None
    )
    return (
        day_name(grid.dates[day]),
        plan.queue[one.queue].name,
        f"{sum(one.contacts[slot] for slot in slots):,.0f}",
        sum(one.need[slot] for slot in slots) * grid.hours,
        one.need[peak],
        f"{grid.moment(peak):%H:%M}",
        one.rule_of_thumb[peak],
        None if worst is None else f"{one.service_level[worst]:.1%}",
        None if worst is None else f"{grid.moment(worst):%H:%M}",
    )


def _slots(plan: Plan, queues: Sequence[QueueNeed], days: range) -> tuple[Row, list[Row]]:
    headings = (
        say("time"),
        say("queue"),
        say("contacts"),
        say("online"),
        say("need"),
        say("rule of thumb"),
        say("in time"),
        say("gone"),
        say("occupancy"),
        say("decided by"),
    )
    slots = range(plan.grid.of_day(days[0]).start, plan.grid.of_day(days[-1]).stop)
    return headings, [_slot(plan, one, slot) for slot in slots for one in queues]


def _slot(plan: Plan, one: QueueNeed, slot: int) -> Row:
    return (
        f"{plan.grid.moment(slot):%m-%d %H:%M}",
        plan.queue[one.queue].name,
        f"{one.contacts[slot]:,.1f}",
        one.online[slot],
        one.need[slot],
        one.rule_of_thumb[slot],
        f"{one.service_level[slot]:.1%}",
        f"{one.abandon[slot]:.1%}",
        f"{one.occupancy[slot]:.1%}",
        BINDINGS[one.binding[slot]],
    )

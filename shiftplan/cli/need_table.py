"""The need as tables: a line a day and queue, or a line a slot and queue."""

from collections.abc import Iterator, Sequence
from datetime import date

from shiftplan.cli.need_words import meaning
from shiftplan.cli.output import table
from shiftplan.domain.need import Need, OpeningStep, QueueNeed
from shiftplan.domain.plan import Plan
from shiftplan.domain.words import BINDINGS, day_name
from shiftplan.language import say

Row = tuple[object, ...]
SPARE_BY_SLOT = (5, 9, 6, 10, 8, 2)  # left out on a narrow terminal, the first of them first
SPARE_BY_DAY = (6, 11, 8, 10, 9)


def lines(
    plan: Plan, need: Need, queues: Sequence[QueueNeed], days: range, *, by_slot: bool
) -> Iterator[str]:
    """What the numbers mean, the table, its sums and, for a day with an opening, its steps; `days` are
    indices.
    """
    yield from meaning(plan, need, queues)
    yield ""
    headings, rows = _slots(plan, queues, days) if by_slot else _days(plan, queues, days)
    yield table(headings, rows, SPARE_BY_SLOT if by_slot else SPARE_BY_DAY)
    hours = sum(sum(of_days(plan, one.need, days)) for one in queues) * plan.grid.hours
    yield str(
        say("scenario {scenario}: {hours:,.1f} agent-hours on shift", scenario=need.scenario, hours=hours)
    )
    yield str(say("need is in standard agents on shift: those online, divided by 1 − shrinkage"))
    yield str(say("the rule of thumb is contacts an hour after the bot, by contacts per agent-hour"))
    yield str(say("carried is the queue as the slot begins; worst is the lowest share at one instant of it"))
    if by_slot:
        yield from _openings(plan, queues, plan.grid.dates[days[0]])


def of_days(plan: Plan, series: Sequence[float], days: range) -> Sequence[float]:
    return series[plan.grid.of_day(days[0]).start : plan.grid.of_day(days[-1]).stop]


def _days(plan: Plan, queues: Sequence[QueueNeed], days: range) -> tuple[Row, list[Row]]:
    headings = (
        say("day"),
        say("queue"),
        say("contacts"),
        say("agent-hours"),
        say("peak need"),
        say("at"),
        say("rule of thumb"),
        say("least in time"),
        say("at"),
        say("worst instant"),
        say("most carried"),
        say("at"),
    )
    return headings, [_day(plan, one, day) for day in days for one in queues]


def _day(plan: Plan, one: QueueNeed, day: int) -> Row:
    grid = plan.grid
    slots = range(*grid.of_day(day).indices(grid.slots))
    peak, queue = max(slots, key=one.need.__getitem__), max(slots, key=one.waiting.__getitem__)
    busy = [slot for slot in slots if one.contacts[slot] > 0]
    worst = min(busy, key=one.service_level.__getitem__, default=None)
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
        None if worst is None else f"{min(one.worst_instant[slot] for slot in busy):.1%}",
        f"{one.waiting[queue]:,.1f}",
        f"{grid.moment(queue):%H:%M}",
    )


def _slots(plan: Plan, queues: Sequence[QueueNeed], days: range) -> tuple[Row, list[Row]]:
    headings = (
        say("time"),
        say("queue"),
        say("contacts"),
        say("online"),
        say("need"),
        say("rule of thumb"),
        say("carried"),
        say("in time"),
        say("worst"),
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
        f"{one.waiting[slot]:,.1f}",
        f"{one.service_level[slot]:.1%}",
        f"{one.worst_instant[slot]:.1%}",
        f"{one.abandon[slot]:.1%}",
        f"{one.occupancy[slot]:.1%}",
        BINDINGS[one.binding[slot]],
    )


def _openings(plan: Plan, queues: Sequence[QueueNeed], day: date) -> Iterator[str]:
    """The steps of a day, a line each."""
    steps = [(one, step) for one in queues for step in one.steps if step.start.date() == day]
    if not steps:
        return
    headings = (
        say("opening"),
        say("queue"),
        say("contacts"),
        say("of the slot"),
        say("step alone"),
        say("carried"),
        say("in time"),
    )
    yield ""
    yield table(headings, [_step(plan, one, step) for one, step in steps])
    yield str(say("step alone is how many it would need when every 5 minutes had agents of their own"))


def _step(plan: Plan, one: QueueNeed, step: OpeningStep) -> Row:
    slot = plan.grid.slot_at(step.start)
    return (
        f"{step.start:%H:%M}",
        plan.queue[one.queue].name,
        f"{step.contacts:,.1f}",
        None if slot is None else one.online[slot],
        step.online,
        f"{step.waiting:,.1f}",
        f"{step.service_level:.1%}",
    )

"""Filling short slots only: on which days a free cell may help, and which new shifts do."""

from collections.abc import Iterator
from datetime import date

from shiftplan.domain import work
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota

EVEN = 1e-6
"""Agents; less than this is not short."""
Slots = frozenset[tuple[str, int]]


def short_slots(plan: Plan, need: Need, rota: Rota) -> Slots:
    """(queue, slot) of those in which the rota has fewer agents than are needed, or too few may be there."""
    there = work.supply(plan, rota)
    short = {
        (one.queue, slot)
        for one in need.queues
        for slot, (wanted, has) in enumerate(zip(one.need, there[one.queue], strict=True))
        if wanted - has > EVEN
    }
    return frozenset(short | set(_asked(plan)))


def _asked(plan: Plan) -> Iterator[tuple[str, int]]:
    """The slots for which the plan asks for a number of people, whether they are there or not."""
    for rule in plan.settings.cover:
        if rule.least:
            for queue in [rule.queue] if rule.queue else plan.queue:
                yield from ((queue, slot) for slot in rule.slots(plan.grid, plan.settings.event))


def helps(plan: Plan, short: Slots, assignment: Assignment) -> bool:
    """Whether a shift serves one of these slots."""
    return any((queue, slot) in short for queue, slot, _ in work.served(plan, assignment))


def days_that_help(plan: Plan, short: Slots) -> frozenset[date]:
    """The days on which some shift that may begin reaches one of these slots."""
    wanted = {slot for _, slot in short}
    reached = {
        offset
        for shift in plan.shifts
        for start in shift.starts
        for offset, _ in shift.at(start).presence(plan.grid)
    }
    return frozenset(
        day
        for number, day in enumerate(plan.grid.dates)
        if any(number * plan.grid.per_day + offset in wanted for offset in reached)
    )


def only_helping(plan: Plan, short: Slots, before: Rota, after: Rota) -> Rota:
    """`after` less the new shifts that serve no short slot: they would fill hours, not shortage."""
    kept = [one for one in after.assignments if one.cell in before.by_cell or helps(plan, short, one)]
    return Rota.of(kept, after.locks, after.facts)

"""Where the rota is short, the worst first: one warning for each stretch of each queue."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from shiftplan.checks.breach import plain
from shiftplan.checks.case import TOLERANCE, Case
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.grid import TimeGrid
from shiftplan.language import Message, say

CLOSE_MINUTES = 60
"""Stretches with no more than this between them read as one."""
MOST_STRETCHES = 20
"""Beyond so many the rest is summed up, one warning for each queue."""


class Stretch(NamedTuple):
    """Slots [first, last] of a queue with the agent-hours short; in `worst` most people are missing."""

    queue: str
    first: int
    last: int
    worst: int
    agent_hours: float


def check(case: Case) -> Iterator[Finding]:
    found = sorted(_all_stretches(case), key=lambda stretch: (-stretch.agent_hours, stretch.first))
    for stretch in found[:MOST_STRETCHES]:
        yield _warning(_one(case, stretch), case.plan.grid, [stretch])
    rest = found[MOST_STRETCHES:]
    for queue in sorted({stretch.queue for stretch in rest}):
        those = [stretch for stretch in rest if stretch.queue == queue]
        yield _warning(_many(case, those), case.plan.grid, those)


def _all_stretches(case: Case) -> Iterator[Stretch]:
    for row in case.need.queues:
        short = [max(0.0, n - s) for n, s in zip(row.need, case.supply[row.queue], strict=True)]
        for slots in _runs(short, CLOSE_MINUTES // case.plan.grid.minutes):
            worst = max(slots, key=lambda slot: short[slot])
            hours = sum(short[slot] for slot in slots) * case.plan.grid.hours
            yield Stretch(row.queue, slots[0], slots[-1], worst, hours)


def _runs(short: list[float], close: int) -> list[list[int]]:
    """Slots that are short, in runs with gaps of at most `close` slots."""
    runs: list[list[int]] = []
    for slot, amount in enumerate(short):
        if amount <= TOLERANCE:
            continue
        if runs and slot - runs[-1][-1] <= close + 1:
            runs[-1].append(slot)
        else:
            runs.append([slot])
    return runs


def _one(case: Case, stretch: Stretch) -> Message:
    grid, worst = case.plan.grid, stretch.worst
    need, have = case.need.of(stretch.queue).need[worst], case.supply[stretch.queue][worst]
    return say(
        "{queue} is {hours} {hours:agent-hour|agent-hours} short from {begin} to {end}; worst at {at}: "
        "{need} needed, {have} there, {short} short",
        queue=case.plan.queue[stretch.queue].name,
        hours=plain(stretch.agent_hours),
        begin=_clock(grid.moment(stretch.first)),
        end=_clock(grid.moment(stretch.last + 1)),
        at=_clock(grid.moment(worst)),
        need=plain(need),
        have=plain(have),
        short=plain(need - have),
    )


def _many(case: Case, stretches: list[Stretch]) -> Message:
    return say(
        "{queue} is short in {count} more {count:stretch|stretches}, {hours} {hours:agent-hour|agent-hours} "
        "together, none above {most}",
        queue=case.plan.queue[stretches[0].queue].name,
        count=len(stretches),
        hours=plain(sum(stretch.agent_hours for stretch in stretches)),
        most=plain(max(stretch.agent_hours for stretch in stretches)),
    )


def _warning(message: Message, grid: TimeGrid, stretches: list[Stretch]) -> Finding:
    slots = {slot for stretch in stretches for slot in range(stretch.first, stretch.last + 1)}
    days = sorted({grid.moment(slot).date() for slot in slots})
    return Finding(code="shortage", severity=Severity.WARNING, message=message, days=tuple(days))


def _clock(moment: datetime) -> str:
    return f"{moment:%m-%d %H:%M}"

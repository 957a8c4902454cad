"""Where a rota is short of the need: stretches of slots in a row, over midnight too."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shiftplan.domain.need import Need
    from shiftplan.domain.plan import Plan

Present = dict[str, list[float]]
"""Standard agents on shift in each slot, by queue: `domain.work.supply`."""
TOLERANCE = 0.005
"""Needs are rounded to 0.01 agents; less than half of that is arithmetic, not shortage."""


@dataclass(frozen=True)
class Shortage:
    """Slots [first, end) of one queue, all short; `deepest` is the most standard agents missing at once."""

    queue: str
    first: int
    end: int
    agent_hours: float
    deepest: float


def shortages(plan: Plan, need: Need, there: Present) -> tuple[Shortage, ...]:
    """Every short stretch, the one that costs most agent-hours first."""
    found = [
        stretch
        for one in need.queues
        for stretch in _stretches(one.queue, one.need, there[one.queue], plan.grid.hours)
    ]
    return tuple(sorted(found, key=lambda stretch: (-stretch.agent_hours, stretch.first)))


def _stretches(queue: str, need: tuple[float, ...], there: list[float], slot_hours: float) -> list[Shortage]:
    gaps = [wanted - served for wanted, served in zip(need, there, strict=True)]
    runs = [list(run) for short, run in groupby(enumerate(gaps), lambda gap: gap[1] > TOLERANCE) if short]
    return [
        Shortage(
            queue=queue,
            first=run[0][0],
            end=run[-1][0] + 1,
            agent_hours=sum(gap for _, gap in run) * slot_hours,
            deepest=max(gap for _, gap in run),
        )
        for run in runs
    ]

"""Where in the plan one looks: a day, a slot of it, one queue or all. Forecast and need share it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shiftplan.domain.grid import TimeGrid
    from shiftplan.domain.plan import Plan


@dataclass(frozen=True)
class Place:
    """`day` and `slot` count from 0, `slot` within the day; `queue` None means all queues together."""

    day: int = 0
    slot: int = 0
    queue: str | None = None

    def index(self, grid: TimeGrid) -> int:
        """The slot counted over the whole plan."""
        return self.day * grid.per_day + self.slot

    def at(self, index: int, grid: TimeGrid) -> Place:
        """The same view of another slot of the plan; kept inside it."""
        day, slot = divmod(max(0, min(index, grid.slots - 1)), grid.per_day)
        return replace(self, day=day, slot=slot)

    def by_days(self, steps: int, grid: TimeGrid) -> Place:
        return replace(self, day=max(0, min(self.day + steps, grid.days - 1)))

    def next_queue(self, plan: Plan) -> Place:
        """All queues together, then one after the other."""
        views = (None, *(queue.id for queue in plan.settings.queues))
        return replace(self, queue=views[(views.index(self.queue) + 1) % len(views)])

    def next_opening(self, plan: Plan) -> Place:
        """The first opening after this slot, or the first of all; stays where it is without any."""
        found = (plan.grid.slot_at(moment) for moment in plan.settings.event.openings)
        slots = [slot for slot in found if slot is not None]
        later = [slot for slot in slots if slot > self.index(plan.grid)]
        return self.at((later or slots or [self.index(plan.grid)])[0], plan.grid)


def first_place(plan: Plan, now: datetime) -> Place:
    """Where one wants to look first: the slot of `now` (plan's local time) while the plan runs, else the last
    opening, else the main day, else the first day.
    """
    grid = plan.grid
    running = grid.slot_at(now)
    if running is not None:
        return Place().at(running, grid)
    openings = [slot for moment in plan.settings.event.openings if (slot := grid.slot_at(moment)) is not None]
    if openings:
        return Place().at(openings[-1], grid)
    return Place(day=grid.day_index(plan.settings.event.day) or 0)

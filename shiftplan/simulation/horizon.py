"""The stretch of a plan that is simulated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from shiftplan.domain.grid import TimeGrid
from shiftplan.errors import BadInput
from shiftplan.language import say

RUN_IN_HOURS = 4
"""How long before the first day asked for the simulation begins, so that it finds the queue of that night."""


@dataclass(frozen=True)
class Horizon:
    """Slots [begin, end) are played, [first, end) are counted; second 0 is the beginning of `begin`."""

    grid: TimeGrid
    begin: int
    first: int
    end: int

    @property
    def slot_seconds(self) -> float:
        return self.grid.minutes * 60.0

    @property
    def slots(self) -> int:
        return self.end - self.begin

    @property
    def seconds(self) -> float:
        return self.slots * self.slot_seconds

    def second(self, moment: datetime) -> float:
        return (moment - self.grid.moment(self.begin)).total_seconds()


def horizon(grid: TimeGrid, days: Iterable[date] | None) -> Horizon:
    """From the first to the last of `days`; None is the whole plan. Raises BadInput outside the plan."""
    if days is None:
        return Horizon(grid, 0, 0, grid.slots)
    indices = [_index(grid, day) for day in days]
    first, end = min(indices) * grid.per_day, (max(indices) + 1) * grid.per_day
    return Horizon(grid, max(0, first - RUN_IN_HOURS * 60 // grid.minutes), first, end)


def _index(grid: TimeGrid, day: date) -> int:
    index = grid.day_index(day)
    if index is None:
        raise BadInput(
            say(
                "{day} is outside the plan, which runs from {first} to {last}",
                day=day,
                first=grid.dates[0],
                last=grid.dates[-1],
            )
        )
    return index

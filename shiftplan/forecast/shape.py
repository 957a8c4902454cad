"""Sums and peaks of a series, for tables and pictures."""

from collections.abc import Sequence

from shiftplan.domain.grid import MINUTES_PER_DAY, TimeGrid

HOURS_PER_DAY = 24


def day_totals(grid: TimeGrid, series: Sequence[float]) -> tuple[float, ...]:
    """The sum of each day of the grid; `series` has one value a slot."""
    return tuple(sum(series[grid.of_day(day)]) for day in range(grid.days))


def peak_slot(grid: TimeGrid, series: Sequence[float], day: int | None = None) -> int | None:
    """The first slot of the largest value, of a day (by index) or of all; None when all are 0."""
    slots = range(grid.slots) if day is None else range(*grid.of_day(day).indices(grid.slots))
    best = max(slots, key=lambda slot: series[slot])
    return best if series[best] > 0 else None


def hours_by_day(grid: TimeGrid, series: Sequence[float]) -> tuple[tuple[float, ...], ...]:
    """For each day the sums of its 24 hours."""
    per_hour = MINUTES_PER_DAY // HOURS_PER_DAY // grid.minutes
    return tuple(
        tuple(sum(day[hour * per_hour : (hour + 1) * per_hour]) for hour in range(HOURS_PER_DAY))
        for day in (series[grid.of_day(index)] for index in range(grid.days))
    )

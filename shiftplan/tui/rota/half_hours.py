"""A day by half-hours: its cover, whatever slots the plan has."""

from datetime import time
from itertools import pairwise

from shiftplan.tui.rota.coverage import QueueDay
from shiftplan.tui.rota.picture import Bar
from shiftplan.tui.rota.table import RotaTable

PER_DAY = 48
MINUTES = 30


def half_hours(day: QueueDay) -> tuple[Bar, ...]:
    """The cover of each half-hour; of finer slots in it the one speaks that misses most, then needs most."""
    slots = [Bar(*row) for row in zip(day.need, day.have, day.missing, strict=True)]
    edges = [round(i * len(slots) / PER_DAY, 6) for i in range(PER_DAY + 1)]
    within = (slots[int(begin) : max(int(begin) + 1, -int(-end // 1))] for begin, end in pairwise(edges))
    return tuple(max(some, key=lambda bar: (bar.missing, bar.need)) for some in within)


def worst_slot(table: RotaTable, day: int) -> int:
    """The half-hour of a day that misses most; the first one when nothing is known."""
    worst = table.coverage[day].worst if table.coverage else None
    return 0 if worst is None else worst.begin.hour * 2 + worst.begin.minute // MINUTES


def time_of(slot: int) -> time:
    """When a half-hour begins."""
    return time(slot // 2, slot % 2 * MINUTES)

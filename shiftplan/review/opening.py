"""How sharp the openings were: the share of the first quarter of an hour in the first hour.

Added up over openings and queues. Its variance is that of a share of so many contacts, as overdispersed as
the plan has them, or, of several first hours, what they differ by, whichever is larger; normal, with 95 %.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt

from shiftplan.domain.actuals import BySlot, SlotFigures
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import STEP_MINUTES, Traffic

QUARTER_MINUTES, HOUR_MINUTES = 15, 60
QUARTERS = HOUR_MINUTES // QUARTER_MINUTES
SURE = 1.96
LEAST = 100.0
"""Contacts of first hours: fewer say nothing about their shape."""


@dataclass(frozen=True)
class Sharpness:
    """The share that came in the first quarter (`low` to `high` with 95 %), and the one planned for it."""

    share: float
    low: float
    high: float
    planned: float
    contacts: float


@dataclass(frozen=True)
class _Hour:
    """The first hour of an opening on a queue: contacts of it and of its first quarter; the share planned."""

    whole: float
    quarter: float
    planned: float
    dispersion: float


def quarters(grid: TimeGrid) -> TimeGrid:
    """The same days in quarters of an hour."""
    return grid.model_copy(update={"minutes": QUARTER_MINUTES})


def sharpness(settings: Settings, traffic: Traffic, fine: BySlot, slots: range) -> Sharpness | None:
    """None where no first hour was read by quarters (`fine`), or too little came; `slots` are looked at."""
    hours = tuple(_hours(settings, traffic, fine, slots))
    whole = sum(hour.whole for hour in hours)
    if whole < LEAST:
        return None
    share = sum(hour.quarter for hour in hours) / whole
    counting = sum(hour.whole * hour.dispersion for hour in hours) / whole**2 * share * (1 - share)
    wide = SURE * sqrt(max(counting, _between(hours, whole, share)))
    return Sharpness(
        share=share,
        low=max(0.0, share - wide),
        high=min(1.0, share + wide),
        planned=sum(hour.planned * hour.whole for hour in hours) / whole,
        contacts=whole,
    )


def _between(hours: tuple[_Hour, ...], whole: float, share: float) -> float:
    """The variance of the share as far as hours tell it by differing; 0 of one alone."""
    if len(hours) < 2:  # noqa: PLR2004 - one alone differs from nothing
        return 0.0
    apart = sum((hour.quarter - share * hour.whole) ** 2 for hour in hours)
    return apart / whole**2 * len(hours) / (len(hours) - 1)


def _hours(settings: Settings, traffic: Traffic, fine: BySlot, slots: range) -> Iterator[_Hour]:
    grid = quarters(settings.grid)
    end = settings.grid.begin + slots.stop * timedelta(minutes=settings.grid.minutes)
    for opening in settings.event.openings:
        first = grid.slot_at(opening)
        if first is None or grid.moment(first) != opening or opening + timedelta(hours=1) > end:
            continue
        for queue in settings.queues:
            read = _read(fine.get(queue.id, {}), first)
            planned = _planned(traffic, queue.id, first)
            if read and sum(read) > 0 and planned is not None and not queue.deferred:
                yield _Hour(sum(read), read[0], planned, queue.dispersion)


def _read(known: Mapping[int, SlotFigures], first: int) -> list[float]:
    """The contacts of the four quarters; [] where one was not read whole."""
    seen = [known.get(first + index) for index in range(QUARTERS)]
    contacts = [one.contacts for one in seen if one is not None and one.whole and one.contacts is not None]
    return contacts if len(contacts) == QUARTERS else []


def _planned(traffic: Traffic, queue: str, first: int) -> float | None:
    """The share of the first quarter in the plan's first hour."""
    per_slot, begin = traffic.grid.minutes // STEP_MINUTES, first * QUARTER_MINUTES // STEP_MINUTES
    steps = [
        traffic.steps(queue, step // per_slot)[step % per_slot]
        for step in range(begin, begin + HOUR_MINUTES // STEP_MINUTES)
        if step // per_slot < traffic.grid.slots
    ]
    whole = sum(steps)
    return sum(steps[: QUARTER_MINUTES // STEP_MINUTES]) / whole if whole > 0 else None

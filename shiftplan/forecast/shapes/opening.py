"""The first hour of an opening inside its slots: five-minute steps that add up to what each slot has."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.traffic import STEP_MINUTES, Fine, Series

STEP = timedelta(minutes=STEP_MINUTES)
HOUR_STEPS = 12
QUARTER_STEPS = 3
MOST_IN_QUARTER = 0.8
"""A slot that goes on after the first 15 minutes keeps at least a fifth for what follows them: a forecast
whose slots do not fall is not read as a rush with nothing behind it."""


def opening_steps(grid: TimeGrid, series: Series, opening: datetime, profile: Sequence[float]) -> Fine:
    """The slots that overlap the first hour after `opening`, each as steps of five minutes.

    The first 15 minutes get the share of the hour that `profile` (12 weights) gives them, 0.40 as shipped,
    as far as the sums of the slots allow; inside, steps fall as the profile does. Sums never change. An
    opening between two steps counts from the beginning of its step.
    """
    opening = grid.begin + (opening - grid.begin) // STEP * STEP
    slots = {slot: _places(grid, slot, opening) for slot in _overlapping(grid, opening)}
    fine = {slot: _by_profile(series, slot, places, profile) for slot, places in slots.items()}
    wanted = sum(profile[:QUARTER_STEPS]) / (sum(profile) or 1) * _sum(fine, slots, range(HOUR_STEPS))
    for slot, places in slots.items():
        if any(0 <= place < QUARTER_STEPS for place in places) and places[-1] >= QUARTER_STEPS:
            elsewhere = _sum(fine, slots, range(QUARTER_STEPS)) - _quarter(fine[slot], places)
            fine[slot] = _sharpened(fine[slot], places, wanted - elsewhere)
    return fine


def _overlapping(grid: TimeGrid, opening: datetime) -> range:
    """The slots of the plan that share time with the hour after an opening."""
    length = timedelta(minutes=grid.minutes)
    first = (opening - grid.begin) // length
    last = -((grid.begin - opening - HOUR_STEPS * STEP) // length)
    return range(max(0, first), max(0, min(grid.slots, last)))


def _places(grid: TimeGrid, slot: int, opening: datetime) -> tuple[int, ...]:
    """For each step of the slot how many steps after the opening it lies; below 0 before it."""
    begin = (grid.moment(slot) - opening) // STEP
    return tuple(range(begin, begin + grid.minutes // STEP_MINUTES))


def _by_profile(
    series: Series, slot: int, places: tuple[int, ...], profile: Sequence[float]
) -> tuple[float, ...]:
    """The slot's contacts in proportion to the profile; before the opening the pace of the slot before."""
    total = series[slot]
    before = sum(place < 0 for place in places)
    even = total / len(places)
    pace = min(even, series[slot - 1] / len(places)) if slot else even
    weights = [profile[min(place, HOUR_STEPS - 1)] for place in places if place >= 0]
    rest, whole = total - before * pace, sum(weights)
    return (*(pace,) * before, *(rest * w / whole if whole else rest / len(weights) for w in weights))


def _quarter(steps: Series, places: tuple[int, ...]) -> float:
    return sum(step for step, place in zip(steps, places, strict=True) if 0 <= place < QUARTER_STEPS)


def _sum(fine: Fine, slots: dict[int, tuple[int, ...]], wanted: range) -> float:
    return sum(
        step
        for slot, places in slots.items()
        for step, place in zip(fine[slot], places, strict=True)
        if place in wanted
    )


def _sharpened(steps: Series, places: tuple[int, ...], wanted: float) -> Series:
    """The same sum with `wanted` in the first quarter, but never less than there was and never all of it."""
    now = _quarter(steps, places)
    later = sum(step for step, place in zip(steps, places, strict=True) if place >= QUARTER_STEPS)
    then = max(now, min(wanted, MOST_IN_QUARTER * (now + later)))
    if not now or not later:
        return steps
    return tuple(
        step * then / now
        if 0 <= place < QUARTER_STEPS
        else step * (now + later - then) / later
        if place > 0
        else step
        for step, place in zip(steps, places, strict=True)
    )

"""The first hour of an opening inside its slots: five-minute steps that add up to what each slot has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import inf

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.traffic import STEP_MINUTES, Fine, Series

STEP = timedelta(minutes=STEP_MINUTES)
HOUR_STEPS = 12
QUARTER_STEPS = 3


def opening_steps(grid: TimeGrid, series: Series, opening: datetime, profile: Sequence[float]) -> Fine:
    """The slots that overlap the first hour after `opening`, each as steps of five minutes.

    The first 15 minutes get the share of the hour that `profile` (12 weights) gives them, 0.40 as shipped,
    and steps fall as the profile does, both only as far as the sums of the slots speak for it: no step is
    below the mean of the slot that follows, and where slots do not fall their steps are even. So steps fall
    all through the hour whenever the slots do. Sums never change. An opening between two steps counts from
    the beginning of its step.
    """
    opening = grid.begin + (opening - grid.begin) // STEP * STEP
    parts = [_part(grid, series, slot, opening, profile) for slot in _overlapping(grid, opening)]
    if not parts:
        return {}
    plain = [part.steps for part in parts]
    wanted = sum(profile[:QUARTER_STEPS]) / (sum(profile) or 1) * _sum(parts, plain, HOUR_STEPS)
    bounds = _bounds(parts, wanted, _after(grid, series, parts[-1].slot))
    steps = [_eased(part, *bound) for part, bound in zip(parts, bounds, strict=True)]
    for index, part in enumerate(parts):
        missing = wanted - _sum(parts, steps, QUARTER_STEPS)
        steps[index] = _sharpened(part, steps[index], missing, *bounds[index])
    return {part.slot: part.before + eased for part, eased in zip(parts, steps, strict=True)}


@dataclass(frozen=True)
class _Part:
    """A slot: the steps `before` the opening; `first`, how many steps after it the others begin; and those
    others by the profile alone.
    """

    slot: int
    before: Series
    first: int
    steps: Series

    @property
    def mean(self) -> float:
        return sum(self.steps) / len(self.steps)

    def behind_quarter(self, wanted: float) -> float:
        """The mean of its steps behind the first quarter when those in it have `wanted`."""
        behind = self.first + len(self.steps) - QUARTER_STEPS
        return (sum(self.steps) - wanted) / behind if 0 < behind < len(self.steps) else inf


def _overlapping(grid: TimeGrid, opening: datetime) -> range:
    """The slots of the plan that share time with the hour after an opening."""
    length = timedelta(minutes=grid.minutes)
    first = (opening - grid.begin) // length
    last = -((grid.begin - opening - HOUR_STEPS * STEP) // length)
    return range(max(0, first), max(0, min(grid.slots, last)))


def _part(grid: TimeGrid, series: Series, slot: int, opening: datetime, profile: Sequence[float]) -> _Part:
    """The slot's contacts in proportion to the profile; before the opening the pace of the slot before."""
    begin, count = (grid.moment(slot) - opening) // STEP, grid.minutes // STEP_MINUTES
    even = series[slot] / count
    pace = min(even, series[slot - 1] / count) if slot else even
    before = (pace,) * max(0, -begin)
    places = range(max(0, begin), begin + count)
    weights = [profile[min(place, HOUR_STEPS - 1)] for place in places]
    rest, whole = series[slot] - sum(before), sum(weights)
    steps = tuple(rest * weight / whole if whole else rest / len(weights) for weight in weights)
    return _Part(slot, before, places.start, steps)


def _after(grid: TimeGrid, series: Series, slot: int) -> float:
    """Contacts in a step of the slot behind; 0 beyond the plan, where nothing is known."""
    return series[slot + 1] * STEP_MINUTES / grid.minutes if slot + 1 < grid.slots else 0.0


def _bounds(parts: Sequence[_Part], wanted: float, after: float) -> list[tuple[float, float]]:
    """(least, most) that steps of each part may have, so that they never rise from one part to the next.

    Two parts that fall meet between their means, where the profile would have them meet, or lower for what
    is `wanted` in the first quarter. Where they rise, neither has a shape of its own.
    """
    bounds, most = [], inf
    for one, other in pairwise(parts):
        rises = other.mean > one.mean
        middle = min((one.steps[-1] + other.steps[0]) / 2, one.behind_quarter(wanted))
        meet = min(one.mean, max(other.mean, middle))
        bounds.append((one.mean if rises else meet, most))
        wanted -= sum(one.steps)
        most = other.mean if rises else meet
    return [*bounds, (min(after, parts[-1].mean), most)]


def _eased(part: _Part, least: float, most: float) -> Series:
    """The part's steps, drawn towards their mean until all are within the bounds."""
    mean, highest, lowest = part.mean, max(part.steps), min(part.steps)
    ease = min(1.0, _share(mean - least, mean - lowest), _share(most - mean, highest - mean))
    return tuple(mean + (step - mean) * ease for step in part.steps)


def _share(room: float, wanted: float) -> float:
    return max(0.0, room / wanted) if wanted > 0 else 1.0


def _sum(parts: Sequence[_Part], steps: Sequence[Series], within: int) -> float:
    """Contacts in the first so many steps after the opening."""
    return sum(sum(eased[: max(0, within - part.first)]) for part, eased in zip(parts, steps, strict=True))


def _sharpened(part: _Part, steps: Series, missing: float, least: float, most: float) -> Series:
    """The same sum with up to `missing` more in its steps of the first quarter, out of those behind them."""
    inside = max(0, QUARTER_STEPS - part.first)
    quarter, rest = steps[:inside], steps[inside:]
    spare, now = sum(step - least for step in rest), sum(quarter)
    room = now * (most / quarter[0] - 1) if quarter and quarter[0] else 0.0
    moved = min(missing, spare, room)
    if moved <= 0:
        return steps
    raised = tuple(step * (1 + moved / now) for step in quarter)
    return raised + tuple(least + (step - least) * (1 - moved / spare) for step in rest)

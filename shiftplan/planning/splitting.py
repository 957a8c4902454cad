"""Amounts of days, hours, slots or minutes as the slots of a forecast: totals are split by shape."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from shiftplan import forecast as stage
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import STEP_MINUTES, Fine, Forecast
from shiftplan.files.tabular import Amount

BASE = "base"
DECIMALS = 3
Series = tuple[str, str]
"""A scenario and a queue."""


class Split:
    """Amounts as slots: `slots[scenario, queue][slot]`, and the steps of five minutes inside where known."""

    def __init__(self, amounts: Iterable[Amount], settings: Settings) -> None:
        self.grid = settings.grid
        self.slots: dict[Series, dict[int, float]] = defaultdict(dict)
        self.fine: dict[Series, dict[int, list[float]]] = defaultdict(dict)
        self.covered: dict[Series, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self.split = 0
        self._shape: Callable[[date], Sequence[float]] = cache(lambda day: stage.day_shape(settings, day))
        for amount in amounts:
            self._add(amount)

    def _add(self, amount: Amount) -> None:
        series = (amount.scenario, amount.queue)
        if amount.minutes < self.grid.minutes:
            self._add_part(series, amount)
            return
        first = (amount.start - self.grid.begin) // timedelta(minutes=self.grid.minutes)
        count = amount.minutes // self.grid.minutes
        self.split += count > 1
        weights = [self._weight(slot) for slot in range(first, first + count)]
        for slot, share in enumerate(shares(amount.contacts, weights), first):
            self.slots[series][slot] = share
            self.covered[series][slot] = self.grid.minutes

    def _add_part(self, series: Series, amount: Amount) -> None:
        """An amount inside a slot; steps are kept where it covers whole ones."""
        slot, offset = divmod(amount.start - self.grid.begin, timedelta(minutes=self.grid.minutes))
        self.slots[series][slot] = self.slots[series].get(slot, 0.0) + amount.contacts
        self.covered[series][slot] += amount.minutes
        steps = self.fine[series].setdefault(slot, [0.0] * (self.grid.minutes // STEP_MINUTES))
        first = offset // timedelta(minutes=STEP_MINUTES)
        count = max(1, amount.minutes // STEP_MINUTES)
        for step, share in enumerate(shares(amount.contacts, (1.0,) * count), first):
            steps[min(step, len(steps) - 1)] += share

    def _weight(self, slot: int) -> float:
        day, at = divmod(slot, self.grid.per_day)
        return self._shape(self.grid.dates[day])[at]

    def half_covered(self, series: Series) -> list[int]:
        """Slots of which only some minutes are given."""
        return sorted(slot for slot, minutes in self.covered[series].items() if minutes < self.grid.minutes)


def shares(total: float, weights: Sequence[float]) -> tuple[float, ...]:
    """`total` by the weights (evenly when all are 0), to three decimals and adding up to it exactly."""
    if len(weights) == 1:
        return (total,)
    whole = sum(weights)
    parts = [weight / whole for weight in weights] if whole else [1 / len(weights)] * len(weights)
    found: list[float] = []
    reached = given = 0.0
    for part in parts[:-1]:
        reached += part
        found.append(round(max(0.0, round(total * reached, DECIMALS) - given), DECIMALS))
        given = round(given + found[-1], DECIMALS)
    return (*found, round(max(0.0, total - given), 6))


def as_forecast(split: Split, settings: Settings) -> Forecast:
    """The forecast: every queue in the base scenario, 0 where nothing is given; others as given."""
    grid = settings.grid
    names = {BASE: {queue.id: (0.0,) * grid.slots for queue in settings.queues}}
    for (scenario, queue), slots in split.slots.items():
        row = tuple(slots.get(slot, 0.0) for slot in range(grid.slots))
        names.setdefault(scenario, {})[queue] = row
    fine: dict[str, dict[str, Fine]] = {}
    for (scenario, queue), known in split.fine.items():
        whole = _whole_steps(split, (scenario, queue), known, grid)
        if whole:
            fine.setdefault(scenario, {})[queue] = whole
            names[scenario][queue] = _summed(names[scenario][queue], whole)
    return Forecast(grid=grid, contacts=names, fine=fine)


def _whole_steps(split: Split, series: Series, known: dict[int, list[float]], grid: TimeGrid) -> Fine:
    """The slots whose every minute is given."""
    return {
        slot: tuple(steps)
        for slot, steps in sorted(known.items())
        if split.covered[series][slot] == grid.minutes
    }


def _summed(row: tuple[float, ...], fine: Fine) -> tuple[float, ...]:
    """The row with slots as the sums of their steps, to the last bit, as reading them back gives them."""
    return tuple(sum(fine[slot]) if slot in fine else value for slot, value in enumerate(row))

"""The total of each day, also of a day of which only a part was recorded."""

from dataclasses import dataclass

import numpy as np

from shiftplan.forecast.history.days import Days, Floats, Indices

FEWEST = 3
UNSURE = 0.25
"""The log total of a day is unsure by this much for the share of it that was not recorded."""


@dataclass(frozen=True, eq=False)
class Totals:
    """By day: the total (estimated where a part is missing) and the share that was recorded, 0 to 1."""

    values: Floats
    recorded: Floats

    def counted(self, dispersion: float) -> Floats:
        """The variance of a log total that comes from counting, and from what was not recorded."""
        return np.asarray(dispersion / np.maximum(self.values, 1) + (UNSURE * (1 - self.recorded)) ** 2)


def totals_of(days: Days) -> Totals:
    """The totals, each from its own day and the days before it only (the first ones from all)."""
    recorded = np.array([_recorded(days, row) for row in range(len(days))])
    return Totals(days.sums / recorded, recorded)


def _recorded(days: Days, row: int) -> float:
    """The share of a usual day that lies in what this day recorded."""
    if days.recorded[row].all():
        return 1.0
    usual = _usual(days, row)
    whole = float(usual.sum())
    return max(float(usual[days.recorded[row]].sum()) / whole, 0.01) if whole > 0 else 1.0


def _usual(days: Days, row: int) -> Floats:
    """The mean day of the same weekday, its usual hours only; of any weekday when there are too few."""
    before = np.arange(row) if row >= FEWEST else np.flatnonzero(np.arange(len(days)) != row)
    if not len(before):
        return np.zeros(len(days.columns))
    same = before[days.weekdays[before] == days.weekdays[row]]
    chosen = same if len(same) >= FEWEST else before
    mean = _means(days, chosen)
    return np.where(days.opened(chosen)[days.weekdays[row]], mean, 0.0)


def _means(days: Days, rows: Indices) -> Floats:
    seen = days.recorded[rows].sum(axis=0)
    sums = np.nansum(days.counts[rows], axis=0)
    return np.asarray(np.divide(sums, seen, out=np.zeros(len(seen)), where=seen > 0))

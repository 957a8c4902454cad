"""The profile of a day: the share of its contacts that comes at each time of day.

Days of the same weekday are averaged, newer ones counting more, and pulled towards the average of all days
the fewer they are; both the average and what the weekday adds to it are smoothed over neighbouring times
(Whittaker 1923, the penalised least squares known from Eilers, A Perfect Smoother, 2003).
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np

from shiftplan.forecast.history.days import Days, Flags, Floats, Indices

HALF_LIVES = (30.0, 90.0)
SMOOTH = (0.0, 1.0, 30.0)
SMOOTH_WEEKDAY = (1.0, 100.0, 3000.0)
PULL = 0.5
"""The days of all weekdays together weigh as much as this many days of the weekday itself."""
TRIED_ON, FEWEST_TRIED = 30, 5
LONGEST = 200
"""Days further back than this many open days are left out."""


@dataclass(frozen=True)
class Smoothing:
    """Half-life in days, and the penalties on the average and on what a weekday adds."""

    half_life: float = 90.0
    all_days: float = 1.0
    weekday: float = 100.0


CHOICES = tuple(Smoothing(*values) for values in product(HALF_LIVES, SMOOTH, SMOOTH_WEEKDAY))


def shares_of(days: Days, totals: Floats) -> Floats:
    """`[day, column]`: a day's counts over its total; NaN where nothing was recorded."""
    return np.asarray(days.counts / totals[:, None])


@dataclass(frozen=True, eq=False)
class Averages:
    """Per column: mean share of all days, what the weekday adds to it, whether the weekday is open then."""

    everyday: Floats
    added: Floats
    open_columns: Flags

    def smoothed(self, smoothing: Smoothing) -> Floats:
        """The share of each column; they add up to 1."""
        size = len(self.everyday)
        values = smoother(size, smoothing.all_days) @ self.everyday
        values = values + smoother(size, smoothing.weekday) @ self.added
        return _normal(np.where(self.open_columns, values, 0.0), self.open_columns)


def profile(days: Days, shares: Floats, known: Indices, ordinal: int, smoothing: Smoothing) -> Floats:
    """The share of each column on the day with this ordinal, from the rows `known`; they add up to 1.

    Times at which its weekday was never open get 0.
    """
    return averages(days, shares, known, ordinal, smoothing.half_life).smoothed(smoothing)


def averages(days: Days, shares: Floats, known: Indices, ordinal: int, half_life: float) -> Averages:
    """The means behind the profile of the day with this ordinal."""
    known = known[-LONGEST:]
    weekday = (ordinal - 1) % 7  # date.toordinal counts from a Monday
    weights = 0.5 ** ((ordinal - days.ordinals[known]) / half_life)
    everyday, _ = _average(shares[known], weights)
    own, effective = _average(shares[known], weights * (days.weekdays[known] == weekday))
    added = np.where(effective > 0, own - everyday, 0.0) * effective / (effective + PULL)
    return Averages(everyday, added, days.opened(known)[weekday])


def choose_smoothing(days: Days, shares: Floats, known: Indices, lead_days: int) -> Smoothing:
    """The smoothing that would have done best on the last known days, their totals given."""
    tried = known[len(known) // 3 :][-TRIED_ON:]
    if len(tried) < FEWEST_TRIED:
        return Smoothing()
    wrong = dict.fromkeys(CHOICES, 0.0)
    for row in tried:
        before = known[days.ordinals[known] <= days.ordinals[row] - lead_days]
        if len(before):
            _add_errors(wrong, days, shares, before, int(row))
    return min(wrong, key=lambda choice: wrong[choice])


def _add_errors(wrong: dict[Smoothing, float], days: Days, shares: Floats, before: Indices, row: int) -> None:
    """Add the contacts in the wrong interval on one day, its total given, by choice."""
    means = {span: averages(days, shares, before, int(days.ordinals[row]), span) for span in HALF_LIVES}
    for choice in wrong:
        found = on_recorded(means[choice.half_life].smoothed(choice), days, row)
        wrong[choice] += float(np.nansum(np.abs(days.counts[row] - found)))


def on_recorded(found: Floats, days: Days, row: int) -> Floats:
    """A profile spread over what a day recorded: its sum, over its recorded columns only."""
    inside = float(found[days.recorded[row]].sum())
    return found * (days.sums[row] / inside if inside > 0 else 0.0)


def _average(shares: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Weighted means by column over what was recorded, and how many days stand behind each."""
    used = weights[:, None] * ~np.isnan(shares)
    total, squares = used.sum(axis=0), (used**2).sum(axis=0)
    mean = np.divide(
        np.nansum(used * np.nan_to_num(shares), axis=0), total, out=np.zeros(len(total)), where=total > 0
    )
    effective = np.divide(total**2, squares, out=np.zeros(len(total)), where=squares > 0)
    return mean, effective


@lru_cache(maxsize=16)
def smoother(size: int, penalty: float) -> Floats:
    """The matrix of penalised least squares on second differences."""
    if size < 3 or not penalty:  # noqa: PLR2004 - a second difference needs three values
        return np.eye(size)
    bends = np.diff(np.eye(size), 2, axis=0)
    return np.asarray(np.linalg.inv(np.eye(size) + penalty * bends.T @ bends))


def _normal(values: Floats, open_columns: Flags) -> Floats:
    """Shares from values that smoothing may have pushed below zero; even ones when nothing is left."""
    positive = np.maximum(values, 0.0)
    if positive.sum() <= 0:
        positive = open_columns.astype(float) if open_columns.any() else np.ones(len(values))
    return np.asarray(positive / positive.sum())

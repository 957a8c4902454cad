"""How far from the forecast a count may lie, learned from forecasts of days that they had not seen.

A count's variance is dispersion · mean + (spread · mean)²: noise of the interval, and the error of the day's
level that all its intervals share. The dispersion is learned by time of day; the spread comes with each
forecast and is widened or narrowed by what past days showed. Last, the quantile of the standardised errors
themselves is taken (split conformal prediction: Vovk, Gammerman and Shafer, 2005). Levels go wrong for weeks
on end, so new errors weigh more than old ones, as in adaptive conformal inference (Gibbs and Candès, 2021).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from shiftplan.forecast.history.backtest import Tried, recorded
from shiftplan.forecast.history.days import Flags, Floats
from shiftplan.forecast.history.model import DayForecast, Past
from shiftplan.forecast.history.profile import smoother

COVERAGE = 0.8
Z = NormalDist().inv_cdf((1 + COVERAGE) / 2)
DAYS_OF_DOUBT = 5
"""What was assumed beforehand weighs as much as this many days."""
HALF_LIFE = 8
"""An error weighs half as much as one this many open days newer."""
SMALLEST_MEAN = 0.5
DISPERSION_SMOOTHING = 100.0


@dataclass(frozen=True, eq=False)
class Calibration:
    """`dispersion[column]` variance over mean given the day's level; `widening` of the spread of a level;
    `reach` in standardised errors within which `COVERAGE` of the counts lie; `days` it stands on.
    """

    dispersion: Floats
    widening: float
    reach: float
    days: int

    def level_band(self, forecast: DayForecast) -> tuple[float, float]:
        """The total of the day: the quantiles at 10 % and 90 %."""
        apart = Z * self.widening * forecast.spread
        return forecast.total * float(np.exp(-apart)), forecast.total * float(np.exp(apart))

    def count_band(self, forecast: DayForecast) -> tuple[Floats, Floats]:
        """Each column's counts, noise included: the quantiles at 10 % and 90 %."""
        means = forecast.counts
        apart = self.reach * _deviation(self.dispersion, self.widening, forecast)
        return np.maximum(means - apart, 0), means + apart


def calibrate(past: Past, tried: Sequence[Tried]) -> Calibration:
    """What the errors of past forecasts, oldest first, teach."""
    if not tried:
        return Calibration(np.ones(len(past.days.columns)), 1.0, Z, 0)
    counts, forecasts, given, seen = recorded(past, tried)
    dispersion = _dispersion(counts, given, seen)
    weights = 0.5 ** (np.arange(len(tried))[::-1] / HALF_LIFE)
    widening = _widening(past, tried, weights)
    deviations = np.array([_deviation(dispersion, widening, one.forecast) for one in tried])
    usable = seen & (forecasts >= SMALLEST_MEAN)
    errors = np.abs(np.nan_to_num(counts) - forecasts)[usable] / deviations[usable]
    each = np.broadcast_to(weights[:, None], usable.shape)[usable]
    return Calibration(dispersion, widening, _pulled(errors, each, weights, Z), len(tried))


def _deviation(dispersion: Floats, widening: float, forecast: DayForecast) -> Floats:
    means = forecast.counts
    return np.asarray(np.sqrt(dispersion * means + (widening * forecast.spread * means) ** 2) + 1e-9)


def _dispersion(counts: Floats, given: Floats, seen: Flags) -> Floats:
    """Variance over mean by column, the day's total given: chi² over its degrees of freedom, smoothed."""
    usable = seen & (given >= SMALLEST_MEAN)
    squares = np.where(usable, (np.nan_to_num(counts) - given) ** 2 / np.maximum(given, SMALLEST_MEAN), 0.0)
    cells, per_column = int(usable.sum()), usable.sum(axis=0)
    overall = max(1.0, float(squares.sum()) / max(1, cells - len(counts))) if cells else 1.0
    doubtful = (squares.sum(axis=0) + DAYS_OF_DOUBT * overall) / (per_column + DAYS_OF_DOUBT)
    return np.asarray(np.maximum(smoother(len(doubtful), DISPERSION_SMOOTHING) @ doubtful, 1.0))


def _widening(past: Past, tried: Sequence[Tried], weights: Floats) -> float:
    """Errors of the levels, in the spreads they were given: their quantile over that of a normal law."""
    rows = [one.row for one in tried]
    totals = np.array([one.forecast.total for one in tried])
    spreads = np.array([one.forecast.spread for one in tried])
    errors = np.abs(np.log(past.totals.values[rows] / totals)) / spreads
    return _pulled(errors, weights, weights, Z) / Z


def _pulled(errors: Floats, each: Floats, days: Floats, assumed: float) -> float:
    """The quantile of weighted errors at `COVERAGE`, pulled towards what was assumed."""
    if not len(errors):
        return assumed
    count = float(days.sum() ** 2 / (days**2).sum())
    share = count / (count + DAYS_OF_DOUBT)
    return share * _quantile(errors, each) + (1 - share) * assumed


def _quantile(errors: Floats, weights: Floats) -> float:
    order = np.argsort(errors)
    below = np.cumsum(weights[order]) / weights.sum()
    return float(errors[order][min(int(np.searchsorted(below, COVERAGE)), len(errors) - 1)])

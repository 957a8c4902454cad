"""The level of a day: how many contacts it brings in all, as a Gaussian process on the log of the totals.

The log of a day's total is a sum of independent Gaussian parts (Rasmussen and Williams, Gaussian Processes
for Machine Learning, 2006, ch. 2 and 5): a slow level and a fast one (Ornstein-Uhlenbeck), a weekday effect
that may drift, a smooth effect of the day of the month and a sharp one around its turn, an effect of the
days after a closed day, a trend, and noise. How large each part is, is learned by marginal likelihood with a prior,
so that a short history stays close to sensible values.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np

from shiftplan.forecast.history.calendar import Calendar
from shiftplan.forecast.history.days import Floats, Indices

PRIOR = np.log([0.04, 30.0, 0.08, 500.0, 0.04, 0.03, 0.12, 0.02, 0.03, 2.0, 0.03])
"""Logs of: slow level (size, days), weekday (size, days), month, turn, after closed, noise, fast level
(size, days), trend in 100 days. Sizes are standard deviations of the log total.
"""
PRIOR_WIDTH = 1.0
MONTH_LENGTH, TURN_LENGTH = 0.6, 0.2
ENOUGH_TO_LEARN = 15
LONGEST = 400
"""Days further back than this many open days say nothing new about the level."""
MEAN_WIDTH = 1.0
TREND_DAYS = 100
OUTLIER = 2.5


@dataclass(frozen=True, eq=False)
class Level:
    """Learned sizes of the parts; `logs` as `PRIOR`."""

    logs: Floats

    def predict(
        self, calendar: Calendar, totals: Floats, counted: Floats, known: Indices, wanted: Indices
    ) -> tuple[Floats, Floats]:
        """Mean and standard deviation of the log totals of the days `wanted`, from the days `known`.

        `totals` by day (those not known are not looked at); `counted` the variance that counting alone
        leaves in a day's log total.
        """
        known = known[-LONGEST:]
        logs = np.log(totals[known])
        mean = float(np.median(logs))
        noise = counted[known] + _without_outliers(self, calendar, logs - mean, counted[known], known)
        inner = _covariance(self.logs, calendar, known, known) + np.diag(noise)
        outer = _covariance(self.logs, calendar, wanted, known)
        weights = np.linalg.solve(inner, outer.T)
        before = _variance(self.logs, calendar, wanted)
        variance = before + _noise(self.logs) - np.sum(outer * weights.T, axis=1)
        return mean + weights.T @ (logs - mean), np.sqrt(np.maximum(variance, 1e-8))


def learn_level(calendar: Calendar, totals: Floats, counted: Floats, known: Indices) -> Level:
    """The sizes that fit the known days best; the prior's when they are too few."""
    known = known[-LONGEST // 2 :]
    if len(known) < ENOUGH_TO_LEARN:
        return Level(PRIOR)
    from scipy.optimize import minimize  # noqa: PLC0415 - scipy is slow to load

    logs = np.log(totals[known])
    values = logs - np.median(logs)

    def cost(sizes: Floats) -> float:
        return _cost(sizes, calendar, values, counted[known], known)

    found = minimize(cost, PRIOR, method="L-BFGS-B", bounds=[(p - 4, p + 4) for p in PRIOR])
    return Level(cast("Floats", found.x))


def _cost(sizes: Floats, calendar: Calendar, values: Floats, counted: Floats, known: Indices) -> float:
    """Minus the log of likelihood times prior, up to a constant."""
    inner = _covariance(sizes, calendar, known, known) + np.diag(counted + _noise(sizes))
    lower = np.linalg.cholesky(inner)
    white = np.linalg.solve(lower, values)
    prior = np.sum(((sizes - PRIOR) / PRIOR_WIDTH) ** 2)
    return float(white @ white / 2 + np.log(np.diag(lower)).sum() + prior / 2)


def _noise(logs: Floats) -> float:
    return float(np.exp(2 * logs[7]))


def _covariance(logs: Floats, calendar: Calendar, a: Indices, b: Indices) -> Floats:
    slow, slow_days, week, week_days, month, turn, closed, _, fast, fast_days, trend = np.exp(logs)
    apart = np.abs(calendar.ordinals[a][:, None] - calendar.ordinals[b][None])
    parts = MEAN_WIDTH**2 + slow**2 * np.exp(-apart / slow_days) + fast**2 * np.exp(-apart / fast_days)
    parts = parts + week**2 * calendar.same_weekday(a, b) * np.exp(-apart / week_days)
    parts += month**2 * _around(calendar.month[a], calendar.month[b], MONTH_LENGTH)
    parts += turn**2 * _around(calendar.turn[a], calendar.turn[b], TURN_LENGTH)
    parts += trend**2 * _since(calendar, a)[:, None] * _since(calendar, b)[None]
    parts += closed**2 * calendar.after_closed[a][:, None] * calendar.after_closed[b][None]
    return np.asarray(parts)


def _variance(logs: Floats, calendar: Calendar, days: Indices) -> Floats:
    """The diagonal of the covariance: what is open about a day before anything is known."""
    slow, _, week, _, month, turn, closed, _, fast, _, trend = np.exp(2 * logs)
    same = MEAN_WIDTH**2 + slow + fast + week + month + turn
    changing = closed * calendar.after_closed[days] ** 2 + trend * _since(calendar, days) ** 2
    return np.asarray(same + changing)


def _since(calendar: Calendar, days: Indices) -> Floats:
    """Time since the middle of all days, in units of the trend."""
    return np.asarray((calendar.ordinals[days] - np.median(calendar.ordinals)) / TREND_DAYS)


def _around(a: Floats, b: Floats, length: float) -> Floats:
    """The periodic kernel of MacKay (1998) with period 1."""
    return np.asarray(np.exp(-2 * np.sin(np.pi * (a[:, None] - b[None])) ** 2 / length**2))


def _without_outliers(
    level: Level, calendar: Calendar, values: Floats, counted: Floats, known: Indices
) -> Floats:
    """The noise of each day, larger for days that the others do not believe.

    A day's residual from all other days is α_i / (K⁻¹)_ii with variance 1 / (K⁻¹)_ii (Rasmussen and
    Williams, eq. 5.12); one beyond `OUTLIER` deviations gets the noise that brings it back to them.
    """
    noise = np.full(len(known), _noise(level.logs))
    inverse = np.linalg.inv(_covariance(level.logs, calendar, known, known) + np.diag(counted + noise))
    own = 1 / np.diag(inverse)
    residual = inverse @ values * own
    beyond = np.maximum(residual**2 / OUTLIER**2 - own, 0.0)
    return np.asarray(noise + beyond)

"""The level of a day: how many contacts it brings in all, as a Gaussian process on the log of the totals.

How large each part of the process is (`kernel`), is learned by marginal likelihood with a prior, so that a
short history stays close to sensible values.
"""

from dataclasses import dataclass

import numpy as np

from shiftplan.forecast.history.calendar import Calendar
from shiftplan.forecast.history.days import Floats, Indices
from shiftplan.forecast.history.kernel import Pairs, Sizes, pairs, variance

PRIOR = Sizes()
PRIOR_WIDTH, WIDEST = 1.0, 4.0
"""Of the logs of the sizes: the prior's standard deviation, and how far from it they may go."""
ENOUGH_TO_LEARN = 15
LEARNED_FROM, LONGEST = 150, 250
"""Open days: older ones say nothing new about the sizes, or about the level."""
OUTLIER = 2.5


@dataclass(frozen=True)
class Level:
    """The process with its learned sizes."""

    sizes: Sizes

    def predict(
        self, calendar: Calendar, totals: Floats, counted: Floats, known: Indices, target: int
    ) -> tuple[float, float]:
        """Mean and standard deviation of the log total of the day `target`, from the days `known`.

        `totals` by day (those not known are not looked at); `counted` the variance that counting alone
        leaves in a day's log total.
        """
        known, wanted = known[-LONGEST:], np.array([target])
        logs = np.log(totals[known])
        mean = float(np.median(logs))
        inner = _believed(
            pairs(calendar, known, known).covariance(self.sizes), counted[known], logs - mean, self.sizes
        )
        outer = pairs(calendar, known, wanted).covariance(self.sizes)[:, 0]
        weights = np.linalg.solve(inner, outer)
        before = float(variance(calendar, wanted, self.sizes)[0]) + self.sizes.noise**2
        spread = np.sqrt(max(before - float(outer @ weights), 1e-8))
        return mean + float(weights @ (logs - mean)), float(spread)


def learn_level(calendar: Calendar, totals: Floats, counted: Floats, known: Indices) -> Level:
    """The sizes that fit the known days best; the prior's when they are too few."""
    known = known[-LEARNED_FROM:]
    if len(known) < ENOUGH_TO_LEARN:
        return Level(PRIOR)
    from scipy.optimize import minimize  # noqa: PLC0415 - scipy is slow to load

    logs, middle = np.log(totals[known]), PRIOR.logs
    values, every = logs - np.median(logs), pairs(calendar, known, known)

    def cost(sizes: Floats) -> tuple[float, Floats]:
        return _cost(sizes, every, values, counted[known])

    bounds = [(value - WIDEST, value + WIDEST) for value in middle]
    found = minimize(cost, middle, jac=True, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-6})
    return Level(Sizes.from_logs(np.asarray(found.x)))


def _cost(logs: Floats, every: Pairs, values: Floats, counted: Floats) -> tuple[float, Floats]:
    """Minus the log of likelihood times prior, up to a constant, and its slope (Rasmussen and Williams,
    eq. 5.8 and 5.9).
    """
    sizes = Sizes.from_logs(logs)
    seen = every.covariance(sizes) + np.diag(counted + sizes.noise**2)
    inverse, logdet = np.linalg.inv(seen), np.linalg.slogdet(seen)[1]
    weights = inverse @ values
    apart = (logs - PRIOR.logs) / PRIOR_WIDTH
    cost = float(values @ weights + logdet + apart @ apart) / 2
    inner = inverse - np.outer(weights, weights)
    slope = np.array([np.sum(inner * part) / 2 for part in every.slopes(sizes)])
    return cost, slope + apart / PRIOR_WIDTH


def _believed(covariance: Floats, counted: Floats, values: Floats, sizes: Sizes) -> Floats:
    """The covariance of what was seen: with noise, and more of it on days that the others do not believe.

    A day's residual from all other days is α_i / (K⁻¹)_ii with variance 1 / (K⁻¹)_ii (Rasmussen and
    Williams, eq. 5.12); one beyond `OUTLIER` deviations gets the noise that brings it back to them.
    """
    seen = covariance + np.diag(counted + sizes.noise**2)
    inverse = np.linalg.inv(seen)
    own = 1 / np.diag(inverse)
    residual = inverse @ values * own
    return np.asarray(seen + np.diag(np.maximum(residual**2 / OUTLIER**2 - own, 0.0)))

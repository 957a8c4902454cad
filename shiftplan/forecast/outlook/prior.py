"""How far off a plan is thought to be before its day has begun, by the days that went before."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from shiftplan.forecast.outlook.course import Floats

LEVEL, SLOW, QUICK = 0.20, 0.14, 0.05
"""Standard deviations of the log of what comes over what was planned: of the whole day, of a part of it, of
an hour. Our defaults for a sale.
"""
SLOW_HOURS, QUICK_HOURS = 3.0, 0.75
"""How long the latter two last."""
SCALES = {0.25: 0.15, 0.5: 0.25, 1.0: 0.35, 2.0: 0.25}
"""Times these, and how likely before anything has come: days and the day itself tell which it is."""
LEVEL_DAYS = 3.0
"""How many days before this one the plan itself weighs as much as."""
BLOCK_HOURS = 0.5
WILD = log(5)
"""A day further off than five times says no more than this."""


@dataclass(frozen=True)
class Prior:
    """`mean` of the log factor of a day, how many times the default spread, how likely that is."""

    mean: float
    scale: float
    chance: float

    def covariance(self, blocks: int) -> Floats:
        """Of the log factors of the half-hours of a day."""
        hours = np.abs(np.subtract.outer(np.arange(blocks), np.arange(blocks))) * BLOCK_HOURS
        slow, quick = (
            size**2 * np.exp(-hours / last) for size, last in ((SLOW, SLOW_HOURS), (QUICK, QUICK_HOURS))
        )
        return np.asarray(self.scale**2 * (LEVEL**2 + slow + quick))


def priors(days: Sequence[float]) -> tuple[Prior, ...]:
    """From the log of what came over what was planned on each day before."""
    mean = sum(days) / (len(days) + LEVEL_DAYS)
    off = sum((day - mean) ** 2 for day in days)
    usual = LEVEL**2 + SLOW**2 / 4
    logs = [
        log(chance) - len(days) * log(scale) - off / (2 * scale**2 * usual)
        for scale, chance in SCALES.items()
    ]
    weights = [exp(each - max(logs)) for each in logs]
    return tuple(
        Prior(mean, scale, weight / sum(weights)) for scale, weight in zip(SCALES, weights, strict=True)
    )


def log_ratio(came: float, planned: float) -> float:
    """The log of a day's contacts over the plan's, tamed where there are few or the plan was a guess."""
    return max(-WILD, min(WILD, log((came + 1) / (planned + 1))))

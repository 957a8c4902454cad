"""How alike the levels of two days are expected to be: the covariance of their log totals.

It is the sum of the covariances of independent parts (Rasmussen and Williams, Gaussian Processes for Machine
Learning, 2006, ch. 2 and 5): a slow level and a fast one (Ornstein-Uhlenbeck), a weekday effect that may
drift, a smooth effect of the day of the month and a sharp one around its turn (both periodic), an effect of
the days after a closed day, and a trend.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np

from shiftplan.forecast.history.calendar import Calendar
from shiftplan.forecast.history.days import Floats, Indices

MONTH_LENGTH, TURN_LENGTH = 0.6, 0.2
MEAN_WIDTH = 1.0
TREND_DAYS = 100


@dataclass(frozen=True)
class Sizes:
    """Standard deviations of the log total by part, and in days how long the parts last; the trend is what
    100 days bring.
    """

    slow: float = 0.04
    slow_days: float = 30.0
    week: float = 0.08
    week_days: float = 500.0
    month: float = 0.04
    turn: float = 0.03
    after_closed: float = 0.12
    noise: float = 0.02
    fast: float = 0.03
    fast_days: float = 2.0
    trend: float = 0.03

    @property
    def logs(self) -> Floats:
        return np.log(list(vars(self).values()))

    @classmethod
    def from_logs(cls, logs: Floats) -> Self:
        return cls(*(float(value) for value in np.exp(logs)))


@dataclass(frozen=True, eq=False)
class Pairs:
    """What the calendar says about every pair of two lists of days, `[a, b]`; made once for any sizes."""

    apart: Floats
    same_weekday: Floats
    month: Floats
    turn: Floats
    after_closed: Floats
    trend: Floats

    def covariance(self, sizes: Sizes) -> Floats:
        """Of the log totals, without noise."""
        slow, week, month, turn, closed, fast, trend = self._parts(sizes)
        return np.asarray(slow + week + month + turn + closed + fast + trend + MEAN_WIDTH**2)

    def slopes(self, sizes: Sizes) -> Iterator[Floats]:
        """The covariance with noise, derived by the log of each size, in the order of `Sizes`."""
        slow, week, month, turn, closed, fast, trend = self._parts(sizes)
        yield from (2 * slow, slow * self.apart / sizes.slow_days)
        yield from (2 * week, week * self.apart / sizes.week_days)
        yield from (2 * month, 2 * turn, 2 * closed)
        yield 2 * sizes.noise**2 * np.eye(len(slow))
        yield from (2 * fast, fast * self.apart / sizes.fast_days)
        yield 2 * trend

    def _parts(self, sizes: Sizes) -> tuple[Floats, ...]:
        return (
            sizes.slow**2 * np.exp(-self.apart / sizes.slow_days),
            sizes.week**2 * self.same_weekday * np.exp(-self.apart / sizes.week_days),
            sizes.month**2 * self.month,
            sizes.turn**2 * self.turn,
            sizes.after_closed**2 * self.after_closed,
            sizes.fast**2 * np.exp(-self.apart / sizes.fast_days),
            sizes.trend**2 * self.trend,
        )


def pairs(calendar: Calendar, a: Indices, b: Indices) -> Pairs:
    closed, since = calendar.after_closed, _since(calendar)
    return Pairs(
        apart=np.abs(calendar.ordinals[a][:, None] - calendar.ordinals[b][None]).astype(float),
        same_weekday=calendar.same_weekday(a, b).astype(float),
        month=_around(calendar.month[a], calendar.month[b], MONTH_LENGTH),
        turn=_around(calendar.turn[a], calendar.turn[b], TURN_LENGTH),
        after_closed=np.outer(closed[a], closed[b]),
        trend=np.outer(since[a], since[b]),
    )


def variance(calendar: Calendar, days: Indices, sizes: Sizes) -> Floats:
    """The diagonal of the covariance: what is open about a day before anything is known."""
    kept = (sizes.slow, sizes.fast, sizes.week, sizes.month, sizes.turn, MEAN_WIDTH)
    changing = (sizes.after_closed * calendar.after_closed[days]) ** 2
    return np.asarray(sum(size**2 for size in kept) + changing + (sizes.trend * _since(calendar)[days]) ** 2)


def _since(calendar: Calendar) -> Floats:
    """Time since the middle of all days, in units of the trend."""
    return np.asarray((calendar.ordinals - np.median(calendar.ordinals)) / TREND_DAYS)


def _around(a: Floats, b: Floats, length: float) -> Floats:
    """The periodic covariance of MacKay (1998) with period 1."""
    return np.asarray(np.exp(-2 * np.sin(np.pi * (a[:, None] - b[None])) ** 2 / length**2))

"""Made-up past days of which everything is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from shiftplan.forecast.history.days import Days, Floats, days_of

FIRST = date(2027, 3, 1)  # a Monday
WEEK = (1.2, 1.1, 1.0, 1.0, 0.95, 0.8, 0.7)


@dataclass(frozen=True)
class Truth:
    """How the days came about; counts are negative binomial when `dispersion` is above 1."""

    total: float = 3000.0
    minutes: int = 30
    week: tuple[float, ...] = WEEK
    level_spread: float = 0.04
    dispersion: float = 1.0
    growth_a_day: float = 0.0

    @property
    def shares(self) -> Floats:
        at = (np.arange(8 * 60, 22 * 60, self.minutes) - 14 * 60) / 180
        bump = 0.3 + np.exp(-(at**2))
        return np.asarray(bump / bump.sum())

    def days(self, count: int, seed: int = 1) -> Days:
        return days_of(self.samples(count, seed))

    def samples(self, count: int, seed: int = 1) -> Iterator[tuple[datetime, float]]:
        chance, level = np.random.default_rng(seed), 0.0
        for index in range(count):
            day = FIRST + timedelta(days=index)
            level = 0.6 * level + chance.normal(0, 0.8 * self.level_spread)
            total = self.total * self.week[day.weekday()] * np.exp(level + self.growth_a_day * index)
            yield from self._day(day, total * self.shares, chance)

    def _day(self, day: date, means: Floats, chance: np.random.Generator) -> Iterator[tuple[datetime, float]]:
        over = self.dispersion - 1
        rates = chance.gamma(means / over, over) if over else means
        for index, rate in enumerate(rates):
            at = datetime.combine(day, datetime.min.time()) + timedelta(minutes=8 * 60 + index * self.minutes)
            yield at, float(chance.poisson(rate))

"""A forecast of days from the days before them: level times profile."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from shiftplan.forecast.history.calendar import Calendar, calendar_of
from shiftplan.forecast.history.days import Days, Floats, Indices
from shiftplan.forecast.history.level import Level, learn_level
from shiftplan.forecast.history.profile import Smoothing, choose_smoothing, profile, shares_of
from shiftplan.forecast.history.totals import Totals, totals_of

TYPICAL_DISPERSION = 1.5


@dataclass(frozen=True, eq=False)
class Past:
    """The table of days with what is derived from it once."""

    days: Days
    calendar: Calendar
    totals: Totals
    shares: Floats

    def known(self, target: int, lead_days: int, until: int | None = None) -> Indices:
        """The rows at least `lead_days` days before row `target` (and not after the ordinal `until`)."""
        last = int(self.days.ordinals[target]) - lead_days
        before = self.days.ordinals <= (last if until is None else min(last, until))
        return np.flatnonzero(before & self.days.counted)


@dataclass(frozen=True, eq=False)
class DayForecast:
    """One day: the median of its total, the standard deviation of its log, the share of each column."""

    total: float
    spread: float
    shares: Floats

    @property
    def counts(self) -> Floats:
        return self.shares * self.total


@dataclass(frozen=True, eq=False)
class Model:
    """What was learned: sizes of the parts of the level, smoothing of the profile."""

    level: Level
    smoothing: Smoothing

    def day(self, past: Past, target: int, known: Indices) -> DayForecast:
        """The forecast of row `target` from the rows `known`, which must not be empty."""
        mean, spread = self.level.predict(
            past.calendar,
            past.totals.values,
            past.totals.counted(TYPICAL_DISPERSION),
            known,
            target,
        )
        ordinal = int(past.days.ordinals[target])
        shares = profile(past.days, past.shares, known, ordinal, self.smoothing)
        return DayForecast(float(np.exp(mean)), spread, shares)


def past_of(days: Days, until: date | None = None) -> Past:
    """The days made ready; which weekdays are usual is learned from those up to `until` only."""
    totals = totals_of(days)
    known = None if until is None else max(1, len(days.until(until)))
    return Past(days, calendar_of(days.dates, known), totals, shares_of(days, totals.values))


def learn(past: Past, known: Indices, lead_days: int) -> Model:
    """What the rows `known` teach for forecasts made `lead_days` days ahead."""
    counted = past.totals.counted(TYPICAL_DISPERSION)
    level = learn_level(past.calendar, past.totals.values, counted, known)
    return Model(level, choose_smoothing(past.days, past.shares, known, lead_days))

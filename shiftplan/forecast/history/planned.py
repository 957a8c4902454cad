"""The days of a plan, forecast for one queue from its past days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from shiftplan.forecast.history.backtest import Tried, backtest
from shiftplan.forecast.history.days import Days, Floats
from shiftplan.forecast.history.intervals import Calibration, calibrate
from shiftplan.forecast.history.model import DayForecast, Model, Past, learn, past_of
from shiftplan.forecast.history.samples import with_empty

ENOUGH_TRIED = 5
"""From this many past forecasts on, low and high are learned; before, the plan's multipliers speak."""
UPLIFT_DOUBT = 0.2
"""The spread of the log of what a phase multiplies, before any is known; it weighs as two events."""
WEEK = 7


@dataclass(frozen=True, eq=False)
class Uplift:
    """What past days of a phase were times an ordinary day: the median, the log's spread, their profile."""

    days: tuple[date, ...]
    factor: float
    spread: float
    shares: Floats


@dataclass(frozen=True, eq=False)
class Planned:
    """What was learned for a queue, and the plan's days: `days[date]`, None where nothing is known or the
    weekday is closed. `known` counts the ordinary days, `tried` holds those that were forecast to learn from.
    """

    table: Days
    known: int
    tried: tuple[Tried, ...]
    calibration: Calibration
    days: dict[date, DayForecast | None]
    uplifts: dict[date, Uplift]
    lead_days: int
    past: Past

    @property
    def banded(self) -> bool:
        """Whether low and high are learned."""
        return len(self.tried) >= ENOUGH_TRIED


def plan_days(
    days: Days, plan: Sequence[date], likes: Mapping[date, tuple[date, ...]], out: Sequence[date]
) -> Planned:
    """Forecast the days `plan` (consecutive) from `days`, all before the plan; `out` are no ordinary days."""
    usual = _open_weekdays(days)
    coming = [day for day in _between(days.dates[-1], plan[-1]) if day.weekday() in usual]
    table = with_empty(days, out, coming)
    past = past_of(table, days.dates[-1])
    known = table.until(days.dates[-1])
    lead = lead_days(days, plan[0])
    tried = backtest(past, known, lead)
    model = learn(past, known, lead) if len(known) else None
    uplifts = {day: _uplift(days, past, model, likes[day]) for day in plan if day in likes}
    found = {day: _day(past, model, day, uplifts.get(day)) for day in plan}
    return Planned(table, len(known), tried, calibrate(past, tried), found, uplifts, lead, past)


def _day(past: Past, model: Model | None, day: date, uplift: Uplift | None) -> DayForecast | None:
    """A day of the plan: an ordinary one, times what its phase multiplies."""
    ordinary = _ordinary(past, model, day)
    if uplift is None or (ordinary is None and model is not None):
        return ordinary
    if ordinary is None:
        return DayForecast(uplift.factor, uplift.spread, uplift.shares)
    spread = float(np.hypot(ordinary.spread, uplift.spread))
    return DayForecast(ordinary.total * uplift.factor, spread, uplift.shares)


def _ordinary(past: Past, model: Model | None, day: date) -> DayForecast | None:
    if model is None or day not in past.days.dates:
        return None
    return model.day(past, past.days.dates.index(day), np.flatnonzero(past.days.counted))


def lead_days(days: Days, begin: date) -> int:
    """How far ahead the plan is forecast; no further than a third of the history lets us try out."""
    span = (days.dates[-1] - days.dates[0]).days + 1
    return max(1, min((begin - days.dates[-1]).days, span // 3))


def _between(last: date, end: date) -> list[date]:
    return [last + timedelta(days=index) for index in range(1, (end - last).days + 1)]


def _open_weekdays(days: Days) -> frozenset[int]:
    """Weekdays that were open, all of them when not every weekday had its turn."""
    span = (days.dates[-1] - days.dates[0]).days + 1
    return frozenset(day.weekday() for day in days.dates) if span >= 2 * WEEK else frozenset(range(WEEK))


def _uplift(days: Days, past: Past, model: Model | None, others: tuple[date, ...]) -> Uplift:
    """What the days `others` were, as multiples of the ordinary days they would have been.

    Without any ordinary day, the multiple is of one contact: the total itself.
    """
    picked = [days.dates.index(day) for day in others]
    ordinary = [one.total if (one := _ordinary(past, model, day)) else 1.0 for day in others]
    logs = np.log(days.sums[picked] / np.array(ordinary))
    squares = 2 * UPLIFT_DOUBT**2 + float(((logs - logs.mean()) ** 2).sum())
    spread = np.sqrt(squares / (2 + len(logs) - 1) * (1 + 1 / len(logs)))
    shares = np.nan_to_num(days.counts[picked]) / days.sums[picked][:, None]
    return Uplift(others, float(np.exp(logs.mean())), float(spread), shares.mean(axis=0))

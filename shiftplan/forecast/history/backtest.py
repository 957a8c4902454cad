"""Forecasts of past days as they would have been made then, a lead ahead."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from shiftplan.forecast.history.baselines import last_same_weekdays
from shiftplan.forecast.history.days import Flags, Floats, Indices
from shiftplan.forecast.history.model import DayForecast, Model, Past, learn
from shiftplan.forecast.history.profile import on_recorded

FIRST = 5
"""A day is forecast when at least this many days were known."""
CHECKPOINTS = 5
LONGEST = 150


@dataclass(frozen=True, eq=False)
class Tried:
    """A past day with its forecast, made from days that were over `lead_days` before."""

    row: int
    forecast: DayForecast
    baseline: Floats


def backtest(past: Past, known: Indices, lead_days: int) -> tuple[Tried, ...]:
    """The last `LONGEST` known days, each forecast from the days before it; what is learned is learned anew
    at `CHECKPOINTS` points, from days before them only.
    """
    rows = [int(row) for row in known if len(past.known(row, lead_days)) >= FIRST][-LONGEST:]
    size = max(1, -(-len(rows) // CHECKPOINTS))
    found: list[Tried] = []
    for begin in range(0, len(rows), size):
        part = rows[begin : begin + size]
        model = learn(past, past.known(part[0], lead_days), lead_days)
        found.extend(try_days(past, model, part, lead_days))
    return tuple(found)


def try_days(
    past: Past, model: Model, rows: Iterable[int], lead_days: int, until: int | None = None
) -> Iterable[Tried]:
    """Forecasts of `rows` by a model, each from what was known `lead_days` before (and by `until`)."""
    for row in rows:
        known = past.known(row, lead_days, until)
        if len(known):
            forecast = model.day(past, row, known)
            yield Tried(row, forecast, last_same_weekdays(past.days, row, known, 4))


def recorded(past: Past, tried: Iterable[Tried]) -> tuple[Floats, Floats, Floats, Flags]:
    """`[day, column]`: counts, forecasts, forecasts had the day's total been known, and what was recorded."""
    every = list(tried)
    rows = np.array([one.row for one in every], dtype=np.intp)
    counts = past.days.counts[rows]
    forecasts = np.array([one.forecast.counts for one in every])
    given = np.array([on_recorded(one.forecast.shares, past.days, one.row) for one in every])
    return counts, forecasts, given, ~np.isnan(counts)


def wape(counts: Floats, forecasts: Floats) -> float | None:
    """Sum of absolute errors over the sum of counts (NaN left out); None when nothing was counted."""
    total = float(np.nansum(counts))
    return float(np.nansum(np.abs(counts - forecasts))) / total if total > 0 else None

"""How good forecasts of days never seen are, next to what anybody could have said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import lgamma

import numpy as np

from shiftplan.errors import BadInput
from shiftplan.forecast.history.backtest import Tried, backtest, recorded, try_days, wape
from shiftplan.forecast.history.baselines import last_same_weekdays
from shiftplan.forecast.history.days import Days, Flags, Floats
from shiftplan.forecast.history.intervals import SMALLEST_MEAN, calibrate
from shiftplan.forecast.history.model import Past, learn, past_of
from shiftplan.language import say


@dataclass(frozen=True)
class Evaluation:
    """Shares (0.085 = 8.5 %) over the days after the last day learned from.

    `wape` ours, `wape_fixed` ours with nothing seen after that day; `floor` what a known mean and Poisson
    counts would leave; `coverage` of the 80 % interval of counts, in all and by third of the day;
    `level_coverage` of the 80 % interval of day totals; `dispersion` given the day's level, `chi2_per_df`
    of the forecast.
    """

    days: int
    intervals: int
    wape: float
    wape_fixed: float
    last_four_weekdays: float
    last_weekday: float
    floor: float
    coverage: float
    coverage_by_third: tuple[float | None, ...]
    level_coverage: float
    level_error: float
    bias: float
    dispersion: float
    chi2_per_df: float

    @property
    def ratio(self) -> float | None:
        """Our error over that of the last four same weekdays; None when that was without error."""
        return self.wape / self.last_four_weekdays if self.last_four_weekdays else None


def evaluate(days: Days, until: date, lead_days: int, most_days: int | None = None) -> Evaluation:
    """Forecast every day after `until` (or the first `most_days` of them) from what was counted up to
    `lead_days` before it. What is learned, is learned up to `until`; raises BadInput when there is nothing
    to learn from or to forecast.
    """
    past = past_of(days, until)
    known = days.until(until)
    wanted = [int(row) for row in range(len(known), len(days))][:most_days]
    _check(days, until, known.size, wanted)
    model, last = learn(past, known, lead_days), until.toordinal()
    tried = tuple(try_days(past, model, wanted, lead_days))
    fixed = tuple(try_days(past, model, wanted, lead_days, last))
    if not tried or not fixed:
        raise BadInput(
            say(
                "no day up to {until} lies {lead} days before a day to forecast", until=until, lead=lead_days
            ),
            say("name a later day, or a shorter lead"),
        )
    before = backtest(past, known, lead_days)
    return _figures(past, before, tried, fixed, lead_days)


def _check(days: Days, until: date, known: int, wanted: Sequence[int]) -> None:
    first, last = days.dates[0], days.dates[-1]
    if not known or not wanted:
        raise BadInput(
            say("{until} leaves nothing to learn from or nothing to forecast", until=until),
            say("the history runs from {first} to {last}; name a day between", first=first, last=last),
        )


def _figures(
    past: Past, before: Sequence[Tried], tried: Sequence[Tried], fixed: Sequence[Tried], lead_days: int
) -> Evaluation:
    counts, forecasts, given, seen = recorded(past, tried)
    inside, in_level = _inside(past, before, tried, lead_days)
    # a time that nobody expects to be open is in its interval for nothing
    judged = seen & (forecasts >= min(SMALLEST_MEAN, float(forecasts.max()) / 2))
    single = np.array(
        [last_same_weekdays(past.days, one.row, past.known(one.row, lead_days), 1) for one in tried]
    )
    totals = np.array([past.totals.values[one.row] for one in tried])
    levels = np.array([one.forecast.total for one in tried])
    return Evaluation(
        days=len(tried),
        intervals=int(seen.sum()),
        wape=wape(counts, forecasts) or 0.0,
        wape_fixed=wape(*recorded(past, fixed)[:2]) or 0.0,
        last_four_weekdays=wape(counts, np.array([one.baseline for one in tried])) or 0.0,
        last_weekday=wape(counts, single) or 0.0,
        floor=_floor(given[seen]),
        coverage=float(inside[judged].mean()),
        coverage_by_third=_by_third(inside, judged),
        level_coverage=float(in_level.mean()),
        level_error=float(np.abs(totals - levels).sum() / totals.sum()),
        bias=float((forecasts[seen].sum() - counts[seen].sum()) / counts[seen].sum()),
        dispersion=_chi2(counts[judged], given[judged]),
        chi2_per_df=_chi2(counts[judged], forecasts[judged]),
    )


def _inside(
    past: Past, before: Sequence[Tried], tried: Sequence[Tried], lead_days: int
) -> tuple[Floats, Floats]:
    """Whether each count, and each day's total, lies in the interval that was known beforehand."""
    counts, totals = [], []
    for one in tried:
        last = past.days.ordinals[one.row] - lead_days
        seen = [other for other in chain(before, tried) if past.days.ordinals[other.row] <= last]
        calibration = calibrate(past, seen)
        low, high = calibration.count_band(one.forecast)
        row = past.days.counts[one.row]
        counts.append((row >= low) & (row <= high))
        bottom, top = calibration.level_band(one.forecast)
        totals.append(bottom <= past.totals.values[one.row] <= top)
    return np.array(counts, dtype=float), np.array(totals, dtype=float)


def _by_third(inside: Floats, judged: Flags) -> tuple[float | None, ...]:
    """Coverage in the first, second and last third of the times of day."""
    parts = np.array_split(np.arange(inside.shape[1]), 3)
    return tuple(
        float(inside[:, part][judged[:, part]].mean()) if judged[:, part].any() else None for part in parts
    )


def _chi2(counts: Floats, means: Floats) -> float:
    usable = means >= SMALLEST_MEAN
    return float(((counts - means)[usable] ** 2 / means[usable]).mean()) if usable.any() else 1.0


def _floor(means: Floats) -> float:
    """WAPE of Poisson counts whose means are known: E|X - m| = 2 m^(⌊m⌋+1) e^(-m) / ⌊m⌋! (De Moivre)."""
    apart = [2 * np.exp((int(m) + 1) * np.log(m) - m - lgamma(int(m) + 1)) for m in means if m > 0]
    total = float(means.sum())
    return float(sum(apart)) / total if total > 0 else 0.0

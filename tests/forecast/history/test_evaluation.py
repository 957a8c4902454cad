"""Days never seen: ahead of the plain means, and intervals that hold what they promise."""

from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest

from shiftplan.errors import BadInput
from shiftplan.forecast.history import Evaluation, evaluate
from shiftplan.forecast.history.backtest import wape
from shiftplan.forecast.history.baselines import last_same_weekdays
from shiftplan.forecast.history.intervals import calibrate
from shiftplan.forecast.history.model import past_of
from tests.forecast.history.series import FIRST, Truth


@cache
def judged(truth: Truth, count: int = 110, learned: int = 75, seed: int = 1) -> Evaluation:
    return evaluate(truth.days(count, seed), FIRST + timedelta(days=learned), 5)


@pytest.mark.parametrize("dispersion", [1.0, 1.6, 3.0])
def test_four_of_five_counts_lie_inside(dispersion: float) -> None:
    found = judged(Truth(dispersion=dispersion))
    assert 0.75 <= found.coverage <= 0.85
    assert all(share is not None and 0.70 <= share <= 0.90 for share in found.coverage_by_third)
    assert found.dispersion == pytest.approx(dispersion, rel=0.15)


@pytest.mark.parametrize("minutes", [10, 60])
def test_other_steps_are_covered_alike(minutes: int) -> None:
    found = judged(Truth(minutes=minutes, dispersion=1.5))
    assert 0.73 <= found.coverage <= 0.87


def test_ahead_of_the_last_four_same_weekdays() -> None:
    found = judged(Truth(dispersion=1.6))
    assert found.wape < 0.95 * found.last_four_weekdays < 0.95 * found.last_weekday
    assert found.floor < found.wape
    assert found.ratio == found.wape / found.last_four_weekdays


def test_without_level_and_dispersion_the_floor_is_reached() -> None:
    found = judged(Truth(level_spread=0.0))
    assert found.wape < 1.08 * found.floor


def test_counts_what_it_judges() -> None:
    found = judged(Truth(), count=100, learned=89)
    assert (found.days, found.intervals) == (10, 280)


def test_nothing_to_forecast_is_a_sentence() -> None:
    with pytest.raises(BadInput, match="nothing to forecast"):
        judged(Truth(), count=30, learned=29)
    with pytest.raises(BadInput, match="nothing to learn"):
        evaluate(Truth().days(30), date(2027, 1, 1), 5)
    with pytest.raises(BadInput, match="lies 90 days before"):
        evaluate(Truth().days(30), FIRST + timedelta(days=20), 90)


def test_without_past_forecasts_the_interval_is_the_assumed_one() -> None:
    found = calibrate(past_of(Truth().days(20)), ())
    assert (found.days, found.widening) == (0, 1.0)
    assert found.reach == pytest.approx(1.2816, abs=1e-4)


def test_wape_by_hand() -> None:
    counts = np.array([[10.0, np.nan], [0.0, 30.0]])
    forecasts = np.array([[12.0, 5.0], [1.0, 25.0]])
    assert wape(counts, forecasts) == pytest.approx((2 + 1 + 5) / 40)
    assert wape(np.zeros((1, 2)), np.ones((1, 2))) is None


def test_the_baseline_is_the_mean_of_the_last_four_same_weekdays() -> None:
    table = Truth().days(57)
    mean = table.counts[[21, 28, 35, 42]].mean(axis=0)
    assert last_same_weekdays(table, 49, np.arange(45), 4).tolist() == pytest.approx(mean.tolist())
    assert last_same_weekdays(table, 49, np.arange(45), 1).tolist() == table.counts[42].tolist()

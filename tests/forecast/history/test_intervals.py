"""How wide a band is: what makes it wider, and which past errors it listens to."""

import numpy as np
import pytest

from shiftplan.forecast.history.backtest import Tried
from shiftplan.forecast.history.intervals import Calibration, calibrate
from shiftplan.forecast.history.model import DayForecast, past_of
from tests.forecast.history.series import Truth

SHARES = np.array((0.5, 0.3, 0.2))


def width(dispersion: float, spread: float) -> np.ndarray:
    found = Calibration(np.full(3, dispersion), 1.5, 1.28, 20)
    low, high = found.count_band(DayForecast(1000.0, spread, SHARES))
    return np.asarray(high - low) / (2 * 1.28)


def test_the_variance_of_a_count_is_its_own_noise_and_the_error_of_the_level() -> None:
    means = 1000 * SHARES
    assert width(4.0, 0.0) == pytest.approx(np.sqrt(4 * means))
    assert width(4.0, 0.1) == pytest.approx(np.sqrt(4 * means + (1.5 * 0.1 * means) ** 2))


def test_new_errors_of_the_level_weigh_more_than_old_ones() -> None:
    """Forecasts of ordinary days, the first 15 of 40 a third too high; and the same days backwards."""
    truth, count = Truth(week=(1.0,) * 7, level_spread=0.0), 40
    past = past_of(truth.days(count))
    tried = [
        Tried(row, DayForecast(truth.total * (1.33 if row < 15 else 1.0), 0.05, truth.shares), truth.shares)
        for row in range(count)
    ]
    mended, worse = calibrate(past, tried), calibrate(past, tried[::-1])
    assert mended.days == worse.days == count
    assert mended.widening < 0.6 * worse.widening

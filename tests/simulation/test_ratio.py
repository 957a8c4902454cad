"""A ratio over replications: its mean, and intervals that hold the truth as often as they say."""

import numpy as np
import pytest

from shiftplan.simulation.ratio import Ratio
from shiftplan.simulation.student import t_quantile


def test_of_equal_wholes_it_is_the_interval_of_a_mean() -> None:
    values, ratio = np.array((3.0, 5.0, 4.0, 8.0)), Ratio(1)
    for value in values:
        ratio.add(np.array((value,)), np.ones(1))
    found = ratio.measured(slice(None)).at(0)
    half = t_quantile(0.95, 3) * values.std(ddof=1) / 2
    assert found.mean == pytest.approx(5.0)
    assert found.half_width == pytest.approx(half)


def test_nineteen_of_twenty_intervals_hold_the_truth() -> None:
    """Shares of Poisson wholes, 20 replications, 4,000 periods side by side."""
    random, share, periods = np.random.default_rng(5), 0.8, 4000
    ratio = Ratio(periods, share=True)
    for _ in range(20):
        whole = random.poisson(60, periods).astype(float)
        ratio.add(random.binomial(whole.astype(int), share).astype(float), whole)
    found = ratio.measured(slice(None))
    off = np.abs(np.array(found.mean, dtype=float) - share)
    held = float((off <= np.array(found.half_width, dtype=float)).mean())
    assert 0.935 < held < 0.965

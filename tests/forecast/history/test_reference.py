"""The forecast on real calls: `../shared/data/bank_calls_5min.csv`, by windows of 20 days."""

from pathlib import Path

import pytest

from shiftplan.forecast import history
from tests.benchmarks.forecast import read

FILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "bank_calls_5min.csv"
pytestmark = [
    pytest.mark.reference,
    pytest.mark.slow,
    pytest.mark.skipif(
        not FILE.exists(), reason="the reference data lies beside the repository, or not at all"
    ),
]


@pytest.mark.parametrize("learned", [60, 80, 100, 113])
def test_every_window_is_ahead_of_the_last_four_weekdays(learned: int) -> None:
    days = history.days_of(read(FILE))
    found = history.evaluate(days, days.dates[learned], 5, 20)
    assert found.ratio is not None
    assert found.ratio < 0.92
    assert 0.75 <= found.coverage <= 0.87
    assert found.wape < 0.083
    assert 0.05 < found.floor < 0.06

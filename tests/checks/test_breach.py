import pytest

from shiftplan.checks.breach import plain, short_days
from tests.checks.bench import days


@pytest.mark.parametrize(
    ("number", "text"),
    [(8.0, "8"), (10.5, "10.5"), (1 / 3, "0.33"), (0.0, "0"), (100.0, "100"), (-2.0, "-2")],
)
def test_numbers_are_written_as_people_do(number: float, text: str) -> None:
    assert plain(number) == text


def test_days_are_sorted_named_once_and_cut_when_many() -> None:
    assert short_days(days(2, 0, 0)) == "11-01, 11-03"
    assert short_days(days(*range(6))).endswith("11-06")
    assert short_days(days(*range(7))).endswith("11-06, …")

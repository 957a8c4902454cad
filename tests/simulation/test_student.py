"""Student's t against printed tables (Abramowitz & Stegun 26.10)."""

import pytest

from shiftplan.simulation.student import t_quantile


@pytest.mark.parametrize(
    ("freedom", "value"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (10, 2.228), (19, 2.093), (120, 1.980)],
)
def test_the_table(freedom: int, value: float) -> None:
    assert t_quantile(0.95, freedom) == pytest.approx(value, abs=5e-4)


def test_many_replications_are_a_normal_law() -> None:
    assert t_quantile(0.95, 5000) == pytest.approx(1.9604, abs=1e-3)
    assert t_quantile(0.99, 19) > t_quantile(0.95, 19)

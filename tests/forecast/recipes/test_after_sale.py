"""After-sale contacts follow orders with a lag."""

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from shiftplan.forecast.recipes.after_sale import after_sale_contacts

DAY = 288
EVEN = (1 / DAY,) * DAY
CLOCK = tuple(2 / DAY if 96 <= step < 240 else 0.0 for step in range(DAY))


def orders(at: int, amount: float, days: int = 4) -> list[float]:
    return [amount if step == at else 0.0 for step in range(days * DAY)]


def test_one_moment_of_orders_is_answered_over_the_next_days() -> None:
    caused = after_sale_contacts(orders(240, 100), 0.5, (0.6, 0.4), EVEN)
    assert caused[:240] == [0.0] * 240
    assert sum(caused[240 : 240 + DAY]) == pytest.approx(30)
    assert sum(caused[240 + DAY : 240 + 2 * DAY]) == pytest.approx(20)
    assert sum(caused[240 + 2 * DAY :]) == pytest.approx(0)


def test_they_come_when_after_sale_is_awake() -> None:
    caused = after_sale_contacts(orders(240, 100), 1, (1.0,), CLOCK)
    assert sum(caused[240 : DAY + 96]) == pytest.approx(0)
    assert sum(caused[DAY + 96 : DAY + 240]) == pytest.approx(100)


@runs(max_examples=30)
@given(
    placed=st.lists(st.floats(0, 1e4), min_size=1, max_size=30),
    lag=st.lists(st.floats(0, 1), min_size=1, max_size=3),
    per_order=st.floats(0, 5),
)
def test_none_is_lost_and_none_comes_before_its_order(
    placed: list[float], lag: list[float], per_order: float
) -> None:
    series = [*placed, *[0.0] * (4 * DAY)]
    caused = after_sale_contacts(series, per_order, lag, EVEN)
    assert sum(caused) == pytest.approx(sum(placed) * per_order * sum(lag), rel=1e-6, abs=1e-6)
    first = next((i for i, amount in enumerate(placed) if amount), len(series))
    assert sum(caused[:first]) == pytest.approx(0, abs=1e-9)

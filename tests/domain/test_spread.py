"""How unevenly something is spread, against figures worked out by hand and the textbook's formulas."""

from itertools import product
from statistics import pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.domain.spread import gini, spread

AMOUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=12)
PAIRS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), min_size=1, max_size=10)


def test_by_hand_with_equal_shares() -> None:
    """1, 2, 6 of 9: 5 apart; deviations −2, −1, 3; pairs differ by 1+5+4 = 10, so Gini 10/(3·9)."""
    found = spread([(1, 3), (2, 3), (6, 3)])
    assert found.range == 5
    assert found.deviation == pytest.approx((14 / 3) ** 0.5)
    assert found.gini == pytest.approx(10 / 27)


def test_by_hand_with_unequal_shares() -> None:
    """A part-timer with 2 and a full-timer with 4, of whom 2 and 4 are expected, are even."""
    assert spread([(2, 2), (4, 4)]) == (0, 0, 0)
    assert spread([(4, 2), (2, 4)]) == (4, 2, pytest.approx(1 / 3))


def test_who_has_it_all_against_no_share() -> None:
    assert gini([(3, 0), (0, 3)]) == 1
    assert spread([]) == (0, 0, 0)
    assert spread([(0, 0)]) == (0, 0, 0)


@given(AMOUNTS)
def test_with_equal_shares_the_figures_are_the_textbooks(amounts: list[int]) -> None:
    mean = sum(amounts) / len(amounts)
    found = spread([(each, mean) for each in amounts])
    assert found.range == pytest.approx(max(amounts) - min(amounts))
    assert found.deviation == pytest.approx(pstdev(amounts))
    apart = sum(abs(x - y) for x, y in product(amounts, repeat=2))
    expected = apart / (2 * len(amounts) * sum(amounts)) if any(amounts) else 0
    assert found.gini == pytest.approx(expected, abs=1e-9)


@given(PAIRS)
def test_gini_is_the_mean_difference_between_pairs_weighed_by_shares(pairs: list[tuple[int, int]]) -> None:
    have, shares = sum(x for x, _ in pairs), sum(x for _, x in pairs)
    apart = sum(abs(x * t - y * s) for (x, s), (y, t) in product(pairs, repeat=2))
    expected = apart / (2 * have * shares) if have else 0
    assert gini([(float(x), float(s)) for x, s in pairs]) == pytest.approx(expected, abs=1e-9)


@given(PAIRS)
def test_a_person_counted_as_two_halves_changes_nothing(pairs: list[tuple[int, int]]) -> None:
    (have, share), *others = pairs
    halves = [(have / 2, share / 2)] * 2
    assert gini([*halves, *others]) == pytest.approx(gini([(have, share), *others]), abs=1e-9)

"""Shifts at a peak, and blocks of hours above the contract."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.domain.fair_shares import at_peak, blocks
from shiftplan.domain.shift import ShiftKind
from tests import builders as b

OPENING = datetime.combine(b.MONDAY, datetime.min.time()) + timedelta(hours=20)
HOURS = st.floats(-50, 400)


@pytest.mark.parametrize(
    ("start", "hours", "touches"), [(12, 8, False), (12, 8.5, True), (21.5, 4, True), (22, 4, False)]
)
def test_a_shift_is_at_the_peak_when_it_touches_the_two_hours(
    start: float, hours: float, touches: bool
) -> None:
    assert at_peak(b.shift("x", start, hours), b.MONDAY, [OPENING]) is touches


def test_the_morning_after_midnight_belongs_to_the_shift_of_the_evening() -> None:
    midnight = OPENING + timedelta(hours=4)
    assert at_peak(b.shift("night", 22, 8), b.MONDAY, [midnight])
    assert not at_peak(b.shift("early", 8, 8), b.MONDAY + timedelta(days=1), [midnight])


def test_a_standby_is_at_no_peak() -> None:
    standby = b.shift("x", 20, 4).model_copy(update={"kind": ShiftKind.STANDBY})
    assert not at_peak(standby, b.MONDAY, [OPENING])


@pytest.mark.parametrize(
    ("hours", "expected"), [(-8, 0), (0, 0), (8, 0), (12, 0.5), (16, 1), (20, 2), (24, 3), (32, 6), (80, 45)]
)
def test_the_kth_block_of_eight_hours_counts_k_less_one(hours: float, expected: float) -> None:
    assert blocks(hours) == pytest.approx(expected)


@given(HOURS, HOURS)
def test_unevenness_is_never_rewarded(one: float, other: float) -> None:
    """Two people with the mean each never make more blocks than one with more and one with less."""
    mean = (one + other) / 2
    assert 2 * blocks(mean) <= blocks(one) + blocks(other) + 1e-9


@given(HOURS, HOURS)
def test_more_hours_never_make_fewer_blocks(one: float, other: float) -> None:
    assert (blocks(one) <= blocks(other)) or other <= one

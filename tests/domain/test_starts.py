"""Starts from one day to the next: an hour either way is free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.domain.starts import moved_hours, steps_back

MINUTES = st.integers(0, 1439)


@pytest.mark.parametrize(
    ("start", "following", "back", "hours"),
    [
        (480, 480, False, 0),
        (480, 420, False, 0),
        (480, 419, True, 1 / 60),
        (480, 1320, False, 13),
        (1320, 480, True, 13),
    ],
)
def test_steps_and_moves(start: int, following: int, back: bool, hours: float) -> None:
    assert steps_back(start, following) is back
    assert moved_hours(start, following) == pytest.approx(hours)


@given(MINUTES, MINUTES)
def test_a_move_is_as_long_either_way_and_a_step_back_is_a_move(start: int, following: int) -> None:
    assert moved_hours(start, following) == moved_hours(following, start)
    assert not steps_back(start, following) or moved_hours(start, following) > 0
    assert not (steps_back(start, following) and steps_back(following, start))

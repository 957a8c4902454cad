"""Sums and peaks."""

import pytest

from shiftplan.forecast import day_totals, hours_by_day, peak_slot
from tests import builders

GRID = builders.grid(2)
RAMP = tuple(float(slot) for slot in range(GRID.slots))


def test_day_totals_split_at_midnight() -> None:
    assert day_totals(GRID, RAMP) == (sum(range(48)), sum(range(48, 96)))


def test_the_peak_of_a_day_and_of_all() -> None:
    assert peak_slot(GRID, RAMP) == 95
    assert peak_slot(GRID, RAMP, day=0) == 47
    assert peak_slot(GRID, (1.0,) * GRID.slots, day=1) == 48


def test_no_peak_without_contacts() -> None:
    assert peak_slot(GRID, (0.0,) * GRID.slots) is None


@pytest.mark.parametrize("minutes", [5, 30, 60])
def test_hours_by_day_keeps_every_contact_in_its_hour(minutes: int) -> None:
    grid = builders.grid(2, minutes=minutes)
    ones = (1.0,) * grid.slots
    assert hours_by_day(grid, ones) == ((60 / minutes,) * 24,) * 2
    late = tuple(1.0 if slot == grid.slots - 1 else 0.0 for slot in range(grid.slots))
    assert hours_by_day(grid, late)[1][23] == 1
    assert sum(map(sum, hours_by_day(grid, late))) == 1

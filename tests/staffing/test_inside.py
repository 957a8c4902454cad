"""Which slots an opening reaches into."""

import pytest

from shiftplan.domain.staffing import Staffing
from shiftplan.staffing.inside import opening_slots
from tests import builders


@pytest.mark.parametrize(
    ("minutes", "slots"),
    [(0, set()), (5, {40}), (30, {40}), (45, {40, 41}), (60, {40, 41}), (61, {40, 41, 42})],
)
def test_a_slot_of_which_a_part_lies_after_the_opening_counts(minutes: int, slots: set[int]) -> None:
    """The builder's sale opens at 20:00 on the first of two days of half-hours."""
    grid = builders.grid(2, minutes=30)
    plan = builders.plan(grid=grid, staffing=Staffing(opening_minutes=minutes))
    assert opening_slots(plan.settings) == slots


def test_an_opening_before_the_plan_reaches_into_it() -> None:
    """At 20:00 on the day before, for a day."""
    plan = builders.plan(grid=builders.grid(1, minutes=30), staffing=Staffing(opening_minutes=1440))
    assert opening_slots(plan.settings) == set(range(40))

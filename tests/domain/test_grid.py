from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from shiftplan.domain.grid import TimeGrid
from tests import builders as b

GRID = b.grid(3)
at = datetime.fromisoformat


def test_three_days_of_half_hours() -> None:
    assert (GRID.per_day, GRID.slots, GRID.hours) == (48, 144, 0.5)
    assert GRID.dates == (date(2027, 11, 1), date(2027, 11, 2), date(2027, 11, 3))
    assert (GRID.begin, GRID.end) == (at("2027-11-01"), at("2027-11-04"))


def test_slots_are_half_open() -> None:
    assert GRID.slot_at(at("2027-11-01 00:29:59")) == 0
    assert GRID.slot_at(at("2027-11-01 00:30")) == 1
    assert GRID.slot_at(at("2027-11-03 23:59")) == 143


def test_outside_the_plan_there_is_no_slot_and_no_day() -> None:
    assert GRID.slot_at(at("2027-10-31 23:59")) is None
    assert GRID.slot_at(at("2027-11-04")) is None
    assert GRID.day_index(date(2027, 10, 31)) is None
    assert GRID.day_index(date(2027, 11, 4)) is None
    assert GRID.day_index(date(2027, 11, 3)) == 2


@given(st.integers(0, 62 * 288 - 1), st.sampled_from([5, 10, 15, 20, 30, 60]))
def test_a_slot_is_found_again_by_its_beginning(slot: int, minutes: int) -> None:
    grid = b.grid(62, date(2027, 1, 1), minutes)
    slot %= grid.slots
    assert grid.slot_at(grid.moment(slot)) == slot
    assert grid.slot_at(grid.moment(slot) + timedelta(minutes=minutes) - timedelta(seconds=1)) == slot
    assert grid.local(grid.instant(slot)) == grid.moment(slot)


def test_days_cut_a_series_without_rest() -> None:
    slots = list(range(GRID.slots))
    assert [x for day in range(GRID.days) for x in slots[GRID.of_day(day)]] == slots
    assert slots[GRID.of_day(1)][0] == 48


def test_instants_become_wall_time_in_the_plans_zone() -> None:
    noon = at("2027-11-01 04:00").replace(tzinfo=UTC)
    assert GRID.local(noon) == at("2027-11-01 12:00")
    assert GRID.local(noon.replace(tzinfo=None)) == at("2027-11-01 12:00")


@pytest.mark.parametrize("minutes", [0, 7, 25, 45, 90])
def test_slots_that_do_not_divide_the_hour_are_refused(minutes: int) -> None:
    with pytest.raises(ValidationError, match="5, 10, 15, 20, 30 or 60"):
        b.grid(1, minutes=minutes)


@pytest.mark.parametrize("zone", ["Asia/Shangai", "", "../etc/passwd", "/etc/localtime"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(ValidationError, match="unknown time zone"):
        TimeGrid(zone=zone, start=b.MONDAY, days=1)


@pytest.mark.parametrize("days", [0, 63])
def test_a_plan_has_1_to_62_days(days: int) -> None:
    with pytest.raises(ValidationError):
        b.grid(days)


def test_a_zone_whose_clocks_change_inside_the_plan_is_refused() -> None:
    """Berlin goes to winter time on 31 October 2027 at 03:00."""
    with pytest.raises(ValidationError, match="clocks of Europe/Berlin change"):
        TimeGrid(zone="Europe/Berlin", start=date(2027, 10, 29), days=5)
    assert TimeGrid(zone="Europe/Berlin", start=date(2027, 11, 1), days=5).slots == 240


def test_a_change_on_the_first_day_of_the_plan_is_refused_too() -> None:
    with pytest.raises(ValidationError, match="clocks"):
        TimeGrid(zone="Europe/Berlin", start=date(2027, 10, 31), days=1)


def test_a_change_on_the_last_day_of_the_plan_is_refused() -> None:
    with pytest.raises(ValidationError, match="clocks"):
        TimeGrid(zone="Europe/Berlin", start=date(2027, 10, 30), days=2)


def test_a_start_beyond_any_calendar_is_refused() -> None:
    with pytest.raises(ValidationError, match="less than or equal to 2100-01-01"):
        b.grid(3, date(9999, 12, 31))

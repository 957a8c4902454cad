from datetime import datetime

import pytest
from hypothesis import given
from pydantic import ValidationError

from shiftplan.domain.shift import Break, ShiftTemplate
from tests import builders as b
from tests.domain.strategies import shifts

GRID = b.grid()
at = datetime.fromisoformat


def test_a_night_shift_belongs_to_its_start_day_and_ends_on_the_next() -> None:
    night = b.shift("night", 22, 8.5, 4)
    assert night.crosses_midnight
    assert night.end_minute == 24 * 60 + 6 * 60 + 30
    assert night.begins(b.MONDAY) == at("2027-11-01 22:00")
    assert night.ends(b.MONDAY) == at("2027-11-02 06:30")
    assert night.hours == 8


def test_a_shift_until_midnight_does_not_cross_it() -> None:
    assert not b.shift("eve", 16, 8).crosses_midnight
    assert b.shift("eve", 16, 8.5).crosses_midnight


def test_paid_breaks_are_working_time_and_unpaid_ones_are_not() -> None:
    breaks = (Break(after_minutes=120, minutes=15, paid=True), Break(after_minutes=240, minutes=45))
    shift = b.shift("day", 9, 9).model_copy(update={"breaks": breaks})
    assert shift.hours == 8.25


def test_presence_leaves_every_break_out_paid_or_not() -> None:
    """08:00–10:30 with 09:10–09:30 off: the slot from 09:00 is served for a third."""
    shift = b.shift("s", 8, 2.5).model_copy(
        update={"breaks": (Break(after_minutes=70, minutes=20, paid=True),)}
    )
    assert shift.presence(GRID) == ((16, 1.0), (17, 1.0), (18, pytest.approx(1 / 3)), (19, 1.0), (20, 1.0))


def test_presence_skips_a_slot_that_is_all_break() -> None:
    assert [offset for offset, _ in b.shift("s", 8, 2, 1).presence(GRID)] == [16, 17, 19]


def test_presence_of_a_start_between_slots_is_a_part() -> None:
    shift = ShiftTemplate(id="s", short="S", name="s", start_minute=610, length_minutes=40)
    assert shift.presence(GRID) == ((20, pytest.approx(2 / 3)), (21, pytest.approx(2 / 3)))


def test_presence_after_midnight_goes_on_counting() -> None:
    assert b.shift("s", 23.5, 1.5).presence(GRID) == ((47, 1.0), (48, 1.0), (49, 1.0))


@given(shifts())
def test_presence_adds_up_to_the_minutes_not_in_a_break(shift: ShiftTemplate) -> None:
    present = sum(share for _, share in shift.presence(GRID)) * GRID.minutes
    assert present == pytest.approx(shift.length_minutes - sum(pause.minutes for pause in shift.breaks))


@given(shifts())
def test_presence_is_a_share_of_slots_inside_the_shift(shift: ShiftTemplate) -> None:
    for offset, share in shift.presence(GRID):
        assert 0 < share <= 1
        assert shift.start_minute < (offset + 1) * GRID.minutes
        assert offset * GRID.minutes < shift.end_minute


@given(shifts())
def test_two_days_hold_the_whole_shift(shift: ShiftTemplate) -> None:
    today, tomorrow = shift.minutes_between(0, 1440), shift.minutes_between(1440, 2880)
    assert today + tomorrow == shift.length_minutes
    assert (tomorrow > 0) == shift.crosses_midnight


@pytest.mark.parametrize(
    "breaks",
    [
        (Break(after_minutes=230, minutes=30),),
        (Break(after_minutes=60, minutes=30), Break(after_minutes=80, minutes=30)),
    ],
)
def test_breaks_that_stick_out_or_overlap_are_refused(breaks: tuple[Break, ...]) -> None:
    with pytest.raises(ValidationError, match="does not fit"):
        ShiftTemplate(id="s", short="S", name="s", start_minute=0, length_minutes=240, breaks=breaks)


def test_breaks_may_touch_and_reach_the_end() -> None:
    breaks = (Break(after_minutes=30, minutes=30), Break(after_minutes=60, minutes=180))
    shift = ShiftTemplate(id="s", short="S", name="s", start_minute=0, length_minutes=240, breaks=breaks)
    assert shift.hours == 0.5


@pytest.mark.parametrize(("start", "length"), [(-1, 60), (1440, 60), (0, 0), (0, 1440)])
def test_impossible_times_are_refused(start: int, length: int) -> None:
    with pytest.raises(ValidationError):
        ShiftTemplate(id="s", short="S", name="s", start_minute=start, length_minutes=length)

"""Intervals of any length as slots."""

from datetime import UTC, datetime, timedelta

import pytest

from shiftplan.domain.actuals import Actual, ActualRecord
from shiftplan.domain.by_slot import by_slot
from tests.builders import grid

GRID = grid()
TEN = GRID.moment(20)
AT = datetime(2027, 11, 1, 12, tzinfo=UTC)


def slot(*actuals: Actual):
    """What is known of the slot of ten o'clock."""
    known = by_slot(GRID, [ActualRecord(actual=one, who="li", at=AT) for one in actuals])
    return known.get("presale", {}).get(20)


def told(minute: int = 0, minutes: int = 0, **figures: float) -> Actual:
    return Actual(queue="presale", start=TEN + timedelta(minutes=minute), minutes=minutes, **figures)


def test_contacts_are_added_and_means_weighted_by_them():
    pieces = [told(0, 10, contacts=10, first_reply_seconds=30, three_minute_rate=1.0),
              told(10, 20, contacts=30, first_reply_seconds=70, three_minute_rate=0.8)]  # fmt: skip
    known = slot(*pieces)
    assert (known.contacts, known.first_reply_seconds, known.minutes, known.whole) == (40, 60, 30, True)
    assert known.three_minute_rate == pytest.approx(0.85)


def test_queue_length_and_people_are_the_last():
    known = slot(told(25, 5, waiting=3, present=8), told(0, 5, waiting=9, present=4))
    assert (known.waiting, known.present, known.contacts) == (3, 8, None)


def test_what_is_written_last_takes_the_place_of_what_it_overlaps_by_figure():
    assert slot(told(contacts=100, first_reply_seconds=20), told(contacts=120)).first_reply_seconds == 20
    assert slot(told(contacts=100), told(contacts=120)).contacts == 120
    assert slot(*(told(m, 5, contacts=4) for m in range(0, 30, 5)), told(contacts=50)).contacts == 50
    finer = slot(told(contacts=50), *(told(m, 5, contacts=4) for m in range(0, 30, 5)))
    assert (finer.contacts, finer.whole) == (24, True)


def test_gaps_are_not_covered():
    known = slot(told(0, 5, contacts=4), told(20, 5, contacts=6))
    assert (known.contacts, known.minutes, known.whole) == (10, 10, False)


def test_without_contacts_a_mean_is_weighted_by_its_minutes():
    assert (
        slot(told(0, 10, first_reply_seconds=10), told(10, 20, first_reply_seconds=40)).first_reply_seconds
        == 30
    )


def test_what_reaches_over_its_slot_or_lies_outside_the_plan_is_left_out():
    assert slot(told(25, 10, contacts=4)) is None
    outside = Actual(queue="presale", start=GRID.end, contacts=1)
    assert by_slot(GRID, [ActualRecord(actual=outside, who="li", at=AT)]) == {}

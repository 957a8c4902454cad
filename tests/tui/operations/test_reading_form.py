from datetime import date, datetime

import pytest

from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.tui.operations import reading_form as form
from tests import builders
from tests.tui.operations.conftest import AFTER_MIDNIGHT, SHANGHAI

TODAY = date(2027, 11, 11)
NAME = say("contacts of the slot")


@pytest.mark.parametrize(
    ("typed", "value"), [("620", 620), (" 1,200 ", 1200), ("1，200", 1200), ("６２０", 620), ("0.5", 0.5)]
)
def test_numbers_as_people_type_them(typed: str, value: float):
    assert form.number(typed, NAME, "620") == value


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "contacts of the slot is still empty"),
        ("  ", "contacts of the slot is still empty"),
        ("many", "contacts of the slot: many is no number"),
        ("6 2 0", "contacts of the slot: 6 2 0 is no number"),
        ("\x1b[31m6", "contacts of the slot: \\x1b[31m6 is no number"),
    ],
)
def test_what_is_no_number_gets_a_sentence(typed: str, sentence: str):
    with pytest.raises(BadInput) as caught:
        form.number(typed, NAME, "620")
    assert str(caught.value) == sentence
    assert str(caught.value.hint) == "write a number, such as 620"


@pytest.mark.parametrize(
    ("typed", "value"), [("", None), ("92%", 0.92), ("92 ％", 0.92), ("0.92", 0.92), ("92", 92)]
)
def test_a_share_is_a_percentage_or_a_part_of_one(typed: str, value: float | None):
    assert form.share(typed) == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("00:10", "2027-11-11 00:10"),
        ("23：30", "2027-11-11 23:30"),
        ("11-10 23:30", "2027-11-10 23:30"),
        ("11/10  23:30", "2027-11-10 23:30"),
        ("2027-11-10 23:30", "2027-11-10 23:30"),
    ],
)
def test_times_as_people_type_them(typed: str, value: str):
    assert form.moment(typed, TODAY).isoformat(" ", "minutes") == value


@pytest.mark.parametrize(
    ("typed", "today", "value"),
    [
        ("12-31 23:30", date(2028, 1, 1), "2027-12-31 23:30"),
        ("1-1 0:10", date(2027, 12, 31), "2028-01-01 00:10"),
        ("2-29 9:05", date(2027, 11, 1), "2028-02-29 09:05"),
    ],
)
def test_a_day_without_its_year_is_the_nearest_one(typed: str, today: date, value: str):
    assert form.moment(typed, today).isoformat(" ", "minutes") == value


@pytest.mark.parametrize(
    "typed", ["", "25:00", "noon", "11-31 10:00", "2027-13-01 00:00", "2027-11-10 20:30+09:00"]
)
def test_what_is_no_time_gets_a_sentence(typed: str):
    with pytest.raises(BadInput, match="is no date and time"):
        form.moment(typed, TODAY)


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        (AFTER_MIDNIGHT.replace(day=2, hour=20, minute=10), "2027-11-02 19:30"),
        (AFTER_MIDNIGHT.replace(year=2026), "2027-11-02 20:00"),
        (datetime(2028, 1, 1, tzinfo=SHANGHAI), "2027-11-03 23:30"),
    ],
)
def test_the_slot_asked_for_is_the_last_full_one_or_one_to_rehearse(now: datetime, slot: str):
    assert form.first_slot(builders.plan(), now).isoformat(" ", "minutes") == slot

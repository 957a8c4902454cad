import pytest

from tests import builders as b
from tests.rota.bench import ann, best, days, entry

LATE = b.shift("late", 20, 6)


@pytest.mark.parametrize("kind", ["leave", "unavailable", "absent", "training"])
def test_nobody_works_on_a_blocked_day(kind: str) -> None:
    assert days(best(ann(3, availability=(entry(1, kind),)))) == [0, 2]


def test_the_evening_before_may_not_run_into_it() -> None:
    assert days(best(ann(3, LATE, availability=(entry(2, "leave"),)))) == [0]


def test_the_last_night_may_not_run_into_a_day_off_after_the_plan() -> None:
    assert days(best(ann(3, LATE, availability=(entry(3, "leave"),)))) == [0, 1]


def test_a_wish_after_the_plan_forbids_nothing() -> None:
    assert days(best(ann(3, LATE, availability=(entry(3, "wish_off"),)))) == [0, 1, 2]


def test_without_an_entry_it_may() -> None:
    assert days(best(ann(3, LATE))) == [0, 1, 2]


def test_a_shift_that_ends_at_midnight_does_not_run_into_it() -> None:
    assert days(best(ann(2, b.shift("until", 16, 8), availability=(entry(1, "leave"),)))) == [0]

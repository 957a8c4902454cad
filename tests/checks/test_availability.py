import pytest

from tests import builders as b
from tests.checks.bench import assert_error, entry, found, one_person

CODE = "availability"


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("leave", "on leave"),
        ("unavailable", "unavailable"),
        ("absent", "absent"),
        ("training", "in training"),
    ],
)
def test_work_on_a_blocked_day_is_an_error(kind: str, reason: str) -> None:
    plan = one_person(availability=(entry("ann", 1, kind),))
    (finding,) = found(plan, CODE, b.work("ann", 1))
    assert_error(finding, None, on=(1,))
    assert reason in str(finding.message)


@pytest.mark.parametrize("kind", ["wish_on", "wish_off"])
def test_a_wish_blocks_nothing(kind: str) -> None:
    plan = one_person(availability=(entry("ann", 1, kind),))
    assert found(plan, CODE, b.work("ann", 1)) == []


def test_the_days_around_are_free() -> None:
    plan = one_person(availability=(entry("ann", 1, "leave"),))
    assert found(plan, CODE, b.work("ann", 0, "late"), b.work("ann", 2)) == []


def test_a_shift_that_runs_past_midnight_into_leave_is_an_error() -> None:
    plan = one_person(availability=(entry("ann", 1, "leave"),))
    (finding,) = found(plan, CODE, b.work("ann", 0, "night"))
    assert_error(finding, None, on=(0, 1))
    assert "runs past midnight into 2027-11-02" in str(finding.message)


def test_leave_on_the_day_after_the_plan_forbids_its_last_night() -> None:
    end = one_person().grid.days
    plan, last = one_person(availability=(entry("ann", end, "leave"),)), end - 1
    (finding,) = found(plan, CODE, b.work("ann", last, "night"))
    assert_error(finding, None, on=(last, end))
    assert found(plan, CODE, b.work("ann", last, "late")) == []


def test_a_shift_that_ends_at_midnight_is_fine() -> None:
    until_midnight = b.shift("eve", 16, 8)
    plan = one_person(availability=(entry("ann", 1, "leave"),), shifts=(until_midnight,))
    assert found(plan, CODE, b.work("ann", 0, "eve")) == []


def test_leave_of_another_person_does_not_matter() -> None:
    plan = b.plan(availability=(entry("a2", 0, "leave"),))
    assert found(plan, CODE, b.work("a1", 0)) == []

from tests import builders as b
from tests.checks.bench import assert_error, day, found, one_person

CODE = "employment"
PLAN = one_person(agent={"hired": day(1), "leaves": day(3)})


def test_the_first_and_the_last_day_are_worked() -> None:
    assert found(PLAN, CODE, b.work("ann", 1), b.work("ann", 3)) == []


def test_the_day_before_being_hired_is_an_error() -> None:
    (finding,) = found(PLAN, CODE, b.work("ann", 0))
    assert_error(finding, None, on=(0,))
    assert "before being hired on 2027-11-02" in str(finding.message)


def test_the_day_after_the_last_one_is_an_error() -> None:
    (finding,) = found(PLAN, CODE, b.work("ann", 4))
    assert_error(finding, None, on=(4,))
    assert "after the last day 2027-11-04" in str(finding.message)


def test_without_dates_every_day_is_fine() -> None:
    assert found(one_person(), CODE, b.work("ann", 0), b.work("ann", 13)) == []

from tests import builders as b
from tests.checks.bench import assert_error, found, one_person

CODE = "part_time_hours_per_day"
SHIFTS = (b.shift("four", 9, 4), b.shift("five", 9, 5), b.shift("three", 9, 3))
PART = one_person(shifts=SHIFTS, agent={"contract": "part"})


def test_four_hours_on_average_over_the_days_worked_are_fine() -> None:
    assert found(PART, CODE, b.work("ann", 0, "four")) == []
    assert found(PART, CODE, b.work("ann", 0, "five"), b.work("ann", 9, "three")) == []


def test_more_is_an_error() -> None:
    (finding,) = found(PART, CODE, b.work("ann", 0, "five"), b.work("ann", 1, "four"))
    assert_error(finding, b.china().part_time_hours_per_day, on=(0, 1))
    assert "Ann works 4.5 h a day on average; part-time work is at most 4 h" in str(finding.message)


def test_others_are_not_bound_and_nobody_without_work_is() -> None:
    assert found(one_person(shifts=SHIFTS), CODE, b.work("ann", 0, "five")) == []
    assert found(PART, CODE) == []

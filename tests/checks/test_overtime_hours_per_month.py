from shiftplan.domain.rota import Assignment
from tests import builders as b
from tests.checks.bench import assert_error, days, found, one_person, rules

CODE = "overtime_hours_per_month"


def weeks_of_ten_hours(*weeks: int, number: int = 6) -> list[Assignment]:
    """Six days of 10 h in each of these weeks: 20 h of overtime a week."""
    return [b.work("ann", 7 * week + i, "long") for week in weeks for i in range(number)]


def test_36_hours_a_month_are_allowed() -> None:
    """Two weeks with 60 h and 56 h: 20 + 16."""
    last = b.shift("six", 9, 6)
    plan = one_person(21, shifts=(*b.SHIFTS, last))
    worked = [*weeks_of_ten_hours(0), *weeks_of_ten_hours(1, number=5), b.work("ann", 12, "six")]
    assert found(plan, CODE, *worked) == []


def test_40_hours_are_an_error_on_the_days_of_the_weeks_concerned() -> None:
    plan = one_person(21)
    (finding,) = found(plan, CODE, *weeks_of_ten_hours(0, 1), b.work("ann", 15, "short"))
    assert_error(finding, b.china().overtime_hours_per_month, on=(*range(6), *range(7, 13)))
    assert "40 h of overtime in the weeks of 2027-11; at most 36 h" in str(finding.message)


def test_a_week_across_two_months_counts_in_both() -> None:
    """Monday 29 November to Sunday 5 December; 20 h each in the weeks before and after it."""
    plan = one_person(42, rules=rules(overtime_hours_per_month=39))
    findings = found(plan, CODE, *weeks_of_ten_hours(3, 4, 5))
    assert [str(finding.message).split(" of ")[-1][:7] for finding in findings] == ["2027-11", "2027-12"]


def test_months_are_not_added() -> None:
    plan = one_person(42)
    findings = found(plan, CODE, *weeks_of_ten_hours(2, 5))
    assert findings == []
    assert days(14)[0].month != days(41)[0].month

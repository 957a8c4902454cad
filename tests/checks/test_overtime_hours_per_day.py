import pytest

from shiftplan.domain.finding import Finding, Severity
from tests import builders as b
from tests.checks.bench import assert_error, days, found, one_person

CODE, USUAL = "overtime_hours_per_day", "overtime_hours_per_day_usual"


def of_hours(code: str, hours: float) -> list[Finding]:
    return found(one_person(shifts=(b.shift("s", 8, hours),)), code, b.work("ann", 2, "s"))


@pytest.mark.parametrize("hours", [8, 9, 11])
def test_up_to_three_hours_of_overtime_are_allowed(hours: float) -> None:
    assert of_hours(CODE, hours) == []


def test_more_is_an_error_and_not_a_warning_too() -> None:
    (finding,) = of_hours(CODE, 11.5)
    assert_error(finding, b.china().overtime_hours_per_day, on=(2,))
    assert "Ann works 11.5 h on 2027-11-03; at most 11 h" in str(finding.message)
    assert of_hours(USUAL, 11.5) == []


def test_more_than_one_hour_is_a_warning() -> None:
    assert of_hours(USUAL, 9) == []
    (finding,) = of_hours(USUAL, 9.5)
    assert finding.severity is Severity.WARNING
    assert finding.source == "劳动法 §41"


def test_a_person_is_warned_of_once_with_all_days() -> None:
    (finding,) = found(one_person(), USUAL, *(b.work("ann", i, "long") for i in (0, 2, 4)))
    assert finding.days == days(0, 2, 4)
    assert "up to 10 h on 11-01, 11-03, 11-05; more than 9 h" in str(finding.message)


def test_the_longest_of_several_is_named() -> None:
    plan = one_person(shifts=(b.shift("ten", 8, 10), b.shift("eleven", 8, 11)))
    (finding,) = found(plan, USUAL, b.work("ann", 0, "ten"), b.work("ann", 1, "eleven"))
    assert "up to 11 h" in str(finding.message)


def test_unpaid_breaks_are_no_working_hours() -> None:
    plan = one_person(shifts=(b.shift("s", 8, 11.5, meal_after=4),))
    assert found(plan, CODE, b.work("ann", 0, "s")) == []

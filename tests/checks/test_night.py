import pytest

from shiftplan.domain.finding import Finding
from tests import builders as b
from tests.checks.bench import assert_error, found, one_person, rules

CODE = "night"
SHIFTS = (
    b.shift("till22", 14, 8),
    b.shift("till2230", 14, 8.5),
    b.shift("from6", 6, 8),
    b.shift("from5", 5, 8),
)
PROTECTED = {
    "pregnant": {"protection": "pregnant"},
    "nursing": {"protection": "nursing"},
    "minor": {"protection": "minor"},
    "intern": {"contract": "intern"},
}


def on(shift: str, values: dict[str, str], **changes: float) -> list[Finding]:
    plan = one_person(shifts=SHIFTS, agent=values, rules=rules(**changes))
    return found(plan, CODE, b.work("ann", 1, shift))


@pytest.mark.parametrize("status", PROTECTED)
@pytest.mark.parametrize("shift", ["till2230", "from5"])
def test_a_minute_in_the_night_is_an_error_with_its_own_source(status: str, shift: str) -> None:
    (finding,) = on(shift, PROTECTED[status])
    assert_error(finding, getattr(b.china(), f"{status}_no_night"), on=(1,))
    assert "must not work between 22:00 and 6:00" in str(finding.message)


@pytest.mark.parametrize("status", PROTECTED)
@pytest.mark.parametrize("shift", ["till22", "from6"])
def test_a_shift_that_only_reaches_the_night_is_fine(status: str, shift: str) -> None:
    assert on(shift, PROTECTED[status]) == []


@pytest.mark.parametrize("status", PROTECTED)
def test_a_rule_that_is_off_says_nothing(status: str) -> None:
    assert on("from5", PROTECTED[status], **{f"{status}_no_night": 0}) == []


def test_others_may_work_nights() -> None:
    assert on("from5", {}) == []


def test_an_intern_under_18_breaks_two_rules() -> None:
    findings = on("from5", {"contract": "intern", "protection": "minor"})
    assert {finding.source for finding in findings} == {"上海市职业教育条例", "shiftplan"}

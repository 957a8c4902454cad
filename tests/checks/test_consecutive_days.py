from tests import builders as b
from tests.checks.bench import assert_error, found, one_person, rules

CODE = "consecutive_days"
RULE = b.china().consecutive_days


def worked(*indices: int) -> list[object]:
    return list(found(one_person(), CODE, *(b.work("ann", i, "short") for i in indices)))


def test_six_days_in_a_row_are_fine_also_across_weeks() -> None:
    assert worked(*range(4, 10)) == []


def test_seven_days_in_a_row_are_one_finding() -> None:
    plan = one_person()
    (finding,) = found(plan, CODE, *(b.work("ann", i, "short") for i in range(3, 10)))
    assert_error(finding, RULE, on=tuple(range(3, 10)))
    assert "7 days in a row, 2027-11-04 to 2027-11-10; at most 6" in str(finding.message)


def test_a_day_off_starts_the_count_anew() -> None:
    assert worked(*range(6), *range(7, 13)) == []


def test_two_runs_are_two_findings() -> None:
    plan = one_person(rules=rules(consecutive_days=2))
    assert len(found(plan, CODE, *(b.work("ann", i) for i in (0, 1, 2, 5, 6, 7)))) == 2

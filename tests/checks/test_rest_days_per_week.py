from tests import builders as b
from tests.checks.bench import assert_error, days, found, one_person, rules

CODE = "rest_days_per_week"
RULE = b.china().rest_days_per_week


def worked(*indices: int, plan_days: int = 14) -> list[object]:
    return list(found(one_person(plan_days), CODE, *(b.work("ann", i, "short") for i in indices)))


def test_six_days_of_a_week_leave_one_of_rest() -> None:
    assert worked(*range(6)) == []


def test_seven_days_leave_none() -> None:
    (finding,) = found(one_person(), CODE, *(b.work("ann", i, "short") for i in range(7)))
    assert_error(finding, RULE, on=tuple(range(7)))
    assert "0 days of rest (24 h free) in the week from 2027-11-01; 1 are due" in str(finding.message)


def test_each_week_is_judged_by_itself() -> None:
    """Off on the second and on the last day of the plan: no week lacks its day."""
    assert worked(0, *range(2, 13)) == []
    (finding,) = found(one_person(), CODE, *(b.work("ann", i, "short") for i in (0, *range(2, 14))))
    assert finding.days == days(*range(7, 14))


def test_a_week_cut_by_the_edge_of_the_plan_is_not_judged() -> None:
    assert worked(*range(6), plan_days=6) == []
    assert worked(*range(7, 13), plan_days=13) == []


def night_and_then(start_hour: float) -> list[object]:
    """A night until 06:30 on Wednesday, no shift that day, the next shift on Thursday at `start_hour`."""
    later = b.shift("later", start_hour, 4)
    plan = one_person(7, shifts=(*b.SHIFTS, later))
    worked_days = [b.work("ann", 0, "short"), b.work("ann", 1, "night"), b.work("ann", 3, "later")]
    return list(found(plan, CODE, *worked_days, *(b.work("ann", i, "short") for i in (4, 5, 6))))


def test_a_day_without_a_start_counts_only_with_24_free_hours_around_it() -> None:
    assert night_and_then(6.5) == []
    assert len(night_and_then(6)) == 1


def test_beyond_the_plan_everybody_is_free() -> None:
    """A night shift until 06:30 on the plan's last day, a Sunday: nothing follows, so the day counts."""
    nights = [b.work("ann", 5, "night")]
    assert found(one_person(7), CODE, *(b.work("ann", i, "short") for i in range(5)), *nights) == []


def test_two_days_of_rest_when_the_rule_says_so() -> None:
    plan = one_person(rules=rules(rest_days_per_week=2))
    six = [b.work("ann", i, "short") for i in range(6)]
    assert len(found(plan, CODE, *six)) == 1
    assert found(plan, CODE, *six[:-1]) == []

from tests import builders as b
from tests.checks.bench import assert_contract, found, limited, wednesday

CODE = "max_days_per_week"


def test_as_many_days_as_allowed() -> None:
    plan = limited(7, max_days_per_week=3)
    assert found(plan, CODE, *(b.work("ann", i) for i in (0, 2, 4))) == []


def test_one_more_is_an_error_of_the_contract() -> None:
    (finding,) = found(limited(7, max_days_per_week=2), CODE, *(b.work("ann", i) for i in (0, 2, 4)))
    assert_contract(finding, on=(0, 2, 4))
    assert "works 3 days in the week of 2027-11-01; contract full allows 2" in str(finding.message)


def test_days_before_the_plan_count_in_its_first_week_alone() -> None:
    """The plan begins on a Wednesday; Monday and Tuesday were worked."""
    plan = wednesday({"week_days": 2}, max_days_per_week=3)
    assert found(plan, CODE, b.work("ann", 2), *(b.work("ann", i) for i in (7, 8, 9))) == []
    (finding,) = found(plan, CODE, b.work("ann", 2), b.work("ann", 3))
    assert "works 4 days" in str(finding.message)


def test_the_run_up_to_the_plan_counts_when_nothing_else_is_told() -> None:
    plan = wednesday({"days_in_row": 5}, max_days_per_week=3)
    assert len(found(plan, CODE, b.work("ann", 2), b.work("ann", 3))) == 1


def test_a_past_that_is_already_too_long_asks_for_no_more_work() -> None:
    plan = wednesday({"week_days": 2}, max_days_per_week=1)
    assert found(plan, CODE) == []
    assert len(found(plan, CODE, b.work("ann", 4))) == 1

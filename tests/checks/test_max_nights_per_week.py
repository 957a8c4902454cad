from tests import builders as b
from tests.checks.bench import assert_contract, found, limited, wednesday

CODE = "max_nights_per_week"


def test_nights_as_allowed_in_each_week() -> None:
    plan = limited(14, max_nights_per_week=2)
    assert found(plan, CODE, *(b.work("ann", i, "night") for i in (0, 6, 7, 9)), b.work("ann", 3)) == []


def test_one_more_is_an_error_of_the_contract() -> None:
    plan = limited(7, max_nights_per_week=1)
    (finding,) = found(plan, CODE, b.work("ann", 0, "night"), b.work("ann", 3, "night"), b.work("ann", 5))
    assert_contract(finding, on=(0, 3))
    assert "works 2 nights in the week of 2027-11-01; contract full allows 1" in str(finding.message)


def test_nights_of_the_run_before_the_plan_count_as_far_as_they_lie_in_the_week() -> None:
    """Five nights in a row up to Tuesday: two of them are of this week."""
    plan = wednesday({"days_in_row": 5, "nights_in_row": 5}, max_nights_per_week=3)
    assert found(plan, CODE, b.work("ann", 3, "night")) == []
    assert len(found(plan, CODE, b.work("ann", 3, "night"), b.work("ann", 5, "night"))) == 1

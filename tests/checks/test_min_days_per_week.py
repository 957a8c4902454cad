from datetime import timedelta

from tests import builders as b
from tests.checks.bench import assert_contract, found, limited

CODE = "min_days_per_week"


def test_enough_days() -> None:
    plan = limited(7, min_days_per_week=2)
    assert found(plan, CODE, b.work("ann", 0, "short"), b.work("ann", 6, "short")) == []


def test_fewer_days_are_an_error_of_the_contract() -> None:
    (finding,) = found(limited(7, min_days_per_week=2), CODE, b.work("ann", 0))
    assert_contract(finding, on=tuple(range(7)))
    assert "works 1 day in the week from 2027-11-01; contract full wants 2" in str(finding.message)


def test_who_leaves_in_the_week_owes_the_share_rounded_down() -> None:
    """Four of seven days are open: of five days 2.86 are due, so two."""
    gone = {"leaves": b.MONDAY + timedelta(days=3)}
    plan = limited(7, {"agent": gone}, min_days_per_week=5)
    assert found(plan, CODE, b.work("ann", 0), b.work("ann", 1)) == []
    assert len(found(plan, CODE, b.work("ann", 0))) == 1

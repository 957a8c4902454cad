from tests import builders as b
from tests.checks.bench import assert_contract, entry, found, limited, past

CODE = "min_hours_per_month"


def test_the_plans_share_of_the_month() -> None:
    """Fifteen of thirty days: 8 of 16 hours."""
    plan = limited(15, min_hours_per_month=16)
    assert found(plan, CODE, b.work("ann", 3)) == []
    (finding,) = found(plan, CODE, b.work("ann", 3, "short"))
    assert_contract(finding, on=tuple(range(15)))
    assert "works 4 h in 2027-11; for these days contract full wants 8 h" in str(finding.message)


def test_leave_takes_its_share() -> None:
    leave = tuple(entry("ann", i, "leave") for i in range(10))
    plan = limited(15, {"availability": leave}, min_hours_per_month=24)
    assert found(plan, CODE, b.work("ann", 12, "short")) == []


def test_hours_ahead_of_the_share_count_and_hours_behind_are_not_made_up_for() -> None:
    """From 16 November on: 15 days are over, their share is 60 h and so is that of the plan's 15 days."""
    half = {"grid": b.grid(15, b.MONDAY.replace(day=16))}
    ahead = limited(15, {**half, **past({"month_hours": 116})}, min_hours_per_month=120)
    behind = limited(15, {**half, **past({"month_hours": 0})}, min_hours_per_month=120)
    worked = [b.work("ann", i, "short") for i in range(15, 30)]
    assert found(ahead, CODE, worked[0]) == []
    assert len(found(ahead, CODE)) == 1
    assert found(behind, CODE, *worked) == []
    assert len(found(behind, CODE, *worked[1:])) == 1

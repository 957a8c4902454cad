from tests import builders as b
from tests.checks.bench import assert_contract, found, limited, past

CODE = "max_hours_per_month"


def test_as_many_hours_as_allowed() -> None:
    assert found(limited(7, max_hours_per_month=16), CODE, b.work("ann", 0), b.work("ann", 5)) == []


def test_more_is_an_error_of_the_contract() -> None:
    (finding,) = found(limited(7, max_hours_per_month=15), CODE, b.work("ann", 0), b.work("ann", 5))
    assert_contract(finding, on=(0, 5))
    assert "works 16 h in 2027-11; contract full leaves 15 h of it" in str(finding.message)


def test_hours_before_the_plan_count_in_its_first_month() -> None:
    plan = limited(7, past({"month_hours": 100}), max_hours_per_month=110)
    assert found(plan, CODE, b.work("ann", 0)) == []
    assert len(found(plan, CODE, b.work("ann", 0), b.work("ann", 1))) == 1


def test_each_month_has_its_own_hours() -> None:
    """The plan begins on 29 November; the third day is of December."""
    plan = limited(4, {"grid": b.grid(4, b.MONDAY.replace(day=29))}, max_hours_per_month=16)
    worked = [b.work("ann", i) for i in (28, 29, 30, 31)]
    assert found(plan, CODE, *worked) == []
    assert len(found(plan, CODE, *worked, b.work("ann", 29, "long"))) == 1

from tests import builders as b
from tests.checks.bench import assert_contract, entry, found, limited

CODE = "min_hours_per_week"


def test_enough_hours_in_both_weeks() -> None:
    plan = limited(14, min_hours_per_week=16)
    assert found(plan, CODE, *(b.work("ann", i) for i in (0, 1, 7, 8))) == []


def test_a_week_with_less_is_an_error_of_the_contract() -> None:
    plan = limited(14, min_hours_per_week=16)
    (finding,) = found(plan, CODE, *(b.work("ann", i) for i in (0, 1, 7)))
    assert_contract(finding, on=tuple(range(7, 14)))
    assert "works 8 h in the week from 2027-11-08; contract full wants 16 h" in str(finding.message)


def test_weeks_that_are_cut_ask_for_nothing() -> None:
    assert found(limited(6, min_hours_per_week=16), CODE) == []


def test_days_of_leave_take_their_share() -> None:
    """Of 28 hours four a day: with five days of leave 8 are left."""
    leave = tuple(entry("ann", i, "leave") for i in range(5))
    plan = limited(7, {"availability": leave}, min_hours_per_week=28)
    assert found(plan, CODE, b.work("ann", 5)) == []
    assert len(found(plan, CODE, b.work("ann", 5, "short"))) == 1

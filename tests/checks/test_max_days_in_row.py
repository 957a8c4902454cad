from tests import builders as b
from tests.checks.bench import assert_contract, found, limited, wednesday

CODE = "max_days_in_row"


def test_a_run_as_long_as_allowed() -> None:
    plan = limited(7, max_days_in_row=3)
    assert found(plan, CODE, *(b.work("ann", i) for i in (0, 1, 2, 4, 5, 6))) == []


def test_a_longer_run_is_an_error_of_the_contract() -> None:
    (finding,) = found(limited(7, max_days_in_row=2), CODE, *(b.work("ann", i) for i in (1, 2, 3, 5)))
    assert_contract(finding, on=(1, 2, 3))
    assert "works 3 days in a row up to 2027-11-04; contract full allows 2" in str(finding.message)


def test_the_run_before_the_plan_goes_on_from_its_first_day_alone() -> None:
    plan = wednesday({"days_in_row": 2}, max_days_in_row=3)
    assert found(plan, CODE, b.work("ann", 2), *(b.work("ann", i) for i in (4, 5, 6))) == []
    (finding,) = found(plan, CODE, b.work("ann", 2), b.work("ann", 3))
    assert_contract(finding, on=(2, 3))

from tests import builders as b
from tests.checks.bench import assert_contract, found, limited, wednesday

CODE = "max_nights_in_row"


def nights(*days: int) -> list[object]:
    return [b.work("ann", day, "night") for day in days]


def test_nights_in_a_row_as_allowed_and_days_in_between() -> None:
    plan = limited(7, max_nights_in_row=2)
    assert found(plan, CODE, *nights(0, 1, 3, 4), b.work("ann", 6)) == []


def test_one_more_is_an_error_of_the_contract() -> None:
    (finding,) = found(limited(7, max_nights_in_row=2), CODE, *nights(0, 1, 2))
    assert_contract(finding, on=(0, 1, 2))
    assert "works 3 nights in a row up to 2027-11-03; contract full allows 2" in str(finding.message)


def test_nights_before_the_plan_count_on() -> None:
    plan = wednesday({"days_in_row": 2, "nights_in_row": 2}, max_nights_in_row=2)
    assert found(plan, CODE, b.work("ann", 2), *nights(3, 4)) == []
    assert len(found(plan, CODE, *nights(2))) == 1


def test_none_at_all() -> None:
    assert len(found(limited(7, max_nights_in_row=0), CODE, *nights(0, 3))) == 2

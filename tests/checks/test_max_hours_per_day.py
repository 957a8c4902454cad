from tests import builders as b
from tests.checks.bench import assert_contract, found, limited

CODE = "max_hours_per_day"


def test_a_shift_as_long_as_the_contract_allows() -> None:
    assert found(limited(max_hours_per_day=8), CODE, b.work("ann", 0)) == []


def test_a_longer_one_is_an_error_of_the_contract() -> None:
    (finding,) = found(limited(max_hours_per_day=8), CODE, b.work("ann", 0), b.work("ann", 1, "long"))
    assert_contract(finding, on=(1,))
    assert "works 10 h on 2027-11-02; contract full allows 8 h a day" in str(finding.message)


def test_a_contract_without_the_limit_allows_any() -> None:
    assert found(limited(), CODE, b.work("ann", 1, "long")) == []

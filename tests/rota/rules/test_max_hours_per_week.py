import pytest

from tests import builders as b
from tests.rota.bench import ann, best, rules

SEVEN = rules(consecutive_days=7, rest_days_per_week=0, part_time_hours_per_day=8)


def test_forty_eight_hours_are_six_shifts_of_eight() -> None:
    assert len(best(ann(7, rules=SEVEN))) == 6


def test_a_shift_that_would_pass_the_limit_by_half_an_hour_is_left_out() -> None:
    assert len(best(ann(7, b.shift("more", 9, 8.5), rules=SEVEN))) == 5


@pytest.mark.parametrize(("contract", "shifts"), [("part", 3), ("intern", 5), ("temp", 6)])
def test_contracts_have_limits_of_their_own(contract: str, shifts: int) -> None:
    assert len(best(ann(7, agent={"contract": contract}, rules=SEVEN))) == shifts

from tests import builders as b
from tests.rota.bench import ann, best, rules

TEN = b.shift("ten", 9, 10)


def test_two_hours_a_shift_until_the_month_is_full() -> None:
    assert len(best(ann(4, TEN, rules=rules(overtime_hours_per_month=5)))) == 2


def test_as_much_as_allowed_is_worked() -> None:
    assert len(best(ann(4, TEN, rules=rules(overtime_hours_per_month=6)))) == 3


def test_weeks_add_up_to_the_month() -> None:
    """Monday to Wednesday of two weeks: two hours each day."""
    plan = ann(10, TEN, rules=rules(overtime_hours_per_month=8))
    assert len(best(plan)) == 4

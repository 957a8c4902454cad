from tests import builders as b
from tests.rota.bench import ann, best, rules

DAWN, DUSK = b.shift("dawn", 0, 4), b.shift("dusk", 18, 4)
PLAN = ann(1, DAWN, DUSK, rules=rules(rest_hours_between_shifts=11))


def test_two_shifts_of_one_day_are_one_too_many_however_far_apart() -> None:
    assert len(best(PLAN)) == 1


def test_without_the_rule_both_would_be_worked() -> None:
    assert [a.shift for a in best(PLAN, without={"one_shift_a_day"})] == ["dawn", "dusk"]

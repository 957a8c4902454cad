from tests.rota.bench import ann, best, days, rules


def test_no_run_is_longer_than_allowed() -> None:
    found = days(best(ann(5, rules=rules(consecutive_days=2))))
    assert len(found) == 4
    assert 2 not in found


def test_a_run_as_long_as_allowed_is_worked() -> None:
    assert days(best(ann(3, rules=rules(consecutive_days=3)))) == [0, 1, 2]

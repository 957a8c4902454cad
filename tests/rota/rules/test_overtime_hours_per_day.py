from tests import builders as b
from tests.rota.bench import ann, best


def test_eleven_hours_are_the_longest_shift() -> None:
    assert [a.shift for a in best(ann(1, b.shift("eleven", 9, 11)))] == ["eleven"]


def test_longer_ones_are_not_worked() -> None:
    assert best(ann(1, b.shift("longer", 9, 11.5))) == ()


def test_unpaid_breaks_do_not_count() -> None:
    assert [a.shift for a in best(ann(1, b.shift("paused", 9, 11.5, 4)))] == ["paused"]

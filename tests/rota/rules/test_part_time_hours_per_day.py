from tests import builders as b
from tests.rota.bench import ann, best

SHORT, LONG = b.shift("short", 9, 3), b.shift("long", 9, 5)


def test_four_hours_on_average_over_the_days_worked() -> None:
    found = best(ann(4, SHORT, LONG, agent={"contract": "part"}))
    assert sorted(a.shift for a in found) == ["long", "long", "short", "short"]


def test_a_full_timer_is_not_bound() -> None:
    assert [a.shift for a in best(ann(4, SHORT, LONG))] == ["long"] * 4


def test_a_locked_long_shift_is_made_up_for_by_a_short_one() -> None:
    lock = b.work("ann", 0, "long")
    found = best(ann(2, SHORT, LONG, agent={"contract": "part"}), b.rota(lock).lock(lock.cell), need=0.0)
    assert [a.shift for a in found] == ["long", "short"]

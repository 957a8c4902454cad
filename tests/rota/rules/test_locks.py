from shiftplan.domain.rota import Cell, Rota
from tests import builders as b
from tests.rota.bench import EIGHT, ann, best, days, solved

SHORT = b.shift("short", 12, 2)
DATES = b.grid(3).dates


def test_a_locked_shift_stays_though_another_would_be_better() -> None:
    lock = b.work("ann", 1, "short")
    found = best(ann(3, EIGHT, SHORT), b.rota(lock).lock(lock.cell))
    assert [a.shift for a in found] == ["eight", "short", "eight"]


def test_a_locked_day_off_stays() -> None:
    assert days(best(ann(3), Rota().lock(Cell("ann", DATES[0])))) == [1, 2]


def test_an_unlocked_shift_is_only_where_the_search_begins() -> None:
    assert [a.shift for a in best(ann(1, EIGHT, SHORT), b.rota(b.work("ann", 0, "short")))] == ["eight"]


def test_locks_come_back_with_the_rota() -> None:
    locks = frozenset({Cell("ann", DATES[0]), Cell("gone", DATES[1])})
    outcome = solved(ann(3), Rota(locks=locks))
    assert outcome.rota is not None
    assert outcome.rota.locks == locks


def test_a_lock_on_what_the_plan_does_not_know_binds_nobody() -> None:
    strange = b.work("ann", 0, "abolished")
    assert days(best(ann(1), b.rota(strange).lock(strange.cell))) == [0]

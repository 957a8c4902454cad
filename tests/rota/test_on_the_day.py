"""A solve and a repair leave shifts that the running day changed as they are, and lose nothing of them."""

from shiftplan import rota as engine
from shiftplan.domain.on_the_day import Lent, OnTheDay
from shiftplan.domain.outcome import Progress
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.rota.on_the_day import given_back, held
from tests import builders as b

PLAN = b.plan(queues=(b.queue("presale"), b.queue("other")), days=2)
NEED = b.need(PLAN, {"presale": [1.0] * PLAN.grid.slots, "other": [0.0] * PLAN.grid.slots})
MADE = OnTheDay(longer=90, late_breaks=True, lent=(Lent(queue="presale", begin=600, end=660),))
CHANGED = b.work("a1", 0, "late").model_copy(update={"on_the_day": MADE, "breaks": (300,)})
START = b.rota(CHANGED, b.work("a2", 0))
QUICK = engine.Limits(seconds=4, workers=1, seed=1)


def run(start: Rota) -> tuple[Rota, list[Rota]]:
    seen: list[Rota] = []

    def report(progress: Progress) -> None:
        if progress.rota is not None:
            seen.append(progress.rota)

    outcome = engine.solve(PLAN, NEED, start, QUICK, report, lambda: False)
    assert outcome.rota is not None
    return outcome.rota, seen


def test_a_solve_keeps_what_the_day_made_of_a_shift() -> None:
    found, seen = run(START)
    for one in (found, *seen):
        assert one.at("a1", b.MONDAY) == CHANGED
        assert one.locks == frozenset()


def test_a_repair_does_too() -> None:
    gone = Rota.of([CHANGED])
    task = engine.Task(gone, START, (), lambda rota, _: rota)
    outcome = engine.mend(PLAN, NEED, task, QUICK, lambda _: None, lambda: False)
    assert outcome.rota is not None
    assert outcome.rota.at("a1", b.MONDAY) == CHANGED


def test_a_plain_rota_is_solved_as_it_is() -> None:
    plain = b.rota(b.work("a2", 0))
    assert held(plain) is plain
    assert given_back(plain, plain) is plain


def test_own_locks_stay_and_others_go() -> None:
    start = START.lock(CHANGED.cell)
    assert held(start).locks == {CHANGED.cell}
    template = Assignment(agent="a1", day=b.MONDAY, shift="late", queue="presale")
    back = given_back(Rota.of([template], held(START).locks), START)
    assert back.at("a1", b.MONDAY) == CHANGED
    assert back.locks == frozenset()
    assert given_back(Rota.of([template], {CHANGED.cell}), start).locks == {CHANGED.cell}

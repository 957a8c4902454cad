"""A solve and a repair leave shifts that the running day changed as they are, and lose nothing of them."""

import pytest

from shiftplan import rota as engine
from shiftplan.checks import judge
from shiftplan.domain.leaving import left_at
from shiftplan.domain.on_the_day import AS_PLANNED, Lent, OnTheDay
from shiftplan.domain.outcome import Progress
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.rota.on_the_day import beside_them, given_back, held
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


EVENING = [float(16 <= PLAN.grid.moment(slot).hour < 22) for slot in range(PLAN.grid.per_day)]


@pytest.mark.parametrize("left", [15 * 60, None])
def test_a_repair_fills_the_rest_of_a_shift_that_somebody_left(left: int | None) -> None:
    plan = b.plan((b.agent("a1"), b.agent("a2")), days=1)
    need = b.need(plan, {"presale": EVENING})
    told = b.work("a1", 0, "late")
    now = told if left is None else left_at(told, left)
    task = engine.Task(Rota.of([now], [now.cell]), Rota.of([told]), (), lambda rota, _: rota)
    outcome = engine.mend(plan, need, task, QUICK, lambda _: None, lambda: False)
    assert outcome.rota is not None
    assert outcome.rota.at("a1", b.MONDAY) == now
    helper = outcome.rota.at("a2", b.MONDAY)
    assert helper is not None
    assert (helper.shift == "late") is (left is not None)
    short = ("shortage", "deep_shortage", "surplus")
    costs = {one.name: one.cost for one in judge(plan, need, outcome.rota).terms}
    bare = {
        one.name: one.cost
        for one in judge(plan, beside_them(plan, need, task.start), _modelled(outcome.rota)).terms
    }
    assert [bare[name] for name in short] == pytest.approx([costs[name] for name in short])
    assert judge(plan, need, outcome.rota).shortage_agent_hours <= 1  # the meal


def _modelled(rota: Rota) -> Rota:
    """What the model takes it for."""
    return Rota.of(one.model_copy(update={"on_the_day": AS_PLANNED}) for one in rota.assignments)


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

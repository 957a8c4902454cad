"""Movable breaks: the model counts them as the judge does, and its relaxation holds for every place."""

import numpy as np
import pytest

from shiftplan.checks import judge
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.shift import Break, BreakKind, ShiftTemplate
from shiftplan.rota.assemble import model_of
from shiftplan.rota.bound import relax
from shiftplan.rota.breaks.counts import counts_of
from shiftplan.rota.breaks.relaxation import implicit, relaxation
from shiftplan.rota.breaks.settling import settled
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Problem
from shiftplan.rota.translate import draft_of, rota_of
from tests import builders as b

MEAL = Break(after_minutes=240, minutes=30, earliest=180, latest=300)
REST = Break(after_minutes=90, minutes=15, paid=True, kind=BreakKind.REST, earliest=60, latest=105)


def _shift(name: str, start: int, breaks: tuple[Break, ...], **values: object) -> ShiftTemplate:
    given = {"id": name, "short": name[0], "name": name, "start_minute": start, "length_minutes": 510}
    return ShiftTemplate.model_validate({**given, "breaks": breaks, **values})


SHIFTS = (
    _shift("early", 480, (REST, MEAL)),
    _shift("free", 600, (MEAL,), start_until=660),
    _shift("night", 1350, (REST, MEAL)),
    _shift("turn", 540, (MEAL,), switch=True),
)


def _plan() -> tuple[Plan, Need]:
    both = ("presale", "aftersale")
    people = [
        b.agent(f"a{i}", queues=both if i % 2 else both[:1], productivity=0.5 + 0.2 * i) for i in range(4)
    ]
    people[3] = people[3].model_copy(update={"proficiency": {"aftersale": 0.6}})
    plan = b.plan(tuple(people), days=3, shifts=SHIFTS, queues=(b.queue("presale"), b.queue("aftersale")))
    random = np.random.default_rng(3)
    amounts = {name: [float(x) for x in random.uniform(0, 2, plan.grid.slots).round(2)] for name in both}
    return plan, b.need(plan, amounts)


PLAN, NEED = _plan()
PROBLEM = Problem(PLAN, NEED, Rota())
LOOSE = model_of(PROBLEM, without={"rest_hours_between_shifts", "consecutive_days", "max_hours_per_week"})


def _random_draft(model: Model, seed: int) -> Draft:
    random = np.random.default_rng(seed)
    chosen = np.zeros(model.whole)
    cells = model.owner[: model.whole] * 100 + model.day
    for cell in np.unique(cells):
        if random.random() < 0.7:
            chosen[random.choice(np.nonzero(cells == cell)[0])] = 1.0
    return Draft(chosen, random.integers(0, np.diff(model.pauses.places)))


@pytest.mark.parametrize("seed", range(8))
def test_any_draft_is_worth_what_the_judge_says_and_comes_back_from_its_rota(seed: int) -> None:
    draft = _random_draft(LOOSE, seed)
    rota = rota_of(PROBLEM, LOOSE, draft)
    assert LOOSE.value(draft) == pytest.approx(judge(PLAN, NEED, rota).objective, abs=1e-6)
    again = draft_of(PROBLEM, LOOSE, rota)
    held = LOOSE.pauses.held(draft.chosen, draft.places)[0]
    assert np.array_equal(again.chosen, draft.chosen)
    assert np.array_equal(again.places[held], draft.places[held])


@pytest.mark.parametrize("seed", range(4))
def test_every_draft_is_among_what_the_relaxation_allows(seed: int) -> None:
    draft = _random_draft(LOOSE, seed)
    rows = relaxation(LOOSE)
    values = np.concatenate([LOOSE.complete(draft), implicit(LOOSE, draft)])
    activity = rows.matrix @ values
    assert rows.cost @ values + LOOSE.constant == pytest.approx(LOOSE.value(draft))
    ladders = np.concatenate([ladder.rows for ladder in LOOSE.ladders])
    kinds = np.arange(LOOSE.rows, len(rows.low))
    for row in (*ladders, *kinds):
        assert rows.low[row] - 1e-9 <= activity[row] <= rows.high[row] + 1e-9
    assert (values >= rows.lower).all()
    assert (values <= rows.upper).all()


@pytest.mark.parametrize("seed", range(4))
def test_settled_breaks_never_cost_more_and_the_bound_stays_below(seed: int) -> None:
    draft = _random_draft(LOOSE, seed)
    better = settled(LOOSE, draft, np.nonzero(draft.chosen)[0])
    assert LOOSE.value(better) <= LOOSE.value(draft) + 1e-9
    bound = relax(LOOSE, 20).bound
    assert bound is not None
    assert bound <= LOOSE.value(better) + 1e-6


def test_people_go_to_their_meals_by_turns() -> None:
    """Two people, one needed at all times: with the same meal nobody serves; the best rota staggers them."""
    plan = b.plan((b.agent("ann"), b.agent("bob")), days=1, shifts=(SHIFTS[1].at(600),))
    slots = [1.0 if 20 <= slot < 37 else 0.0 for slot in range(48)]
    problem = Problem(plan, b.need(plan, {"presale": slots}), Rota())
    model = model_of(problem)
    both = settled(model, model.draft(np.ones(model.whole)), np.arange(model.whole))
    rota = rota_of(problem, model, both)
    assert len({one.breaks for one in rota.assignments}) == 2
    assert judge(plan, problem.need, rota).shortage_agent_hours == 0


@pytest.mark.parametrize("seed", range(8))
def test_counts_of_breaks_say_all_that_a_rota_says_of_them(seed: int) -> None:
    """Value and rows are those of the draft, and who rests when may be dealt out in any way."""
    draft, counts = _random_draft(LOOSE, seed), counts_of(LOOSE)
    values = counts.values(draft)
    rows = counts.rows
    assert len(counts.first) < LOOSE.pauses.breaks
    assert rows.cost @ values + LOOSE.constant == pytest.approx(LOOSE.value(draft))
    assert rows.matrix[LOOSE.rows :] @ values == pytest.approx(np.zeros(len(counts.first)))
    other = counts.draft(values, LOOSE.draft(draft.chosen))
    assert LOOSE.value(other) == pytest.approx(LOOSE.value(draft))
    assert np.array_equal(counts.values(other), values)
    held = LOOSE.pauses.held(draft.chosen, draft.places)[0]
    same = counts.draft(values, draft)
    assert np.array_equal(same.places[held], draft.places[held])

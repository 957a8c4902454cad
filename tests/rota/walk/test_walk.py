"""The walk against the model: what it says of a draft is what the model says, and it moves nothing fixed."""

import numpy as np
import pytest

from shiftplan.domain.people import Protection
from shiftplan.domain.rota import Cell, Rota
from shiftplan.rota.assemble import model_of
from shiftplan.rota.problem import Problem
from shiftplan.rota.walk import Walk
from tests import builders as b
from tests.benchmarks.teams import team
from tests.rota.bench import rules
from tests.rota.walk.odd import begun, nothing, planned

HEAT = 120.0


@pytest.mark.parametrize("seed", range(16))
def test_every_state_is_worth_what_the_model_says(seed: int) -> None:
    """Sums are carried over many moves; each time the model counts anew from the draft alone."""
    model = planned(seed)
    walk = begun(model, seed)
    met = set()
    for part in range(40):
        heat = HEAT * 0.9**part
        walk.run(25, heat, heat)
        assert walk.value == pytest.approx(model.value(walk.present), rel=1e-9, abs=1e-6)
        assert walk.excess == 0
        assert model.is_kept_by(walk.present)
        met.add(round(walk.value, 6))
    assert len(met) > 3
    assert walk.best is not None
    assert model.is_kept_by(walk.best)
    assert walk.best_value == pytest.approx(model.value(walk.best), rel=1e-9, abs=1e-6)
    assert walk.best_value <= min(met) + 1e-5


def test_the_same_seed_walks_the_same_way() -> None:
    model = planned(3)
    drafts = []
    for seed in (5, 5, 6):
        walk = begun(model, seed)
        walk.run(300, HEAT, HEAT)
        drafts.append(walk.present)
    assert np.array_equal(drafts[0].chosen, drafts[1].chosen)
    assert not np.array_equal(drafts[0].chosen, drafts[2].chosen)


def test_locked_shifts_and_days_off_stay() -> None:
    plan, need = team(6, 7, 4)
    duty = b.work(plan.agents[0].id, 2, "day", plan.agents[0].queues[0])
    off = Cell(plan.agents[1].id, plan.grid.dates[3])
    model = model_of(Problem(plan, need, b.rota(duty).lock(duty.cell).lock(off)))
    walk = begun(model, 1)
    walk.run(3000, HEAT, HEAT)
    chosen = walk.present.chosen
    assert np.all(chosen >= model.lower[: model.whole])
    assert not chosen[(model.owner[: model.whole] == 1) & (model.day == 3)].any()


def test_those_protected_and_those_whose_hours_are_used_up_get_only_what_is_left() -> None:
    """A week of 16 hours: two of the eight-hour shifts, then nothing; a pregnant agent never the night."""
    people = (b.agent("ann", protection=Protection.PREGNANT), b.agent("bob"))
    plan = b.plan(
        people,
        days=7,
        shifts=(b.shift("eight", 9, 8), b.shift("night", 23, 8)),
        rules=rules(max_hours_per_week=16),
    )
    model = model_of(Problem(plan, b.need(plan, 2), Rota()))
    walk = begun(model, 1)
    walk.run(2000, 5.0, 5.0)
    assert walk.best is not None
    held = np.nonzero(walk.best.chosen)[0]
    assert np.bincount(model.owner[held]).tolist() == [2, 2]


def test_a_walk_begun_again_stands_where_it_is_told() -> None:
    model = planned(2)
    walk = begun(model, 1)
    walk.run(500, HEAT, 5.0)
    best = walk.best
    assert best is not None
    walk.begin(nothing(model))
    assert not walk.present.chosen[model.lower[: model.whole] < model.upper[: model.whole]].any()
    walk.begin(best)
    assert np.array_equal(walk.present.chosen, best.chosen)
    assert walk.best_value == pytest.approx(model.value(best), abs=1e-6)


def test_a_draft_that_breaks_rules_is_mended_and_is_no_best_until_then() -> None:
    plan, need = team(6, 7, 4)
    model = model_of(Problem(plan, need, Rota()))
    every = np.zeros(model.whole)
    cells = model.owner[: model.whole] * 7 + model.day
    every[np.unique(cells, return_index=True)[1]] = 1.0
    walk = Walk(model, 1)
    walk.begin(model.draft(every))
    assert walk.excess > 0
    assert walk.best is None
    walk.run(20_000, HEAT, 5.0)
    assert walk.excess == 0
    assert walk.best is not None
    assert model.is_kept_by(walk.best)

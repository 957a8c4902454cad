"""Cuts hold for every rota, and raise the bound where a slot needs a part of an agent."""

import numpy as np
import pytest

from shiftplan.domain.rota import Rota
from shiftplan.rota.assemble import model_of
from shiftplan.rota.bound import relax, tighten
from shiftplan.rota.breaks.relaxation import bounding, implicit
from shiftplan.rota.cuts import more_cuts
from shiftplan.rota.desk import Desk
from shiftplan.rota.jobs import Whole
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Problem
from tests import builders as b
from tests.benchmarks.teams import team


def model_of_team(agents: int, days: int, seed: int) -> Model:
    plan, need = team(agents, days, seed)
    return model_of(Problem(plan, need, Rota()))


def test_no_rota_breaks_a_cut() -> None:
    model = model_of_team(8, 4, 2)
    rows = bounding(model)
    proof = relax(model, 20)
    assert proof.values is not None
    cuts = more_cuts(rows, proof.values, np.nonzero((model.agent < 0) & np.isfinite(model.low))[0])
    assert cuts is not None
    assert (cuts.matrix @ proof.values < cuts.low).all()
    random = np.random.default_rng(1)
    for share in np.linspace(0.01, 0.6, 40):
        draft = model.draft((random.random(model.whole) < share).astype(float))
        values = np.concatenate([model.complete(draft), implicit(model, draft)])
        assert (cuts.matrix @ values >= cuts.low - 1e-6).all()


def test_cuts_raise_the_bound_and_stay_below_the_best() -> None:
    plan = b.plan((b.agent("ann"),), days=1, shifts=(b.shift("eight", 9, 8),))
    model = model_of(Problem(plan, b.need(plan, 0.6), Rota()))
    first = relax(model, 10)
    second = tighten(model, first, 10)
    best = Whole(None, 10, 1).run(Desk(model, 1))
    assert best.draft is not None
    assert first.bound is not None
    assert second.bound is not None
    assert first.bound < second.bound <= model.value(best.draft) + 1e-6
    assert second.bound == pytest.approx(model.value(best.draft), rel=0.01)

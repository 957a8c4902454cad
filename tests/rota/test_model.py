"""The model: its own check of a rota, its proof of a bound, its export."""

from pathlib import Path

import numpy as np
import pytest
from ortools.linear_solver.python import model_builder

from shiftplan.checks import judge
from shiftplan.domain.rota import Rota
from shiftplan.rota import export_model, solve
from shiftplan.rota.assemble import model_of
from shiftplan.rota.bound import proven, relax
from shiftplan.rota.breaks.relaxation import relaxation
from shiftplan.rota.pieces import Sheet
from shiftplan.rota.problem import Problem
from shiftplan.rota.translate import draft_of, rota_of
from tests import builders as b
from tests.benchmarks.teams import team
from tests.rota.bench import LIMITS, ann, quiet

PLAN, NEED = team(5, 7, 2)
PROBLEM = Problem(PLAN, NEED, Rota())
MODEL = model_of(PROBLEM)


@pytest.mark.parametrize("seed", range(10))
def test_any_choices_are_worth_what_the_judge_says(seed: int) -> None:
    """One shift a day or none, all other rules aside: the judge counts the same value."""
    random = np.random.default_rng(seed)
    loose = model_of(PROBLEM, without={"rest_hours_between_shifts", "consecutive_days", "max_hours_per_week"})
    chosen = np.zeros(loose.whole)
    cells = loose.owner[: loose.whole] * 100 + loose.day
    for cell in np.unique(cells):
        if random.random() < 0.6:
            chosen[random.choice(np.nonzero(cells == cell)[0])] = 1.0
    draft = loose.draft(chosen)
    rota = rota_of(PROBLEM, loose, draft)
    assert loose.value(draft) == pytest.approx(judge(PLAN, NEED, rota).objective, abs=1e-6)
    assert np.array_equal(draft_of(PROBLEM, loose, rota).chosen, chosen)


def test_the_models_own_check_refuses_what_breaks_a_row_or_is_not_whole() -> None:
    nothing = np.zeros(MODEL.whole)
    assert MODEL.is_kept_by(MODEL.draft(nothing))
    assert not MODEL.is_kept_by(MODEL.draft(np.ones(MODEL.whole)))
    half = nothing.copy()
    half[0] = 0.5
    assert not MODEL.is_kept_by(MODEL.draft(half))


def test_the_bound_is_below_the_optimum_whatever_the_duals() -> None:
    plan = ann(3)
    need = b.need(plan, 1)
    best = solve(plan, need, None, LIMITS, quiet, lambda: False).objective
    assert best is not None
    model = model_of(Problem(plan, need, Rota()))
    rows = relaxation(model)
    random = np.random.default_rng(1)
    for _ in range(50):
        duals = random.normal(scale=50, size=len(rows.low))
        assert proven(rows, duals) + model.constant <= best + 1e-6
    relaxed = relax(model, 10)
    assert relaxed.bound is not None
    assert relaxed.bound <= best + 1e-6


def test_a_piece_costs_as_much_more_as_the_whole_model_does() -> None:
    """What a piece says of its columns holds for the rota around it."""
    before = MODEL.draft(np.zeros(MODEL.whole))
    sheet = Sheet(MODEL)
    values = sheet.values(before)
    mine = np.nonzero(MODEL.owner[: MODEL.whole] == 2)[0]
    piece = sheet.piece(values, mine)
    chosen = values[: MODEL.whole].copy()
    chosen[mine[3]] = 1.0
    after = MODEL.draft(chosen)
    by_piece = piece.rows.cost @ (sheet.values(after)[piece.columns] - values[piece.columns])
    assert by_piece == pytest.approx(MODEL.value(after) - MODEL.value(before))


def test_the_exported_model_has_the_same_optimum(tmp_path: Path) -> None:
    plan = b.plan(tuple(b.agent(name) for name in ("ann", "bob")), days=2)
    need = b.need(plan, 1)
    file = tmp_path / "model.mps"
    export_model(plan, need, None, file)
    other = model_builder.Model()
    assert other.import_from_mps_file(str(file))
    solver = model_builder.Solver("SCIP")
    assert solver.solve(other) == model_builder.SolveStatus.OPTIMAL
    best = solve(plan, need, None, LIMITS, quiet, lambda: False)
    assert solver.objective_value == pytest.approx(best.objective)

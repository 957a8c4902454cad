"""Rows with totals allow the same and prove the same, with fewer entries."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from shiftplan.domain.rota import Rota
from shiftplan.rota import backend
from shiftplan.rota.assemble import model_of
from shiftplan.rota.backend import Rows
from shiftplan.rota.bound import proven
from shiftplan.rota.breaks.relaxation import bounding
from shiftplan.rota.problem import Problem
from shiftplan.rota.totals import condensed
from tests.benchmarks.teams import team


@pytest.mark.parametrize("seed", range(3))
def test_a_teams_relaxation_is_the_same_with_a_third_of_the_entries(seed: int) -> None:
    plan, need = team(20, 5, seed)
    model = model_of(Problem(plan, need, Rota()))
    rows = replace(bounding(model), whole=0)
    group = np.full(len(rows.cost), -1)
    group[: model.whole] = model.day * 1000 + model.kind
    lean = condensed(rows, group)
    assert lean.matrix.nnz < rows.matrix.nnz / 2
    assert np.array_equal(lean.low[: len(rows.low)], rows.low)
    long, short = backend.solve(rows, 30), backend.solve(lean, 30)
    assert short.bound == pytest.approx(long.bound)
    assert short.duals is not None
    assert proven(rows, short.duals[: len(rows.low)]) == pytest.approx(long.bound, rel=1e-6)


@pytest.mark.parametrize("seed", range(20))
def test_values_keep_the_lean_rows_just_when_they_keep_the_rows(seed: int) -> None:
    """Entries of both signs, some zero; totals take the values that their row gives them."""
    random = np.random.default_rng(seed)
    pattern = random.integers(-2, 3, size=(3, 12)).astype(float)
    table = np.vstack([pattern[random.integers(3)] * random.choice([0.5, 1.0, 3.0]) for _ in range(15)])
    group = np.where(np.arange(12) < 10, np.arange(12) // 5, -1)
    rows = Rows(
        random.normal(size=12),
        np.zeros(12),
        np.ones(12),
        sparse.csr_array(table),
        np.full(15, -2.0),
        np.full(15, 2.0),
        0,
    )
    lean = condensed(rows, group)
    assert lean.matrix.nnz < rows.matrix.nnz
    totals = lean.matrix[15:, :12]
    for _ in range(20):
        values = random.random(12)
        whole = np.concatenate([values, totals @ values])
        assert lean.matrix[:15] @ whole == pytest.approx(table @ values)
        assert (whole >= lean.lower - 1e-12).all()
        assert (whole <= lean.upper + 1e-12).all()


def test_rows_with_nothing_in_common_stay_as_they_are() -> None:
    rows = Rows(np.ones(2), np.zeros(2), np.ones(2), sparse.csr_array(np.eye(2)), np.zeros(2), np.ones(2), 0)
    assert condensed(rows, np.zeros(2, dtype=np.int64)) is rows

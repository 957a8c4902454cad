"""The proven bound: the model's linear relaxation, checked by weak duality.

Whatever the duals are and wherever they come from, Σ y·(side of the row) + Σ least reduced cost of each
column within its bounds is no more than the cost of any rota. So the bound is sound even when the solver
stopped early or rounded carelessly; all columns are bounded, so it is always finite.
"""

from dataclasses import dataclass, replace

import numpy as np

from shiftplan.rota import backend
from shiftplan.rota.backend import Answer, Engine, Rows
from shiftplan.rota.breaks.relaxation import bounding
from shiftplan.rota.cuts import Cuts, joined, more_cuts, thinned
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.totals import condensed

Options = dict[str, str | int | float]
INTERIOR: Options = {"solver": "ipm", "run_crossover": "off"}
VERTEX: Options = {"solver": "simplex"}
LARGE = 400_000
"""Entries above which the first-order method is quicker and takes less memory."""


@dataclass(frozen=True)
class Proof:
    """A bound, the values and duals of the relaxation it comes from (None when that failed), and its cuts."""

    bound: float | None
    values: Floats | None = None
    duals: Floats | None = None
    cuts: Cuts | None = None


def relax(model: Model, seconds: float) -> Proof:
    """Solve the relaxation of a model for the bound that its duals prove."""
    rows = bounding(model)
    answer = _solved(model, rows, seconds)
    if answer.duals is None:
        return Proof(None)
    return Proof(proven(rows, answer.duals) + model.constant, answer.values, answer.duals)


def _solved(model: Model, rows: Rows, seconds: float) -> Answer:
    """By an interior point method, the quickest of those measured (docs/solver.md), unless it is large."""
    answer = _answered(condensed(replace(rows, whole=0), _alike(model, len(rows.cost))), seconds)
    return replace(
        answer,
        values=None if answer.values is None else answer.values[: len(rows.cost)],
        duals=None if answer.duals is None else answer.duals[: len(rows.low)],
    )


def _alike(model: Model, width: int) -> Ints:
    """Choices of the same shift, post and day are added up together."""
    found = np.full(width, -1, dtype=np.int64)
    found[: model.whole] = model.day * (int(model.kind.max(initial=0)) + 1) + model.kind
    return found


def _answered(linear: Rows, seconds: float) -> Answer:
    if linear.matrix.nnz > LARGE:
        return backend.solve(linear, seconds, Engine.PDLP)
    answer = backend.solve(linear, seconds, Engine.HIGHS, options=INTERIOR)
    if answer.duals is None:
        answer = backend.solve(linear, seconds, Engine.HIGHS, options=VERTEX)
    return answer


def tighten(model: Model, proof: Proof, seconds: float) -> Proof:
    """The proof with cuts that its values break, made of the rows among people."""
    if proof.values is None:
        return proof
    rows = bounding(model)
    candidates = np.nonzero((model.agent < 0) & np.isfinite(rows.low[: model.rows]))[0]
    found = more_cuts(rows, proof.values, candidates)
    if found is None:
        return proof
    kept = thinned(proof.cuts, proof.values)
    cuts = found if kept is None else kept.and_more(found)
    whole = joined(rows, cuts)
    answer = _solved(model, whole, seconds)
    if answer.duals is None:
        return proof
    better = max(proof.bound or -np.inf, proven(whole, answer.duals) + model.constant)
    return Proof(better, answer.values, answer.duals, cuts)


def proven(rows: Rows, duals: Floats) -> float:
    """A lower bound of the rows' cost from any duals; those of a wrong sign count as 0."""
    right = np.where(duals > 0, np.isfinite(rows.low), np.isfinite(rows.high))
    sound = np.where(right, duals, 0.0)
    side = np.where(sound > 0, rows.low, rows.high)
    priced = sound[sound != 0] @ side[sound != 0]
    reduced = rows.cost - rows.matrix.T @ sound
    return float(priced + np.minimum(reduced * rows.lower, reduced * rows.upper).sum())

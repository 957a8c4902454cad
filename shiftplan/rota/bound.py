"""The proven bound: the model's linear relaxation, checked by weak duality.

Whatever the duals are and wherever they come from, Σ y·(side of the row) + Σ least reduced cost of each
column within its bounds is no more than the cost of any rota. So the bound is sound even when the solver
stopped early or rounded carelessly; all columns are bounded, so it is always finite.
"""

from dataclasses import dataclass, replace

import numpy as np

from shiftplan.rota import backend
from shiftplan.rota.backend import Engine, Rows
from shiftplan.rota.breaks.relaxation import bounding
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats

INTERIOR: dict[str, str | int | float] = {"solver": "ipm", "run_crossover": "off"}
VERTEX: dict[str, str | int | float] = {"solver": "simplex"}


@dataclass(frozen=True)
class Relaxed:
    """The relaxation's values (None when the solver failed) and the bound that its duals prove."""

    values: Floats | None
    bound: float | None


def relax(model: Model, seconds: float) -> Relaxed:
    """Solve the relaxation by an interior point method, the quickest of those measured (docs/solver.md)."""
    rows = replace(bounding(model), whole=0)
    answer = backend.solve(rows, seconds, Engine.HIGHS, options=INTERIOR)
    if answer.duals is None:
        answer = backend.solve(rows, seconds, Engine.HIGHS, options=VERTEX)
    if answer.duals is None:
        return Relaxed(None, None)
    return Relaxed(answer.values, proven(rows, answer.duals) + model.constant)


def proven(rows: Rows, duals: Floats) -> float:
    """A lower bound of the rows' cost from any duals; those of a wrong sign count as 0."""
    right = np.where(duals > 0, np.isfinite(rows.low), np.isfinite(rows.high))
    sound = np.where(right, duals, 0.0)
    side = np.where(sound > 0, rows.low, rows.high)
    priced = sound[sound != 0] @ side[sound != 0]
    reduced = rows.cost - rows.matrix.T @ sound
    return float(priced + np.minimum(reduced * rows.lower, reduced * rows.upper).sum())

"""A piece of the model: some choices free, all others as they are. Small enough for a solver to finish."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import sparse

from shiftplan.rota.backend import Rows
from shiftplan.rota.breaks.relaxation import implicit, relaxation
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints

PARTS = 64
"""Models of which a worker keeps the relaxation at a time."""


@dataclass(frozen=True)
class Piece:
    """`columns` of the model (free choices first, then the amounts that they move) and their rows."""

    columns: Ints
    rows: Rows


def values_of(model: Model, draft: Draft) -> Floats:
    """The columns of the model's relaxation as a draft has them."""
    return np.concatenate([model.complete(draft), implicit(model, draft)])


def piece_of(model: Model, values: Floats, free: Ints) -> Piece:
    """The piece in which the choices `free` are open and all others stay at `values` (of the relaxation)."""
    whole, by_column = _prepared(model)
    moved = _amounts_in(whole, _rows_with(by_column, free))
    columns = np.concatenate([free, moved])
    touched = _rows_with(by_column, columns)
    held = values.copy()
    held[columns] = 0.0
    part = whole.matrix[touched]
    fixed = part @ held
    rows = Rows(
        cost=whole.cost[columns],
        lower=whole.lower[columns],
        upper=whole.upper[columns],
        matrix=part[:, columns],
        low=whole.low[touched] - fixed,
        high=whole.high[touched] - fixed,
        whole=len(free),
    )
    return Piece(columns, rows)


@lru_cache(maxsize=PARTS)
def _prepared(model: Model) -> tuple[Rows, sparse.csc_array]:
    """The relaxation of the model that a worker works on, and its matrix by column."""
    rows = relaxation(model)
    return rows, rows.matrix.tocsc()


def _rows_with(matrix: sparse.csc_array, columns: Ints) -> Ints:
    return np.unique(matrix[:, columns].indices).astype(np.int64)


def _amounts_in(whole: Rows, rows: Ints) -> Ints:
    touched = np.unique(whole.matrix[rows].indices).astype(np.int64)
    return touched[touched >= whole.whole]

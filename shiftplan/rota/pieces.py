"""A piece of the model: some choices free, all others as they are. Small enough for a solver to finish."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from shiftplan.rota.backend import Rows
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints


@dataclass(frozen=True)
class Piece:
    """`columns` of the model (free choices first, then the amounts that they move) and their rows."""

    columns: Ints
    rows: Rows


def piece_of(model: Model, values: Floats, free: Ints) -> Piece:
    """The piece in which the choices `free` are open and all others stay at `values`."""
    moved = _amounts_in(model, _rows_with(model.by_column, free))
    columns = np.concatenate([free, moved])
    touched = _rows_with(model.by_column, columns)
    held = values.copy()
    held[columns] = 0.0
    part = model.matrix[touched]
    fixed = part @ held
    rows = Rows(
        cost=model.cost[columns],
        lower=model.lower[columns],
        upper=model.upper[columns],
        matrix=part[:, columns],
        low=model.low[touched] - fixed,
        high=model.high[touched] - fixed,
        whole=len(free),
    )
    return Piece(columns, rows)


def _rows_with(matrix: sparse.csc_array, columns: Ints) -> Ints:
    return np.unique(matrix[:, columns].indices).astype(np.int64)


def _amounts_in(model: Model, rows: Ints) -> Ints:
    touched = np.unique(model.matrix[rows].indices).astype(np.int64)
    return touched[touched >= model.whole]

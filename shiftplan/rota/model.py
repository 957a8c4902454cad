"""The model as rows and columns: minimise cost·v subject to low ≤ A·v ≤ high, 0 ≤ lower ≤ v ≤ upper.

The first columns are choices (0 or 1); the rest are amounts that follow from them, each the least that its
ladder allows. Everything is a plain array, so that the model travels cheaply to other processes.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from shiftplan.rota.problem import Floats, Ints

TOLERANCE = 1e-6


@dataclass(frozen=True)
class Ladder:
    """Rows of the form (choices) + Σ steps ≥ low. Steps are climbed in order, each up to its upper bound.

    `rows` (n,), `steps` (n, k) column numbers. The costs of the steps of a row must not fall, so that the
    cheapest way to fulfil it is to climb; a step shared by several rows takes the highest demand.
    """

    rows: Ints
    steps: Ints


@dataclass(frozen=True, eq=False)
class Model:
    """`choices[j]` is the problem's number of column j; `owner[j]` its agent; `-1` marks common columns.

    `cell[j]` numbers the (agent, day) of a choice. `code[i]` and `agent[i]` say which rule made row i, for
    whom; rows of goals have code -1.
    """

    choices: Ints
    owner: Ints
    day: Ints
    lower: Floats
    upper: Floats
    cost: Floats
    constant: float
    matrix: sparse.csr_array
    low: Floats
    high: Floats
    ladders: tuple[Ladder, ...]
    code: Ints
    agent: Ints
    codes: tuple[str, ...]

    @property
    def columns(self) -> int:
        return int(self.matrix.shape[1])

    @property
    def whole(self) -> int:
        """How many columns are choices; they come first."""
        return len(self.choices)

    @cached_property
    def by_column(self) -> sparse.csc_array:
        return self.matrix.tocsc()

    def complete(self, chosen: Floats) -> Floats:
        """All columns, from the choices: every amount at the least that its ladders allow."""
        values = np.concatenate([chosen, self.lower[self.whole :]])
        served = self.matrix[:, : self.whole] @ chosen
        for ladder in self.ladders:
            self._climb(values, ladder, np.maximum(0.0, self.low[ladder.rows] - served[ladder.rows]))
        return values

    def _climb(self, values: Floats, ladder: Ladder, missing: Floats) -> None:
        for column in ladder.steps.T:
            taken = np.minimum(missing, self.upper[column])
            np.maximum.at(values, column, taken)
            missing = missing - taken

    def value(self, values: Floats) -> float:
        return float(self.cost @ values) + self.constant

    def violated(self, values: Floats) -> Ints:
        """The rows that `values` break by more than the tolerance."""
        activity = self.matrix @ values
        slack = TOLERANCE * np.maximum(1.0, np.abs(activity))
        return np.nonzero((activity < self.low - slack) | (activity > self.high + slack))[0]

    def is_kept_by(self, values: Floats) -> bool:
        """Whether `values` are a rota that keeps every rule: whole choices, all bounds, all rows."""
        chosen = values[: self.whole]
        whole = bool(np.all((chosen == 0) | (chosen == 1)))
        slack = TOLERANCE * np.maximum(1.0, np.abs(self.upper))
        inside = bool(np.all((values >= self.lower - slack) & (values <= self.upper + slack)))
        return whole and inside and not len(self.violated(values))

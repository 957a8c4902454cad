"""The model as rows and columns: minimise cost·v subject to low ≤ A·v ≤ high, 0 ≤ lower ≤ v ≤ upper.

The first columns are choices (0 or 1); the rest are amounts that follow from them, each the least that its
ladder allows. Breaks that may move take from rows what `Pauses` says of their places. Everything is a plain
array, so that the model travels cheaply to other processes.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from shiftplan.rota.breaks.pauses import Pauses
from shiftplan.rota.breaks.visits import Visits
from shiftplan.rota.draft import Draft
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

    `day[j]` is the day of a choice, `kind[j]` its duty and post: the same shift of two people has the same.
    `code[i]` and `agent[i]` say which rule made row i, for whom (−1: for several people together); rows of
    goals have the code of "".
    `conditional` rows hold for the times at which sessions were put, not for every rota: a bound has `visits`
    in their place.
    """

    choices: Ints
    owner: Ints
    day: Ints
    kind: Ints
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
    conditional: Ints
    pauses: Pauses
    visits: Visits

    @property
    def columns(self) -> int:
        return int(self.matrix.shape[1])

    @property
    def rows(self) -> int:
        return int(self.matrix.shape[0])

    @property
    def whole(self) -> int:
        """How many columns are choices; they come first."""
        return len(self.choices)

    @cached_property
    def by_column(self) -> sparse.csc_array:
        return self.matrix.tocsc()

    @cached_property
    def steps_of(self) -> dict[int, tuple[int, ...]]:
        """The columns that fill what each row with a ladder is short of, in order."""
        return {
            int(row): tuple(int(column) for column in steps)
            for ladder in self.ladders
            for row, steps in zip(ladder.rows, ladder.steps, strict=True)
        }

    def draft(self, chosen: Floats) -> Draft:
        """A draft of these choices, every break at its first place."""
        return Draft(chosen, self.pauses.usual)

    def complete(self, draft: Draft) -> Floats:
        """All columns of a draft: every amount at the least that its ladders allow."""
        values = np.concatenate([draft.chosen, self.lower[self.whole :]])
        served = self.matrix[:, : self.whole] @ draft.chosen - self._taken(draft)
        for ladder in self.ladders:
            self._climb(values, ladder, np.maximum(0.0, self.low[ladder.rows] - served[ladder.rows]))
        return values

    def _taken(self, draft: Draft) -> Floats:
        return self.pauses.taken(draft.chosen, draft.places, self.rows)

    def _climb(self, values: Floats, ladder: Ladder, missing: Floats) -> None:
        for column in ladder.steps.T:
            taken = np.minimum(missing, self.upper[column])
            np.maximum.at(values, column, taken)
            missing = missing - taken

    def value(self, draft: Draft) -> float:
        """What the draft costs."""
        places = self.pauses.price(draft.chosen, draft.places)
        return float(self.cost @ self.complete(draft)) + places + self.constant

    def violated(self, draft: Draft) -> Ints:
        """The rows that the draft breaks by more than the tolerance."""
        return self._broken(draft, self.complete(draft))

    def _broken(self, draft: Draft, values: Floats) -> Ints:
        activity = self.matrix @ values - self._taken(draft)
        slack = TOLERANCE * np.maximum(1.0, np.abs(activity))
        return np.nonzero((activity < self.low - slack) | (activity > self.high + slack))[0]

    def is_kept_by(self, draft: Draft) -> bool:
        """Whether the draft is a rota that keeps every rule: whole choices, all bounds, all rows."""
        values = self.complete(draft)
        whole = bool(np.all((draft.chosen == 0) | (draft.chosen == 1)))
        slack = TOLERANCE * np.maximum(1.0, np.abs(self.upper))
        inside = bool(np.all((values >= self.lower - slack) & (values <= self.upper + slack)))
        return whole and inside and not len(self._broken(draft, values))

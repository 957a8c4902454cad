"""What a choice changes in the rows that all share: cover, each slot a convex cost of what is missing."""

import numpy as np

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints


class Common:
    """The rows without a person, which all have a ladder, and what is missing in each at present.

    A row's cost is Σ rise · max(0, missing − kink) over its steps; the kinks lie where steps begin.
    """

    def __init__(self, model: Model) -> None:
        self._direct = model.cost[: model.whole]
        rows = np.nonzero(model.agent < 0)[0]
        self.missing = np.append(model.low[rows], 0.0)
        self._rows, self._share = _padded(model, rows)
        self._kinks, self._rises = _slopes(model, rows)

    def price(self, choices: Ints) -> Floats:
        """What each of `choices` would add to the cost by itself: (n,)."""
        at = self._rows.take(choices, 0)
        before = self.missing.take(at)
        after = before - self._share.take(choices, 0)
        cost = self._direct.take(choices)
        for kinks, rises in zip(self._kinks, self._rises, strict=True):
            kink = kinks.take(at)
            less = np.maximum(after - kink, 0.0) - np.maximum(before - kink, 0.0)
            cost += np.einsum("ij,ij->i", rises.take(at), less)
        return cost

    def move(self, choice: int, sign: int) -> None:
        """Take a choice (`sign` 1) or give it up (−1)."""
        self.missing[self._rows[choice]] -= sign * self._share[choice]


def _padded(model: Model, rows: Ints) -> tuple[Ints, Floats]:
    """The rows that each choice serves and how much, (choices, most); one more row is the padding."""
    columns = model.matrix[rows][:, : model.whole].tocsc()
    counts = np.diff(columns.indptr)
    shape = model.whole, int(counts.max(initial=1))
    at = np.full(shape, len(rows), dtype=np.int64)
    share = np.zeros(shape)
    place = np.arange(shape[1])[None, :] < counts[:, None]
    at[place], share[place] = columns.indices, columns.data
    return at, share


def _slopes(model: Model, rows: Ints) -> tuple[Floats, Floats]:
    """Kinks and rises, (steps, rows + 1)."""
    ladders = [ladder for ladder in model.ladders if (model.agent[ladder.rows] < 0).any()]
    most = max((ladder.steps.shape[1] for ladder in ladders), default=1)
    kinks, rises = np.zeros((2, most, len(rows) + 1))
    for ladder in ladders:
        ours = model.agent[ladder.rows] < 0
        at, steps = np.searchsorted(rows, ladder.rows[ours]), ladder.steps[ours].T
        ends = np.cumsum(model.upper[steps], axis=0)
        kinks[1 : len(steps), at] = ends[:-1]
        rises[: len(steps), at] = np.diff(model.cost[steps], axis=0, prepend=0.0)
    return kinks, rises

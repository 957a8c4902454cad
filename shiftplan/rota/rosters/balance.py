"""What the common rows lack at present, and what each choice would add to the cost on top of it."""

import numpy as np

from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.rosters.common import Common

BROKEN = 4.0
"""What breaking a hard row by one costs, in units of the dearest amount."""


class Balance:
    """A row with a ladder costs Σ rise · max(0, lacking − kink); a hard row much for what it is beyond."""

    def __init__(self, common: Common) -> None:
        self.common = common
        model, rows = common.model, common.rows
        self._kinks, self._rises = _slopes(common)
        climbing = self._rises.any(axis=0)
        dear = BROKEN * max(float(np.abs(model.cost).max(initial=0.0)), 1.0)
        low, high = model.low[rows], model.high[rows]
        self._low = np.where(np.isfinite(low), low, 0.0)
        self._high = np.where(np.isfinite(high), high, 0.0)
        self._below = np.where(np.isfinite(low) & ~climbing, dear, 0.0)
        self._above = np.where(np.isfinite(high), dear, 0.0)
        self.has = np.zeros(len(rows))

    def cost(self, has: Floats, at: Ints) -> Floats:
        """What the rows `at` cost when they have so much."""
        lacking = self._low[at] - has
        cost = self._below[at] * np.maximum(lacking, 0.0)
        cost += self._above[at] * np.maximum(has - self._high[at], 0.0)
        for kinks, rises in zip(self._kinks, self._rises, strict=True):
            cost += rises[at] * np.maximum(lacking - kinks[at], 0.0)
        return np.asarray(cost)

    def prices(self, columns: Ints) -> Floats:
        """What each of the choices `columns` adds by itself: its own cost and that of the rows."""
        part = self.common.by_choice[columns]
        at = part.indices.astype(np.int64)
        before = self.has[at]
        change: Floats = np.subtract(self.cost(before + part.data, at), self.cost(before, at))
        choice = np.repeat(np.arange(len(columns)), np.diff(part.indptr))
        added = np.bincount(choice, weights=change, minlength=len(columns))
        return np.asarray(self.common.model.cost[columns] + added)

    def move(self, columns: Ints, sign: float) -> None:
        """Take choices (`sign` 1) or give them up (−1)."""
        part = self.common.by_choice[columns]
        np.add.at(self.has, part.indices, sign * part.data)


def _slopes(common: Common) -> tuple[Floats, Floats]:
    """Kinks and rises, (steps, rows): the steps of a ladder become dearer where they begin."""
    model, rows = common.model, common.rows
    ladders = [ladder for ladder in model.ladders if (model.agent[ladder.rows] < 0).any()]
    most = max((ladder.steps.shape[1] for ladder in ladders), default=1)
    kinks, rises = np.zeros((2, most, len(rows)))
    for ladder in ladders:
        ours = model.agent[ladder.rows] < 0
        at, steps = common.number[ladder.rows[ours]], ladder.steps[ours].T
        kinks[1 : len(steps), at] = np.cumsum(model.upper[steps], axis=0)[:-1]
        rises[: len(steps), at] = np.diff(model.cost[steps], axis=0, prepend=0.0)
    return kinks, rises

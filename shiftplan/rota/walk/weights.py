"""What breaking a row weighs: beyond any gain where a walk can keep it, learned where it must mend it."""

import numpy as np

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats

NEVER, LIMIT = 1e4, 100.0
"""What breaking a strict row by one weighs, and the price at which an option is out, in dearest gains."""
FIRST, LEAST, MOST = 1.0, 0.3, 10.0
"""What breaking any other row weighs, in dearest gains."""
RISE, FALL = 1.2, 0.99
"""How the weight of a row changes that is found broken, or kept."""


class Weights:
    """Strict rows are those that giving shifts up never breaks; the others are mended by weight."""

    def __init__(self, model: Model) -> None:
        self._gain = _dearest_gain(model)
        self._strict = _strict(model)
        self.limit = LIMIT * self._gain
        self.present: Floats = np.where(self._strict, NEVER, FIRST) * self._gain

    def learn(self, broken: Flags) -> None:
        """Let rows found broken weigh more and the others less."""
        moved = self.present * np.where(broken, RISE, FALL)
        held = np.clip(moved, LEAST * self._gain, MOST * self._gain)
        self.present = np.where(self._strict, self.present, held)


def _strict(model: Model) -> Flags:
    """Rows that only hold people back: no entry is negative, and they ask for nothing that no step fills."""
    least = np.asarray(model.matrix.min(axis=1).todense()).ravel()
    filled = np.zeros(model.rows)
    for ladder in model.ladders:
        filled[ladder.rows] += model.upper[ladder.steps].sum(axis=1)
    strict: Flags = (least >= 0) & (model.low <= filled)
    return strict


def _dearest_gain(model: Model) -> float:
    """No choice can lower the value by more; 1 when nothing has a cost."""
    slope = np.zeros(model.rows)
    for ladder in model.ladders:
        slope[ladder.rows] = np.maximum(slope[ladder.rows], model.cost[ladder.steps].max(axis=1))
    served = abs(model.matrix[:, : model.whole]).T @ slope
    return float((served + np.abs(model.cost[: model.whole])).max(initial=0.0)) or 1.0

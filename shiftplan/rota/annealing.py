"""The walks of a search: one long cooling from the first choices, then short ones from the best rota.

A walk moves everybody: two that move half of the people each, at the same time, fill the same gaps twice.
"""

import numpy as np

from shiftplan.rota.draft import Draft
from shiftplan.rota.jobs import Stroll
from shiftplan.rota.model import Model

HOT, COOL = 0.5, 0.04
"""Heat in units of the dearest shortage of one agent in a slot."""
STEPS = 1500
STEPS_EACH, LEAST_STEPS = 60, 30_000
"""Of the cooling, for each day of each person; and for however small a team."""
WARM, COLD = (0.04, 0.12), 0.025
"""Where a short walk begins, evenly by its logarithm, and ends."""
SHORT_STEPS = 6000


class Annealing:
    """Draws walks; `present` is the draft that the cooling has reached."""

    def __init__(self, model: Model, present: Draft, seed: int) -> None:
        self.present = present
        self._random = np.random.default_rng(seed)
        self._unit = _unit(model)
        owner = model.owner[: model.whole]
        cells = len(np.unique(owner * (model.day.max(initial=0) + 1) + model.day))
        self._all = max(LEAST_STEPS, cells * STEPS_EACH)
        self._done = 0

    def cooled(self, share: float) -> bool:
        """Whether the cooling is over, of whose time this share has passed."""
        return self._progress(share) >= 1

    def _progress(self, share: float) -> float:
        return max(share, self._done / self._all)

    def cooling(self, share: float) -> Stroll:
        """The next part of the cooling."""
        heat = self._unit * HOT * (COOL / HOT) ** min(1.0, self._progress(share))
        self._done += STEPS
        return Stroll(self.present, STEPS, (heat, heat), self._seed(), cooling=True)

    def short(self, draft: Draft) -> Stroll:
        """A walk from a good draft, with a little heat at first."""
        low, high = np.log(WARM)
        warm = float(np.exp(self._random.uniform(low, high)))
        return Stroll(draft, SHORT_STEPS, (self._unit * warm, self._unit * COLD), self._seed())

    def _seed(self) -> int:
        return int(self._random.integers(1 << 31))


def _unit(model: Model) -> float:
    """What one agent too few costs in the dearest slot, or else the dearest choice or amount."""
    shared = model.cost[model.owner < 0]
    return float(shared.max(initial=0.0)) or float(np.abs(model.cost).max(initial=0.0)) or 1.0

"""When and how hot a search walks: a quick cooling, a long one, then short ones from the best rota.

Heat is counted in what one agent too few costs in the dearest slot.
"""

import numpy as np

from shiftplan.rota.draft import Draft
from shiftplan.rota.jobs import Stroll
from shiftplan.rota.model import Model

QUICK_EACH = 40
"""Steps of the quick cooling for each day of each person."""
QUICK_HEAT = (0.5, 0.03)
LONG_HEAT = (0.5, 0.015)
CHUNK = 25_000
SHORT_STEPS = 25_000
WARM, COLD = (0.03, 0.1), 0.02
"""Where a short walk begins, evenly by its logarithm, and ends."""


class Coolings:
    """Draws walks. Each worker cools a line of its own, and goes on from another's that is lower by then."""

    def __init__(self, model: Model, present: Draft, seed: int) -> None:
        self._begun = present
        self._lines: dict[int, tuple[float, Draft]] = {}
        self._random = np.random.default_rng(seed)
        self._unit = _unit(model)
        free = model.lower[: model.whole] < model.upper[: model.whole]
        cells = len(
            np.unique((model.owner[: model.whole] * (model.day.max(initial=0) + 1) + model.day)[free])
        )
        self._quick_left = max(1, cells * QUICK_EACH // CHUNK)
        self._quick_all = self._quick_left
        self._began: float | None = None

    @property
    def quick(self) -> bool:
        """Whether the quick cooling is still on."""
        return self._quick_left > 0

    def reach(self, worker: int, height: float, draft: Draft) -> None:
        """Say where a worker's part of a cooling ended; `height` is its value, and what broken rows weigh."""
        self._lines[worker] = height, draft

    @property
    def _present(self) -> Draft:
        """The lowest that the cooling has reached."""
        return min(self._lines.values(), key=lambda line: line[0])[1] if self._lines else self._begun

    def next_quick(self) -> Stroll:
        """The next part of the quick cooling, which ends where the long one begins."""
        done = self._quick_all - self._quick_left
        self._quick_left -= 1
        return self._part(QUICK_HEAT, done / self._quick_all, (done + 1) / self._quick_all)

    def cooled(self, share: float, until: float) -> bool:
        """Whether the long cooling is over, `share` of the search being over."""
        return share >= until or (self._began is not None and self._progress(share, until) >= 1)

    def next_long(self, share: float, until: float, each: float) -> Stroll:
        """The next part of the long cooling, of which a part before took `each` of the search."""
        if self._began is None:
            self._began = share
        begin = self._progress(share, until)
        return self._part(LONG_HEAT, begin, min(1.0, max(begin, self._progress(share + each, until))))

    def _progress(self, share: float, until: float) -> float:
        began = self._began or 0.0
        return min(1.0, max(0.0, (share - began) / max(until - began, 1e-9)))

    def _part(self, heat: tuple[float, float], begin: float, end: float) -> Stroll:
        hot, cool = heat
        ends = (self._unit * hot * (cool / hot) ** at for at in (begin, end))
        return Stroll(self._present, CHUNK, (next(ends), next(ends)), cooling=True)

    def short(self, draft: Draft) -> Stroll:
        """A walk from a good draft, with a little heat at first."""
        low, high = np.log(WARM)
        warm = float(np.exp(self._random.uniform(low, high)))
        return Stroll(draft, SHORT_STEPS, (self._unit * warm, self._unit * COLD))


def _unit(model: Model) -> float:
    """What one agent too few costs in the dearest slot, or else the dearest choice or amount."""
    shared = model.cost[model.owner < 0]
    return float(shared.max(initial=0.0)) or float(np.abs(model.cost).max(initial=0.0)) or 1.0

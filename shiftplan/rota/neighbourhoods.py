"""Which choices to open next: pieces that a solver can finish and that may hold an improvement.

Three kinds: a few people over all days, all people over a day or a few, some people over a week. A kind
grows while its pieces are finished without a gain, and shrinks when they are neither.
"""

from dataclasses import dataclass

import numpy as np

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Ints

SMALLEST = 60
LARGEST = 6000
WALK = "walk"
GROW, SHRINK = 1.15, 0.8


@dataclass
class Kind:
    """How many choices a piece of this kind holds, and how well the kind has done lately."""

    name: str
    size: float
    luck: float = 1.0

    def learn(self, *, finished: bool, gained: bool) -> None:
        if not gained:
            self.size = float(np.clip(self.size * (GROW if finished else SHRINK), SMALLEST, LARGEST))
        self.luck = 0.9 * self.luck + 0.1 * (1.0 if gained else 0.0)


class Neighbourhoods:
    """Draws pieces of a model; the same seed and the same answers draw the same pieces."""

    def __init__(self, model: Model, seed: int) -> None:
        self._model = model
        self._random = np.random.default_rng(seed)
        self._free = (model.lower < model.upper)[: model.whole]
        self._owner = model.owner[: model.whole]
        self.kinds = {
            "people": Kind("people", 1500),
            "days": Kind("days", 600),
            "mixed": Kind("mixed", 1200),
            WALK: Kind(WALK, 0),
        }

    def draw(self) -> tuple[str, Ints]:
        """The kind of the next piece and its choices; none for a walk, which draws its own."""
        kinds = list(self.kinds.values())
        chances = np.array([kind.luck + 0.15 for kind in kinds])
        kind = kinds[int(self._random.choice(len(kinds), p=chances / chances.sum()))]
        if kind.name == WALK:
            return WALK, np.zeros(0, dtype=np.int64)
        mask = {"people": self._people, "days": self._days, "mixed": self._mixed}[kind.name](kind.size)
        return kind.name, np.nonzero(mask & self._free)[0]

    def _people(self, size: float) -> Flags:
        order = self._random.permutation(int(self._owner.max()) + 1)
        return self._first(order, self._owner, self._free, size)

    def _days(self, size: float) -> Flags:
        days = int(self._model.day.max()) + 1
        order = (int(self._random.integers(days)) + np.arange(days)) % days
        return self._first(order, self._model.day, self._free, size)

    def _mixed(self, size: float) -> Flags:
        days = int(self._model.day.max()) + 1
        length = int(self._random.integers(4, 8))
        first = int(self._random.integers(max(1, days - length + 1)))
        near = (self._model.day >= first) & (self._model.day < first + length)
        order = self._random.permutation(int(self._owner.max()) + 1)
        return near & self._first(order, self._owner, self._free & near, size)

    @staticmethod
    def _first(order: Ints, group: Ints, counted: Flags, size: float) -> Flags:
        """All choices of the first groups in `order` that together hold about `size` counted choices."""
        held = np.bincount(group[counted], minlength=len(order))
        enough = int(np.searchsorted(np.cumsum(held[order]), size)) + 1
        return np.isin(group, order[:enough])

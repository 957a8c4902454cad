"""What a worker can be asked to do with the model, and what it answers."""

from dataclasses import dataclass
from time import monotonic

import numpy as np

from shiftplan.rota import backend, bound
from shiftplan.rota.bound import Relaxed
from shiftplan.rota.model import Model
from shiftplan.rota.pieces import piece_of
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.rounding import round_people


@dataclass(frozen=True)
class Found:
    """Whole choices, when there are any. `finished`: nothing better lies in what was searched."""

    chosen: Floats | None
    finished: bool = False
    bound: float | None = None
    label: str = ""


@dataclass(frozen=True)
class Relax:
    """Solve the linear relaxation: the bound, and a guide for rounding."""

    seconds: float

    def run(self, model: Model) -> Relaxed:
        return bound.relax(model, self.seconds)


@dataclass(frozen=True)
class Round:
    """Make whole shifts of `values` for the people in `order`."""

    values: Floats
    order: Ints
    seconds: float

    def run(self, model: Model) -> Found:
        chosen = round_people(model, self.values, self.order.tolist(), monotonic() + self.seconds)
        return Found(chosen, label="round")


@dataclass(frozen=True)
class Improve:
    """Search the choices `free` anew, all others as in `chosen`."""

    chosen: Floats
    free: Ints
    seconds: float
    seed: int
    label: str

    def run(self, model: Model) -> Found:
        values = model.complete(self.chosen)
        piece = piece_of(model, values, self.free)
        answer = backend.solve(piece.rows, self.seconds, hint=values[piece.columns], gap=1e-4, seed=self.seed)
        if answer.values is None:
            return Found(None, answer.infeasible, label=self.label)
        chosen = self.chosen.copy()
        chosen[self.free] = np.round(answer.values[: len(self.free)])
        return Found(chosen, answer.optimal, label=self.label)


@dataclass(frozen=True)
class Whole:
    """Solve the whole model at once: worth it while it is small, and a proof when it ends."""

    chosen: Floats | None
    seconds: float
    seed: int

    def run(self, model: Model) -> Found:
        rows = bound.rows_of(model)
        hint = None if self.chosen is None else model.complete(self.chosen)
        answer = backend.solve(rows, self.seconds, hint=hint, seed=self.seed)
        chosen = None if answer.values is None else np.round(answer.values[: model.whole])
        proven = answer.bound + model.constant if np.isfinite(answer.bound) else None
        return Found(chosen, answer.optimal, proven, label="whole")


Job = Relax | Round | Improve | Whole
Answered = Relaxed | Found

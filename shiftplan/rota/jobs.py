"""What a worker can be asked to do with the model, and what it answers."""

from dataclasses import dataclass
from time import monotonic, process_time

import numpy as np

from shiftplan.rota import backend, bound
from shiftplan.rota.bound import Relaxed
from shiftplan.rota.breaks.relaxation import relaxation
from shiftplan.rota.breaks.settling import settled
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.pieces import piece_of, values_of
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.rounding import round_people
from shiftplan.rota.walk import Standing, Walk

SHORTEST_SECONDS = 0.01


@dataclass(frozen=True)
class Found:
    """Whole choices, when there are any. `finished`: nothing better lies in what was searched.

    `share` is how much of a processor the search had: less than 1 on a busy machine.
    """

    draft: Draft | None
    finished: bool = False
    bound: float | None = None
    share: float = 1.0


@dataclass(frozen=True)
class Relax:
    """Solve the linear relaxation: the bound."""

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
        return Found(None if chosen is None else model.draft(chosen))


@dataclass(frozen=True)
class Improve:
    """Search the choices `free` anew, all others as in `chosen`."""

    draft: Draft
    free: Ints
    seconds: float
    seed: int
    label: str

    def run(self, model: Model) -> Found:
        values = values_of(model, self.draft)
        piece = piece_of(model, values, self.free)
        wall, worked = monotonic(), process_time()
        answer = backend.solve(piece.rows, self.seconds, hint=values[piece.columns], gap=1e-4, seed=self.seed)
        share = (process_time() - worked) / max(monotonic() - wall, SHORTEST_SECONDS)
        if answer.values is None:
            return Found(None, answer.infeasible, share=share)
        chosen = self.draft.chosen.copy()
        chosen[self.free] = np.round(answer.values[: len(self.free)])
        draft = settled(model, self.draft.like(chosen), self.free)
        return Found(draft, answer.optimal, share=share)


@dataclass(frozen=True)
class Whole:
    """Solve the whole model at once: worth it while it is small, and a proof when it ends."""

    draft: Draft | None
    seconds: float
    seed: int

    def run(self, model: Model) -> Found:
        rows = relaxation(model)
        hint = None if self.draft is None else values_of(model, self.draft)
        answer = backend.solve(rows, self.seconds, hint=hint, seed=self.seed)
        holds = np.isfinite(answer.bound) and not len(model.conditional)
        proven = answer.bound + model.constant if holds else None
        if answer.values is None:
            return Found(None, answer.optimal, proven)
        chosen = np.round(answer.values[: model.whole])
        return Found(settled(model, model.draft(chosen), np.nonzero(chosen)[0]), answer.optimal, proven)


@dataclass(frozen=True)
class Stroll:
    """Walk from `chosen` so many steps while the heat falls.

    `cooling` says that it is a part of the first cooling, whose rotas need not be better than the best.
    """

    draft: Draft
    steps: int
    heat: tuple[float, float]
    seed: int
    cooling: bool = False

    def run(self, model: Model) -> Found:
        standing = Standing(model, self.draft.chosen)
        walk = Walk(standing, np.unique(model.owner[: model.whole]), int(model.day.max()) + 1, self.seed)
        hot, cool = self.heat
        for step in range(self.steps):
            walk.step(hot * (cool / hot) ** (step / self.steps))
        return Found(self.draft.like(standing.chosen))


Job = Relax | Round | Stroll | Improve | Whole
Answered = Relaxed | Found

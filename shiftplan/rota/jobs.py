"""What a worker can be asked to do with the model, and what it answers."""

from dataclasses import dataclass
from enum import Enum
from time import monotonic, process_time

import numpy as np

from shiftplan.rota import backend, bound
from shiftplan.rota.bound import Proof
from shiftplan.rota.desk import Desk
from shiftplan.rota.draft import Draft
from shiftplan.rota.problem import Ints

SHORTEST_SECONDS = 0.01
NODES = 60
"""Of the search tree of a piece, when the search is limited by its work and not by the clock."""


@dataclass(frozen=True)
class Found:
    """A draft, when there is any. `finished`: nothing better lies in what was searched.

    `present` is where a walk ended, as against the best it met, and `height` its value and what the rows
    weigh that it breaks. `share` is how much of a processor the job had: less than 1 on a busy machine.
    """

    draft: Draft | None
    finished: bool = False
    bound: float | None = None
    share: float = 1.0
    present: Draft | None = None
    height: float = 0.0


@dataclass(frozen=True)
class Relax:
    """Solve the linear relaxation for the bound, or, given a proof, tighten that by cuts."""

    seconds: float
    proof: Proof | None = None

    def run(self, desk: Desk) -> Proof:
        if self.proof is None:
            return bound.relax(desk.model, self.seconds)
        return bound.tighten(desk.model, self.proof, self.seconds)


@dataclass(frozen=True)
class Improve:
    """Search the choices `free` anew, all others as in `draft`; `seconds` is None for a count of nodes."""

    draft: Draft
    free: Ints
    seconds: float | None
    seed: int
    label: str

    def run(self, desk: Desk) -> Found:
        values = desk.sheet.values(self.draft)
        piece = desk.sheet.piece(values, self.free)
        wall, worked = monotonic(), process_time()
        answer = backend.solve(
            piece.rows,
            self.seconds,
            hint=values[piece.columns],
            gap=1e-4,
            seed=self.seed,
            nodes=NODES if self.seconds is None else None,
        )
        share = (process_time() - worked) / max(monotonic() - wall, SHORTEST_SECONDS)
        if answer.values is None:
            return Found(None, answer.infeasible, share=share)
        values[piece.columns] = answer.values
        return Found(desk.sheet.draft(values, self.draft), answer.optimal, share=share)


@dataclass(frozen=True)
class Whole:
    """Solve the whole model at once: worth it while it is small, and a proof when it ends."""

    draft: Draft | None
    seconds: float | None
    seed: int

    def run(self, desk: Desk) -> Found:
        model = desk.model
        draft = model.draft(np.zeros(model.whole)) if self.draft is None else self.draft
        values = desk.sheet.values(draft)
        piece = desk.sheet.all()
        nodes = NODES if self.seconds is None else None
        hint = None if self.draft is None else values[piece.columns]
        answer = backend.solve(piece.rows, self.seconds, hint=hint, seed=self.seed, nodes=nodes)
        holds = np.isfinite(answer.bound) and not len(model.conditional)
        proven = answer.bound + model.constant if holds else None
        if answer.values is None:
            return Found(None, answer.optimal, proven)
        values[piece.columns] = answer.values
        return Found(desk.sheet.draft(values, draft), answer.optimal, proven)


@dataclass(frozen=True)
class Stroll:
    """Walk from `draft` so many steps while the heat falls.

    `cooling` says that it is a part of a long cooling, whose rotas need not be better than the best.
    """

    draft: Draft
    steps: int
    heat: tuple[float, float]
    cooling: bool = False

    def run(self, desk: Desk) -> Found:
        walk = desk.walk
        walk.begin(self.draft)
        walk.run(self.steps, *self.heat)
        return Found(walk.best, present=walk.present, height=walk.height)


class Mixing(Enum):
    """What to do with whole rosters: list them for everybody, put them together, or do so for parts."""

    GENERATE = "generate"
    DIVE = "dive"
    PARTS = "parts"


@dataclass(frozen=True)
class Mix:
    """Improve `draft` by mixes of whole rosters; no answer's draft when these cannot be listed."""

    draft: Draft
    what: Mixing
    seconds: float

    def run(self, desk: Desk) -> Found:
        mixer = desk.mixer
        if not mixer.usable:
            return Found(None, finished=True)
        work = {Mixing.GENERATE: mixer.generate, Mixing.DIVE: mixer.dive, Mixing.PARTS: mixer.parts}
        return Found(work[self.what](self.draft, self.seconds), bound=mixer.bound)


Job = Relax | Stroll | Improve | Whole | Mix
Answered = Proof | Found

"""From the mix to a rota: rosters that the mix has most of are taken for good, and the rest answers anew."""

from time import monotonic

import numpy as np

from shiftplan.rota.draft import Draft
from shiftplan.rota.problem import Flags, Floats, Ints
from shiftplan.rota.rosters.generation import Generation

SURE = 0.9
"""Of a mix: a roster with so much of it is taken at once."""
SHARE = 0.1
"""Of the open people, how many are settled at a time at least."""
ROUNDS = 3


def dive(gen: Generation, base: Draft, open_: Flags, noise: float, seed: int, until: float) -> Draft | None:
    """A rota in which the people `open_` have rosters of the mix and all others those of `base`."""
    random = np.random.default_rng(seed)
    held = gen.held(base, np.nonzero(~open_)[0])
    open_ = open_.copy()
    while open_.any():
        gen.converge(open_, np.array(sorted(held.values()), dtype=np.int64), ROUNDS, until)
        if monotonic() >= until or not len(gen.mix):
            return None
        for number in _surest(gen, open_, noise * random.random(len(gen.mix))):
            agent = gen.pool.rosters[number].agent
            held[agent] = number
            open_[agent] = False
    return gen.pool.draft(held, base)


def _surest(gen: Generation, open_: Flags, noise: Floats) -> list[int]:
    """The rosters to take now, numbers in the pool, one a person."""
    agent = gen.pool.agent[gen.active]
    mix = np.where(open_[agent], gen.mix + noise, -1.0)
    order = np.argsort(-mix, kind="stable")
    least = max(1, int(SHARE * open_.sum()))
    taken: dict[int, int] = {}
    for at in order[open_[agent[order]]]:
        if len(taken) >= least and gen.mix[at] < SURE:
            break
        taken.setdefault(int(agent[at]), int(gen.active[at]))
    return list(taken.values())

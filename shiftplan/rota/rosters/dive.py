"""From the mix to a rota: the rosters that the mix has most of are settled, the rest answers anew, and so on."""

from time import monotonic

import numpy as np

from shiftplan.rota.draft import Draft
from shiftplan.rota.problem import Ints
from shiftplan.rota.rosters.generation import Generation
from shiftplan.rota.rosters.pool import FREE

SURE = 0.9
"""Of a person's mix: a roster that has so much of it is settled at once."""
SHARE = 0.08
"""Of the open people, how many are settled at a time at least."""
ROUNDS = 3


def dive(gen: Generation, settled: Ints, noise: float, random: np.random.Generator, until: float) -> Draft | None:
    """A rota that agrees with the `settled` cells (agents, days); None when time runs out."""
    settled = settled.copy()
    while True:
        gen.converge(settled, ROUNDS, until)
        if monotonic() >= until or not len(gen.mix):
            return None
        if not (settled == FREE).any():
            return gen.largest()
        _settle(gen, settled, noise, random)


def _settle(gen: Generation, settled: Ints, noise: float, random: np.random.Generator) -> None:
    """Settle the people of whom the mix is surest."""
    agent, table = gen.pool.agent[gen.active], gen.pool.table[gen.active]
    open_ = (settled == FREE).any(axis=1)
    least = max(1, int(SHARE * open_.sum()))
    done = 0
    for at in np.argsort(-(gen.mix + noise * random.random(len(gen.mix))), kind="stable"):
        person = int(agent[at])
        if done >= least and gen.mix[at] < SURE:
            return
        if open_[person]:
            settled[person] = table[at]
            open_[person] = False
            done += 1

"""From the mix to a rota: the rosters that the mix has most of are settled, the rest answers anew, and so on.

What settling costs is seen at once: the mix of the rest gets dearer. When that is much, fewer people are
settled, and of some candidates the one that costs least.
"""

from time import monotonic

import numpy as np

from shiftplan.rota.draft import Draft
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.rosters.generation import Generation
from shiftplan.rota.rosters.pool import FREE

SURE = 0.9
"""Of a person's mix: a roster that has so much of it is settled at once."""
SHARE = 0.1
"""Of the open people, how many are settled at a time at least."""
ROUNDS = 2
DEARER = 1e-3
"""Of the value, by which settling may make the mix dearer without a second thought."""
CANDIDATES = 3


class Dive:
    """One way down from a mix. `noise` stirs the order of the candidates."""

    def __init__(self, gen: Generation, settled: Ints, noise: float, seed: int) -> None:
        self._gen = gen
        self._settled = settled.copy()
        self._noise = noise
        self._random = np.random.default_rng(seed)

    def run(self, until: float) -> Draft | None:
        """A rota that agrees with what was settled; out of time, the rest gets what the mix has most of."""
        gen = self._gen
        gen.converge(self._settled, ROUNDS, until)
        while len(gen.mix) and monotonic() < until and (self._settled == FREE).any():
            self._step(until)
        return gen.largest()

    def _step(self, until: float) -> None:
        """Settle several at once, or the one of some candidates that costs least."""
        gen, before = self._gen, self._gen.value
        allowed = before + DEARER * max(1.0, abs(before))
        surest = self._surest()
        after = self._tried(surest, until)
        if gen.value <= allowed or len(surest) == 1 or not len(gen.mix):
            self._settled = after
            return
        best, least = after, np.inf
        for one in surest[:CANDIDATES]:
            after = self._tried([one], until)
            if gen.value < least:
                best, least = after, gen.value
            if least <= allowed:
                break
        self._settled = best
        if best is not after:
            gen.converge(best, 1, until)

    def _tried(self, rosters: list[tuple[int, Ints]], until: float) -> Ints:
        """What is settled with these (person, days) as well; the mix is that of the rest."""
        settled = self._settled.copy()
        for person, days in rosters:
            settled[person] = days
        self._gen.converge(settled, ROUNDS, until)
        return settled

    def _surest(self) -> list[tuple[int, Ints]]:
        """(person, days) of the rosters to settle next, the surest first."""
        gen = self._gen
        agent, table, mix = gen.pool.agent[gen.active], gen.pool.table[gen.active], self._stirred()
        open_ = (self._settled == FREE).any(axis=1)
        least = max(CANDIDATES, int(SHARE * open_.sum()))
        found: dict[int, Ints] = {}
        for at in np.argsort(-mix, kind="stable"):
            person = int(agent[at])
            if len(found) >= least and gen.mix[at] < SURE:
                break
            if open_[person] and person not in found:
                found[person] = table[at]
        return list(found.items())

    def _stirred(self) -> Floats:
        mix = self._gen.mix
        stirred: Floats = mix + self._noise * self._random.random(len(mix)) * (mix > SURE / 100)
        return stirred

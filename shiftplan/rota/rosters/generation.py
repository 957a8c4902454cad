"""Column generation: the best mix of known rosters prices the common rows, and everybody answers with a new one.

Dantzig and Wolfe 1960; for rosters Strandmark, Qu and Curtois 2020. The prices are the duals of the mix as a
linear program, taken from the middle of the optimal face (no crossover), which needs far fewer rounds. Whatever
the prices are, what everybody's cheapest roster costs under them proves a bound, as long as the diagrams
hold all rosters.
"""

from dataclasses import replace
from time import monotonic

import numpy as np

from shiftplan.rota import backend
from shiftplan.rota.bound import INTERIOR
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints
from shiftplan.rota.rosters.common import common_of
from shiftplan.rota.rosters.person import people_of
from shiftplan.rota.rosters.pool import Pool

CLOSE = 1e-4
"""Of the cost, by which the mix may still be above the bound when generation ends."""
KEPT_EACH = 30
"""Rosters a person that the pool is thinned to when it holds half as many more."""


class Generation:
    """The pool of a model and what its rosters have proved. `mix[n]` is how much of roster n the last mix has."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.common = common_of(model)
        self.people = people_of(model)
        self.pool = Pool(self.common)
        self.exact = self.common.separable and all(person and person.exact for person in self.people)
        self.bound = -np.inf
        self.value = np.inf
        self.mix: Floats = np.zeros(0)
        self.duals: Floats = np.zeros(len(self.common.rows))
        self.active: Ints = np.zeros(0, dtype=np.int64)

    def converge(self, open_: Flags, held: Ints, rounds: int, until: float) -> bool:
        """Generate rosters for the people `open_`, the others work the rosters `held`; whether nothing is left.

        Raises the bound when everybody is open.
        """
        for _ in range(rounds):
            duals = self._mixed(open_, held, until)
            if duals is None or monotonic() >= until:
                return False
            draft, least = self._answers(duals, open_)
            if open_.all() and self.exact:
                self.bound = max(self.bound, self._proved(duals, least))
            scale = CLOSE * max(1.0, abs(self.value))
            new = self.pool.add(draft)
            if not new or (open_.all() and self.exact and self.value - self.bound < scale):
                return True
        return False

    def held(self, draft: Draft, agents: Ints) -> dict[int, int]:
        """The numbers in the pool of the rosters that `agents` have in a draft."""
        self.pool.add(draft)
        return {int(agent): self.pool.find(draft, int(agent)) for agent in agents}

    def _mixed(self, open_: Flags, held: Ints, until: float) -> Floats | None:
        """Solve the mix of the active rosters: the duals of the common rows."""
        agent = self.pool.agent
        active = open_[agent]
        active[held] = True
        self.active = np.nonzero(active)[0]
        rows = replace(self.pool.rows(self.active), whole=0)
        answer = backend.solve(rows, max(0.1, until - monotonic()), options=INTERIOR)
        if answer.duals is None or answer.values is None:
            return None
        self.mix = answer.values[: len(self.active)]
        self.value = float(rows.cost @ answer.values) + self.model.constant
        self.duals = self._sound(answer.duals[: len(self.common.rows)])
        return self.duals

    def _sound(self, duals: Floats) -> Floats:
        """Duals of a side that there is not count as 0."""
        low, high = self.model.low[self.common.rows], self.model.high[self.common.rows]
        return np.where(np.where(duals > 0, np.isfinite(low), np.isfinite(high)), duals, 0.0)

    def thin(self) -> None:
        """Keep the rosters that come nearest to being worth their cost at the last prices."""
        cost = self.pool.costs(self.duals)
        agent = self.pool.agent
        order = np.lexsort((cost, agent))
        rank = np.empty(len(order), dtype=np.int64)
        starts = np.searchsorted(agent[order], np.arange(self.pool.agents))
        rank[order] = np.arange(len(order)) - starts[agent[order]]
        if len(order) > 3 * KEPT_EACH * self.pool.agents // 2:
            self.pool.thin(np.nonzero(rank < KEPT_EACH)[0])

    def _answers(self, duals: Floats, open_: Flags) -> tuple[Draft, Floats]:
        """(everybody's cheapest roster, below what no roster of theirs costs)."""
        prices = self.common.prices(duals)
        chosen = np.zeros(self.model.whole)
        least = np.zeros(len(self.people))
        for agent in np.nonzero(open_)[0]:
            person = self.people[agent]
            if person is not None:
                least[agent], found = person.cheapest(prices)
                chosen[found if found is not None else []] = 1.0
        return Draft(chosen, self.common.places(duals)), least

    def _proved(self, duals: Floats, least: Floats) -> float:
        """The Lagrangian bound: the sides of the rows at their prices, and the cheapest of all else."""
        model, common = self.model, self.common
        low, high = model.low[common.rows], model.high[common.rows]
        sides = np.where(duals > 0, low, high)
        priced = duals[duals != 0] @ sides[duals != 0]
        shared = common.shared
        reduced = model.cost[shared] - common.matrix[:, shared].T @ duals
        rest = np.minimum(reduced * model.lower[shared], reduced * model.upper[shared]).sum()
        return float(priced + rest + least.sum() + model.constant)

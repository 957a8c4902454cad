"""Column generation: the best mix of known rosters prices the common rows, everybody answers with a new one.

Dantzig and Wolfe 1960; for rosters Strandmark, Qu and Curtois 2020. The prices are the duals of the mix as a
linear program, taken from the middle of the optimal face (no crossover), which needs far fewer rounds.
Whatever the prices are, what everybody's cheapest roster costs under them proves a bound, as long as the
diagrams hold all rosters.
"""

from dataclasses import replace
from functools import cached_property
from time import monotonic

import numpy as np
from pybind11_abseil.status import StatusNotOk

from shiftplan.rota import backend
from shiftplan.rota.backend import Answer, Rows
from shiftplan.rota.bound import INTERIOR, VERTEX
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints
from shiftplan.rota.rosters.common import common_of
from shiftplan.rota.rosters.person import people_of
from shiftplan.rota.rosters.pool import FREE, Pool, Roster

CLOSE = 1e-4
"""Of the cost, by which the mix may still be above the bound when generation ends."""
MOST_EACH = 120
"""Rosters a person that are kept while parts are generated for."""
LEAST_SECONDS = 0.1
WHOLE_SLACK = 1e-5
MOST_NARROW = 0.5
"""Of the people, how many may have diagrams that hold some of their rosters only."""
KEPT_EACH, MANY_EACH = 20, 35
"""Rosters a person that the pool is thinned to, and from how many on while it goes down."""


def _solved(rows: Rows, seconds: float) -> Answer:
    """The mix, by the simplex method where the interior point method gives up."""
    try:
        answer = backend.solve(rows, seconds, options=INTERIOR)
    except StatusNotOk:
        return backend.solve(rows, seconds, options=VERTEX)
    return answer


class Generation:
    """The pool of a model and what it proved. `mix[n]` is how much of `active[n]` the last mix has."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.common = common_of(model)
        self.people = people_of(model)
        self.pool = Pool(self.common)
        everywhere = self.common.separable and not len(model.conditional)
        self.exact = everywhere and all(person and person.exact for person in self.people)
        self.bound = -np.inf
        self.value = np.inf
        self.mix: Floats = np.zeros(0)
        self._mixed_well: list[Roster] = []
        self._stirred: Floats = np.zeros(model.whole)
        self._root: Floats = np.zeros(len(self.common.rows))
        self._last: Floats = np.zeros(len(self.common.rows))
        self.active: Ints = np.zeros(0, dtype=np.int64)

    def held(self, draft: Draft) -> dict[int, int]:
        """The numbers in the pool of everybody's roster in a draft."""
        self.pool.add(draft)
        return {agent: self.pool.find(draft, agent) for agent in range(len(self.people))}

    def chosen(self, values: Floats) -> Draft:
        """The draft of the active rosters that have value 1."""
        taken = self.active[np.nonzero(values > 0.5)[0]]  # noqa: PLR2004 - whole, up to rounding
        return self.pool.draft(self.pool.rosters[number] for number in taken)

    def largest(self) -> Draft | None:
        """Everybody's roster of which the last mix that could be made had most."""
        return self.pool.draft(self._mixed_well) if self._mixed_well else None

    @property
    def usable(self) -> bool:
        """Whether the rosters of most people could be listed, and some of everybody's."""
        narrow = sum(person is not None and not person.exact for person in self.people)
        return bool(self.people) and None not in self.people and narrow <= MOST_NARROW * len(self.people)

    def stir(self, share: float, seed: int) -> None:
        """Let choices cost a little more by chance, in all `share` of the value: fewer mixes are alike.

        With a share of 0 they cost what they cost.
        """
        value = abs(self.value) if np.isfinite(self.value) else 0.0
        each = share * value / max(1, self.pool.agents * self.pool.days)
        self._stirred = each * np.random.default_rng(seed).random(self.model.whole)

    def nothing_settled(self) -> Ints:
        """(agents, days) cells that are all free."""
        return np.full((self.pool.agents, self.pool.days), FREE, dtype=np.int64)

    def converge(self, settled: Ints, rounds: int, until: float) -> bool:
        """Generate rosters that agree with the `settled` cells; whether nothing is left to gain.

        Raises the bound when no cell is settled.
        """
        everything = bool((settled == FREE).all())
        if not everything:
            self._slim(settled)
        whole = self.exact and everything and not self._stirred.any()
        for _ in range(rounds):
            duals = self._mixed(settled, until)
            if duals is None or monotonic() >= until:
                return False
            draft, least = self._answers(duals, settled)
            if everything and not self._stirred.any():
                self._root = duals
            if whole:
                self.bound = max(self.bound, self._proved(duals, least))
            close = whole and self.value - self.bound < CLOSE * max(1.0, abs(self.value))
            if not self.pool.add(draft) or close:
                return True
        return False

    def _mixed(self, settled: Ints, until: float) -> Floats | None:
        """Solve the mix of the rosters that fit: the duals of the common rows."""
        self.active = self.pool.fitting(settled)
        rows = replace(self.pool.rows(self.active, self._stirred), whole=0)
        answer = _solved(rows, max(LEAST_SECONDS, until - monotonic()))
        if answer.duals is None or answer.values is None:
            self.mix, self.value = np.zeros(0), np.inf
            return None
        self.mix = answer.values[: len(self.active)]
        surest = self.active[np.argsort(self.mix, kind="stable")]
        self._mixed_well = [self.pool.rosters[number] for number in surest]
        self.value = float(rows.cost @ answer.values) + self.model.constant
        self._last = self._sound(answer.duals[: len(self.common.rows)])
        return self._last

    def trim(self) -> None:
        """Forget the oldest rosters when there are very many."""
        many = len(self.pool.rosters)
        if many > MOST_EACH * self.pool.agents:
            self.pool.thin(np.arange(many // 2, many))

    def _sound(self, duals: Floats) -> Floats:
        """Duals of a side that there is not count as 0."""
        low, high = self.model.low[self.common.rows], self.model.high[self.common.rows]
        return np.where(np.where(duals > 0, np.isfinite(low), np.isfinite(high)), duals, 0.0)

    def thin(self) -> None:
        """Keep the rosters that come nearest to being worth their cost at the prices of everybody's mix."""
        self._keep(self._root, np.zeros(len(self.pool.rosters), dtype=bool))

    def _slim(self, settled: Ints) -> None:
        """The like at the last prices, when there are many; people with settled cells keep all that fit."""
        if len(self.pool.rosters) > MANY_EACH * self.pool.agents:
            always = np.zeros(len(self.pool.rosters), dtype=bool)
            always[self.pool.fitting(settled)] = True
            self._keep(self._last, always & (settled != FREE).any(axis=1)[self.pool.agent])

    def _keep(self, duals: Floats, always: Flags) -> None:
        agent = self.pool.agent
        order = np.lexsort((self.pool.costs(duals), agent))
        rank = np.empty(len(order), dtype=np.int64)
        starts = np.searchsorted(agent[order], np.arange(self.pool.agents))
        rank[order] = np.arange(len(order)) - starts[agent[order]]
        self.pool.thin(np.nonzero((rank < KEPT_EACH) | always)[0])

    def _answers(self, duals: Floats, settled: Ints) -> tuple[Draft, Floats]:
        """(everybody's cheapest roster, below what no roster of theirs costs)."""
        model = self.model
        wanted = settled[model.owner[: model.whole], model.day]
        fits = (wanted == FREE) | (wanted == np.arange(model.whole))
        prices = np.where(fits, self.common.prices(duals) + self._stirred, np.inf)
        off = np.where(settled < 0, 0.0, np.inf)
        chosen = np.zeros(model.whole)
        least = np.zeros(len(self.people))
        for agent, person in enumerate(self.people):
            found = None
            if person is not None and (settled[agent] == FREE).any():
                least[agent], found = person.cheapest(prices, off[agent])
            if found is None:
                held = settled[agent][settled[agent] >= 0]
                found = held if (settled[agent] != FREE).all() else self._any(agent)
            chosen[found] = 1.0
        return Draft(chosen, self.common.places(duals)), least

    def _any(self, agent: int) -> Ints:
        """A roster that is known, when no better one was found."""
        known = self.active[self.pool.agent[self.active] == agent]
        return self.pool.rosters[int(known[0])].choices if len(known) else np.zeros(0, dtype=np.int64)

    def _proved(self, duals: Floats, least: Floats) -> float:
        """The Lagrangian bound: the sides of the rows at their prices, and the cheapest of all else."""
        model, common = self.model, self.common
        low, high = model.low[common.rows], model.high[common.rows]
        sides = np.where(duals > 0, low, high)
        priced = duals[duals != 0] @ sides[duals != 0]
        shared = common.shared
        reduced = model.cost[shared] - common.matrix[:, shared].T @ duals
        rest = np.minimum(reduced * model.lower[shared], reduced * model.upper[shared]).sum()
        return self._up(float(priced + rest + least.sum() + model.constant))

    def _up(self, bound: float) -> float:
        """The next whole number, where every rota costs a whole number."""
        return float(np.ceil(bound - WHOLE_SLACK)) if self._is_whole else bound

    @cached_property
    def _is_whole(self) -> bool:
        """Whether all costs, entries and sides are whole numbers: amounts then are, too."""
        model = self.model
        sides = np.concatenate([model.low[np.isfinite(model.low)], model.high[np.isfinite(model.high)]])
        all_ = (
            model.cost,
            model.upper,
            model.matrix.data,
            sides,
            np.array([model.constant]),
            model.pauses.cost,
        )
        return not len(model.pauses.less) and all(bool((part == np.round(part)).all()) for part in all_)

"""Rosters seen so far, person by person, and the mix of them that costs least."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from shiftplan.rota.backend import Rows
from shiftplan.rota.draft import Draft
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.rosters.common import Common

OFF, FREE = -1, -2
"""On a day: no choice; and not settled yet."""
BROKEN, MOST_BROKEN = 4.0, 1e4
"""What a hard row costs when it is broken by one, in units of the dearest amount; and how far it may be."""


@dataclass(frozen=True, eq=False)
class Roster:
    """A person's choices, the places of their breaks, what it costs by itself and gives to the common rows.

    `days` (days,) are the choices by day, OFF where there is none.
    """

    agent: int
    days: Ints
    choices: Ints
    breaks: Ints
    places: Ints
    cost: float
    rows: Ints
    gives: Floats


class Pool:
    """Different rosters in the order they came."""

    def __init__(self, common: Common) -> None:
        self.common = common
        self.rosters: list[Roster] = []
        self.agents = int(common.model.owner.max(initial=-1)) + 1
        self.days = int(common.model.day.max(initial=-1)) + 1
        self._seen: dict[tuple[int, bytes, bytes], int] = {}
        self._owner = common.model.owner[: common.model.whole]

    def add(self, draft: Draft) -> int:
        """Everybody's roster of a draft; how many are new."""
        shares, costs = self.common.shares(draft)
        before = len(self.rosters)
        for agent in range(self.agents):
            choices, breaks, places = self._part(draft, agent)
            key = agent, choices.tobytes(), places.tobytes()
            if key not in self._seen:
                self._seen[key] = len(self.rosters)
                span = slice(shares.indptr[agent], shares.indptr[agent + 1])
                rows, gives = shares.indices[span].astype(np.int64), shares.data[span]
                days = self._by_day(choices)
                cost = float(costs[agent])
                self.rosters.append(Roster(agent, days, choices, breaks, places, cost, rows, gives))
        return len(self.rosters) - before

    def find(self, draft: Draft, agent: int) -> int:
        """The number of a roster that was added."""
        choices, _, places = self._part(draft, agent)
        return self._seen[agent, choices.tobytes(), places.tobytes()]

    def cells(self, draft: Draft) -> Ints:
        """(agents, days) the choice of each cell, or OFF."""
        return np.array([self._by_day(self._part(draft, agent)[0]) for agent in range(self.agents)])

    def _by_day(self, choices: Ints) -> Ints:
        days = np.full(self.days, OFF, dtype=np.int64)
        days[self.common.model.day[choices]] = choices
        return days

    def fitting(self, settled: Ints) -> Ints:
        """The numbers of the rosters that agree with the `settled` cells (agents, days)."""
        wanted = settled[self.agent]
        return np.nonzero(((wanted == FREE) | (wanted == self.table)).all(axis=1))[0]

    @property
    def table(self) -> Ints:
        """(rosters, days) the choice of each day."""
        return np.array([roster.days for roster in self.rosters], dtype=np.int64).reshape(-1, self.days)

    def _part(self, draft: Draft, agent: int) -> tuple[Ints, Ints, Ints]:
        """(choices, breaks, places) of a person's roster."""
        first, last = np.searchsorted(self._owner, [agent, agent + 1])
        choices = first + np.nonzero(draft.chosen[first:last] > 0)[0]
        starts = self.common.model.pauses.first
        spans = [np.arange(starts[choice], starts[choice + 1]) for choice in choices]
        breaks = np.concatenate([np.zeros(0, dtype=np.int64), *spans])
        return choices, breaks, draft.places[breaks]

    def thin(self, kept: Ints) -> None:
        """Forget all rosters but these."""
        self.rosters = [self.rosters[number] for number in kept]
        keys = ((r.agent, r.choices.tobytes(), r.places.tobytes()) for r in self.rosters)
        self._seen = {key: number for number, key in enumerate(keys)}

    def rows(self, active: Ints, more: Floats | None = None) -> Rows:
        """The mix of the rosters `active` as rows: a column each (1: it is worked), then the shared amounts.

        The last rows give each person one roster. `more` (whole,) is what choices cost besides.
        """
        model, shared = self.common.model, self.common.shared
        rosters = [self.rosters[number] for number in active]
        many = len(rosters)
        agent = np.array([roster.agent for roster in rosters], dtype=np.int64)
        whose = sparse.csr_array((np.ones(many), (agent, np.arange(many))), shape=(self.agents, many))
        gives = sparse.hstack([self._gives(rosters), self.common.matrix[:, shared]])
        one = np.ones(self.agents)
        costs = np.array([roster.cost for roster in rosters])
        if more is not None:
            costs += np.append(more, 0.0)[self.table[active]].sum(axis=1)
        broken, most = self._elastic
        nothing = sparse.csr_array((self.agents, len(shared) + broken.shape[1]))
        matrix = sparse.vstack([sparse.hstack([gives, broken]), sparse.hstack([whose, nothing])])
        dear = np.full(len(most), BROKEN * max(1.0, float(np.abs(model.cost).max(initial=0.0))))
        return Rows(
            cost=np.concatenate([costs, model.cost[shared], dear]),
            lower=np.concatenate([np.zeros(many), model.lower[shared], 0.0 * most]),
            upper=np.concatenate([np.ones(many), model.upper[shared], most]),
            matrix=sparse.csr_array(matrix),
            low=np.concatenate([model.low[self.common.rows], one]),
            high=np.concatenate([model.high[self.common.rows], one]),
            whole=many,
        )

    def costs(self, duals: Floats) -> Floats:
        """What each roster costs when a unit of each common row is worth its dual."""
        own = np.array([roster.cost for roster in self.rosters])
        return np.asarray(own - self._gives(self.rosters).T @ duals)

    @property
    def agent(self) -> Ints:
        return np.array([roster.agent for roster in self.rosters], dtype=np.int64)

    @cached_property
    def _elastic(self) -> tuple[sparse.csr_array, Floats]:
        """Columns for breaking hard rows, so that every mix has a price, and how far each may go."""
        model, rows = self.common.model, self.common.rows
        filled = self.common.matrix[:, self.common.shared] > 0
        below = np.nonzero(np.isfinite(model.low[rows]) & (filled.sum(axis=1) == 0))[0]
        above = np.nonzero(np.isfinite(model.high[rows]))[0]
        many = len(below) + len(above)
        signs = np.concatenate([np.ones(len(below)), -np.ones(len(above))])
        entries = (signs, (np.concatenate([below, above]), np.arange(many)))
        return sparse.csr_array(entries, shape=(len(rows), many)), np.full(many, MOST_BROKEN)

    def _gives(self, rosters: list[Roster]) -> sparse.csc_array:
        """(common rows, rosters)."""
        nothing = np.zeros(0, dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum([len(roster.rows) for roster in rosters])])
        rows = np.concatenate([nothing, *(roster.rows for roster in rosters)])
        values = np.concatenate([nothing.astype(float), *(roster.gives for roster in rosters)])
        return sparse.csc_array((values, rows, starts), shape=(len(self.common.rows), len(rosters)))

    def draft(self, rosters: Iterable[Roster]) -> Draft:
        """The draft of these rosters; a later one of a person stands for an earlier one."""
        draft = self.common.model.draft(np.zeros(self.common.model.whole)).copy()
        for roster in {roster.agent: roster for roster in rosters}.values():
            draft.chosen[roster.choices] = 1.0
            draft.places[roster.breaks] = roster.places
        return draft

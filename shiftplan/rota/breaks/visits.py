"""Visits to sessions as the bound sees them: each person's own, at any time that the session allows.

That is less than what a rota must keep, a group's one time above all, so a bound with these rows holds for
every rota, whatever day and time its sessions have.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import sparse

from shiftplan.rota.backend import Rows
from shiftplan.rota.breaks.pauses import ranges, starts_of
from shiftplan.rota.problem import Floats, Ints


@dataclass(frozen=True, eq=False)
class Visits:
    """Visit v may be made by `guest[v]` (a person and a session) on `choice[v]`, and serves `worth[v]` less.

    Visits of one `kind` (session, duty, post, day) have the same times: `times[k]:times[k + 1]`; time t takes
    `shares` of `rows`, both at `span[t]:span[t + 1]`, and costs `cost[t]` (what is then not too many), all by
    the worth of who visits. A guest who makes no visit costs `missed`.
    """

    guest: Ints
    choice: Ints
    kind: Ints
    worth: Floats
    missed: Floats
    times: Ints
    span: Ints
    rows: Ints
    shares: Floats
    cost: Floats

    def of(self, choice: Ints, row: Ints) -> "Visits":
        """Those of some choices; `choice` and `row` give the new number of each, −1 for none."""
        here = choice[self.choice] >= 0
        guests, kinds = np.unique(self.guest[here]), np.unique(self.kind[here])
        times = ranges(self.times[kinds], self.times[kinds + 1])
        entries = ranges(self.span[times], self.span[times + 1])
        return Visits(
            guest=np.searchsorted(guests, self.guest[here]),
            choice=choice[self.choice[here]],
            kind=np.searchsorted(kinds, self.kind[here]),
            worth=self.worth[here],
            missed=self.missed[guests],
            times=starts_of(np.diff(self.times)[kinds]),
            span=starts_of(np.diff(self.span)[times]),
            rows=row[self.rows[entries]],
            shares=self.shares[entries],
            cost=self.cost[times],
        )

    def joined(self, rows: Rows) -> Rows:
        """The rows, then who visits only on a shift worked, in one of its times, once or pays for it.

        New columns: visits, standard agents at each time, guests who miss.
        """
        if not len(self.missed):
            return rows
        visits, times, guests = len(self.guest), len(self.cost), len(self.missed)
        one, width = sparse.eye_array(visits), rows.matrix.shape[1]
        worked = _ones(np.arange(visits), self.choice, (visits, width))
        kinds = len(self.times) - 1
        sharing = _ones(self.kind, np.arange(visits), (kinds, visits)) * self.worth[None, :]
        inside = _ones(np.repeat(np.arange(kinds), np.diff(self.times)), np.arange(times), (kinds, times))
        coming = _ones(self.guest, np.arange(visits), (guests, visits))
        blocks: list[list[Any]] = [
            [rows.matrix, None, -self._taken(rows.matrix.shape[0]), None],
            [-worked, one, None, None],
            [None, -sharing, inside, None],
            [None, coming, None, sparse.eye_array(guests)],
        ]
        low = np.concatenate([np.full(visits, -1.0), np.zeros(kinds), np.ones(guests)])
        high = np.concatenate([np.zeros(visits + kinds), np.full(guests, np.inf)])
        return replace(
            rows,
            cost=np.concatenate([rows.cost, np.zeros(visits), self.cost, self.missed]),
            lower=np.concatenate([rows.lower, np.zeros(visits + times + guests)]),
            upper=np.concatenate([rows.upper, np.ones(visits), self._most(), np.ones(guests)]),
            matrix=sparse.csr_array(sparse.block_array(blocks)),
            low=np.concatenate([rows.low, low]),
            high=np.concatenate([rows.high, high]),
        )

    def _taken(self, height: int) -> sparse.csr_array:
        """What one standard agent at each time takes from the rows, (rows, times)."""
        time = np.repeat(np.arange(len(self.cost)), np.diff(self.span))
        shape = height, len(self.cost)
        return sparse.csr_array(sparse.coo_array((self.shares, (self.rows, time)), shape=shape))

    def _most(self) -> Floats:
        """The most that can visit at each time."""
        most = np.bincount(self.kind, weights=self.worth, minlength=len(self.times) - 1)
        return np.repeat(most, np.diff(self.times))


def _ones(row: Ints, column: Ints, shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array(sparse.coo_array((np.ones(len(row)), (row, column)), shape=shape))


def no_visits() -> Visits:
    """Where there are no sessions."""
    start, none, nothing = np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0)
    return Visits(none, none, none, nothing, nothing, start, start, none, nothing, nothing)

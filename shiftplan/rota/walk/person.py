"""One person's rows of the model as dense arrays, so that many changes of a roster are tried at once.

Rows of which a person can have one choice become pairs that exclude each other. Rows with a ladder become
entries, one for each step: an amount is the most that its entries demand. The rest are limits.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

import numpy as np

from shiftplan.rota.model import TOLERANCE, Model
from shiftplan.rota.problem import Flags, Floats, Ints


@dataclass
class Person:
    """Choices are numbered from 0 here; the last number, `nothing`, stands for no further shift."""

    first: int
    nothing: int
    free: Flags
    pairs: Ints
    blocked: Ints
    entries: Floats
    demand: Floats
    room: Floats
    layers: tuple[int, int]
    most: Floats
    cost: Floats
    limits: Floats
    amounts: Floats
    spare: Floats

    def fresh(self) -> Self:
        """The same person, to be moved without moving this one."""
        return replace(self, blocked=self.blocked.copy(), demand=self.demand.copy(), spare=self.spare.copy())

    def move(self, choice: int, sign: int) -> None:
        """Take a choice (`sign` 1) or give it up (−1)."""
        self.blocked += sign * self.pairs[choice]
        self.demand -= sign * self.entries[choice]
        self.spare -= sign * self.limits[choice]

    def possible(self) -> Ints:
        """The choices that exclude none of the present ones, and `nothing`."""
        return np.nonzero(self.blocked == 0)[0]

    def weigh(self, options: Ints) -> Floats:
        """The cost of the person's amounts with each option taken; infinite where a rule is broken."""
        steps = np.minimum(np.maximum(self.demand - self.entries.take(options, 0), 0.0), self.room)
        amounts = steps.reshape(len(options), *self.layers).max(axis=1, initial=0.0)
        left = self.spare - self.limits.take(options, 0) - amounts @ self.amounts
        kept = (left >= -TOLERANCE / 2).all(axis=1) & (amounts <= self.most).all(axis=1)
        cost: Floats = np.where(kept, amounts @ self.cost, np.inf)
        return cost


@lru_cache(maxsize=1)
def people_of(model: Model) -> tuple[Person, ...]:
    """Everybody when nothing is chosen. The last model's are kept: a worker walks on one again and again."""
    return tuple(person_of(model, agent) for agent in range(int(model.owner.max(initial=-1)) + 1))


def person_of(model: Model, agent: int) -> Person:
    """The person's rows when nothing is chosen."""
    mine = np.nonzero(model.owner == agent)[0]
    choices, extra = mine[mine < model.whole], mine[mine >= model.whole]
    rows = np.nonzero(model.agent == agent)[0]
    dense = model.matrix[rows][:, mine].toarray()
    whole, part = dense[:, : len(choices)], dense[:, len(choices) :]
    steps = _steps(model, rows, extra)
    single = (model.high[rows] == 1) & np.isin(whole, (0, 1)).all(axis=1) & ~part.any(axis=1)
    single &= np.isneginf(model.low[rows])
    excluded = (whole[single].T @ whole[single] > 0) | np.eye(len(choices), dtype=bool)
    sides = [
        (sign * whole[used], sign * part[used], sign * side[rows][used])
        for sign, side in ((1, model.high), (-1, model.low))
        for used in [np.isfinite(side[rows]) & ~single & ~np.isin(np.arange(len(rows)), steps.rows)]
    ]
    return Person(
        first=int(choices[0]) if len(choices) else 0,
        nothing=len(choices),
        free=model.lower[choices] < model.upper[choices],
        pairs=np.pad(excluded.astype(np.int64), (0, 1)),
        blocked=np.zeros(len(choices) + 1, dtype=np.int64),
        entries=_with_nothing(np.where(steps.rows >= 0, whole[steps.rows].T, 0.0)),
        demand=np.where(steps.rows >= 0, model.low[rows][steps.rows] - steps.begin, 0.0),
        room=steps.room,
        layers=steps.layers,
        most=model.upper[extra] + TOLERANCE / 2,
        cost=model.cost[extra],
        limits=_with_nothing(np.vstack([side[0] for side in sides]).T),
        amounts=np.vstack([side[1] for side in sides]).T,
        spare=np.concatenate([side[2] for side in sides]),
    )


@dataclass(frozen=True)
class _Steps:
    """The entries, (depth · amounts): row of the person (−1: none), where the step begins, its length."""

    rows: Ints
    begin: Floats
    room: Floats
    layers: tuple[int, int]


def _steps(model: Model, rows: Ints, extra: Ints) -> _Steps:
    """What each amount must reach: as many layers of entries as the amount with most has."""
    found: list[list[tuple[int, float, float]]] = [[] for _ in extra]
    for ladder in model.ladders:
        for number in np.nonzero(np.isin(ladder.rows, rows))[0]:
            steps = ladder.steps[number]
            room = model.upper[steps]
            begin = np.cumsum(room) - room
            room[-1] = np.inf
            row = int(np.searchsorted(rows, ladder.rows[number]))
            for place, start, length in zip(np.searchsorted(extra, steps), begin, room, strict=True):
                found[place].append((row, start, length))
    depth = max(map(len, found), default=0)
    filled = [each + [(-1, 0.0, 0.0)] * (depth - len(each)) for each in found]
    table = np.array(filled).reshape(len(extra), depth, 3).swapaxes(0, 1).reshape(-1, 3)
    return _Steps(table[:, 0].astype(np.int64), table[:, 1], table[:, 2], (depth, len(extra)))


def _with_nothing(by_choice: Floats) -> Floats:
    """One more line of zeros, for no shift."""
    return np.vstack([by_choice, np.zeros((1, by_choice.shape[1]), dtype=by_choice.dtype)])

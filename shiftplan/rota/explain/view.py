"""One person's part of the model, all others as they are: what changes of their days cost."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from scipy import sparse

from shiftplan.rota.draft import Draft
from shiftplan.rota.model import TOLERANCE, Model
from shiftplan.rota.problem import Floats, Ints


class Tried(NamedTuple):
    """What a roster costs with all that it moves, and how far it breaks each row of the model, 0 if kept."""

    cost: float
    excess: Floats


class View:
    """The rows that a person's choices touch, with what everybody else puts into them.

    A roster is a dict: the model's columns taken, each with the places of its breaks.
    """

    def __init__(self, model: Model, draft: Draft, agent: int) -> None:
        self.model = model
        self.own: Ints = np.nonzero(model.owner[: model.whole] == agent)[0]
        amounts = _amounts(model, _rows(model, self.own))
        rows = _rows(model, np.concatenate([self.own, amounts]))
        self._local = {int(row): number for number, row in enumerate(rows)}
        self._rows = rows
        part = model.matrix[rows]
        self._choices = sparse.csc_array(part[:, self.own])
        self._of_amounts = part[:, amounts]
        self._cost, self._least, self._most = model.cost[amounts], model.lower[amounts], model.upper[amounts]
        self._ladders = _ladders(model, rows, amounts)
        self._others = self._activity_of_others(part, draft)
        self._number = {int(column): number for number, column in enumerate(self.own)}
        self.present = {
            int(column): self._places(draft, int(column)) for column in self.own if draft.chosen[column] > 0
        }
        self.base = self.tried(self.present)

    def _activity_of_others(self, part: sparse.csr_array, draft: Draft) -> Floats:
        model, chosen = self.model, draft.chosen.copy()
        chosen[self.own] = 0.0
        taken = model.pauses.taken(chosen, draft.places, model.rows)[self._rows]
        found: Floats = part[:, : model.whole] @ chosen - taken
        return found

    def _places(self, draft: Draft, column: int) -> tuple[int, ...]:
        first, last = self.model.pauses.first[column : column + 2]
        return tuple(int(place) for place in draft.places[first:last])

    def usual(self, column: int) -> tuple[int, ...]:
        """Every break of a choice at its first place."""
        first, last = self.model.pauses.first[column : column + 2]
        return (0,) * int(last - first)

    def tried(self, roster: dict[int, tuple[int, ...]]) -> Tried:
        """The cost of a roster and how far it breaks the rows."""
        activity, cost = self._others.copy(), 0.0
        for column, places in roster.items():
            cost += self._add(activity, column, places)
        amounts = self._climbed(activity)
        total = activity + self._of_amounts @ amounts
        slack = TOLERANCE * np.maximum(1.0, np.abs(total))
        low, high = self.model.low[self._rows], self.model.high[self._rows]
        excess = np.maximum(low - total, total - high)
        return Tried(cost + float(self._cost @ amounts), np.where(excess > slack, excess, 0.0))

    def _add(self, activity: Floats, column: int, places: tuple[int, ...]) -> float:
        number, pauses = self._number[column], self.model.pauses
        span = slice(self._choices.indptr[number], self._choices.indptr[number + 1])
        activity[self._choices.indices[span]] += self._choices.data[span]
        cost = float(self.model.cost[column])
        for offset, place in enumerate(places):
            at = int(pauses.places[pauses.first[column] + offset]) + place
            cost += float(pauses.cost[at])
            for entry in range(int(pauses.span[at]), int(pauses.span[at + 1])):
                activity[self._local[int(pauses.rows[entry])]] -= pauses.less[entry]
        return cost

    def _climbed(self, activity: Floats) -> Floats:
        values = self._least.copy()
        for rows, steps in self._ladders:
            missing = np.maximum(0.0, self.model.low[self._rows[rows]] - activity[rows])
            for column in steps.T:
                taken = np.minimum(missing, self._most[column])
                np.maximum.at(values, column, taken)
                missing = missing - taken
        return values

    def price(self, roster: dict[int, tuple[int, ...]]) -> tuple[float, tuple[int, ...]]:
        """(rise of the rota's value, rows broken that were kept before or broken less)."""
        found = self.tried(roster)
        worse = found.excess > self.base.excess + TOLERANCE * np.maximum(1.0, self.base.excess)
        return found.cost - self.base.cost, tuple(int(row) for row in self._rows[worse])

    def without(self, days: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """The present roster without these days."""
        gone = set(days)
        return {column: at for column, at in self.present.items() if int(self.model.day[column]) not in gone}


def _rows(model: Model, columns: Ints) -> Ints:
    rows: Ints = np.unique(model.by_column[:, columns].indices).astype(np.int64)
    return rows


def _amounts(model: Model, rows: Ints) -> Ints:
    touched: Ints = np.unique(model.matrix[rows].indices).astype(np.int64)
    return touched[touched >= model.whole]


def _ladders(model: Model, rows: Ints, amounts: Ints) -> list[tuple[Ints, Ints]]:
    """The ladders of these rows, in the numbers of `rows` and `amounts`."""
    found = []
    for ladder in model.ladders:
        here = np.isin(ladder.rows, rows)
        if here.any():
            steps = np.searchsorted(amounts, ladder.steps[here])
            found.append((np.searchsorted(rows, ladder.rows[here]), steps))
    return found

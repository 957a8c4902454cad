"""The walk as the search uses it."""

import numpy as np
from scipy import sparse

from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk import moves
from shiftplan.rota.walk.board import (
    ACTIVITY,
    BEST,
    BROKEN,
    CHANGED,
    END,
    HIGH,
    LIMIT,
    LOGGED,
    LOW,
    PENALTY,
    VALUE,
    WEIGHT,
)
from shiftplan.rota.walk.making import board_of, steps_of
from shiftplan.rota.walk.rows import SLACK
from shiftplan.rota.walk.weights import Weights

CHUNK = 10_000
"""Moves after which sums are made anew and rules that are still broken weigh more."""


def load() -> None:
    """Have the machine code: read it from disk, or make it, which takes some ten seconds once."""
    moves.run(np.zeros(1, dtype=np.int64), np.zeros(1), 0, 1.0, 1.0)


class Walk:
    """Walks on drafts of a model: `begin` with one, then `run`; a person holds one choice a day at most.

    The same model, seed, draft and steps end in the same draft.
    """

    def __init__(self, model: Model, seed: int) -> None:
        self._model = model
        self._board = board_of(model, seed)
        self._days = int(model.day.max(initial=0)) + 1
        self._rest = _without_steps(model)
        self._base = model.draft(model.lower[: model.whole].copy())
        self._weights = Weights(model)
        self._board.floats[LIMIT] = self._weights.limit

    def begin(self, draft: Draft) -> None:
        """Stand on this draft, with what the model holds fixed; of several choices a day the first."""
        model, board = self._model, self._board
        free = model.lower[: model.whole] < model.upper[: model.whole]
        self._base = Draft(np.where(free, 0.0, model.lower[: model.whole]), draft.places.copy())
        taken = np.nonzero((draft.chosen > 0) & free)[0][::-1]
        cells = model.owner[taken] * self._days + model.day[taken]
        board.whole("held")[:] = -1
        board.whole("held")[cells] = taken
        for cell in np.nonzero(board.whole("held") >= 0)[0]:
            begin, end = model.pauses.first[board.whole("held")[cell] : board.whole("held")[cell] + 2]
            board.whole("place")[cell, : end - begin] = draft.places[begin:end]
        self._refresh()
        board.ints[CHANGED], board.whole("marked")[:] = 0, 0
        board.whole("best_held")[:], board.whole("best_place")[:] = board.whole("held"), board.whole("place")
        board.floats[BEST] = np.inf if board.ints[BROKEN] else board.floats[VALUE]

    def run(self, steps: int, hot: float, cool: float) -> None:
        """So many moves while the heat falls from `hot` to `cool`."""
        for done in range(0, steps, CHUNK):
            now = min(CHUNK, steps - done)
            begin, end = (hot * (cool / hot) ** (at / steps) for at in (done, done + now))
            moves.run(self._board.ints, self._board.floats, now, begin, end)
            self._weights.learn(self._excess() > 0)
            self._refresh()

    def _refresh(self) -> None:
        """All sums anew from the draft."""
        model, board, draft = self._model, self._board, self.present
        values = model.complete(draft)
        taken = model.pauses.taken(draft.chosen, draft.places, model.rows)
        board.rows[:, ACTIVITY] = self._rest @ values - taken
        board.real("amounts")[:, 0] = values[model.whole :]
        places = model.pauses.price(draft.chosen, draft.places)
        board.floats[VALUE] = model.cost @ values + places + model.constant
        board.ints[LOGGED] = 0
        board.real("known")[:] = np.nan
        excess = self._excess()
        board.ints[BROKEN] = np.count_nonzero(excess)
        board.rows[:, WEIGHT] = self._weights.present
        board.floats[PENALTY] = excess @ board.rows[:, WEIGHT]

    def _excess(self) -> Floats:
        """By how much each row is broken."""
        at = self._board.rows
        over = at[:, ACTIVITY] - at[:, HIGH]
        under = at[:, LOW] - at[:, ACTIVITY] - at[:, END]
        excess: Floats = np.maximum(np.where(over > SLACK, over, 0.0), np.where(under > SLACK, under, 0.0))
        return excess

    def _draft(self, held: Ints, place: Ints) -> Draft:
        found = self._base.copy()
        cells = np.nonzero(held >= 0)[0]
        found.chosen[held[cells]] = 1.0
        first, count = self._model.pauses.first[held[cells]], np.diff(self._model.pauses.first)[held[cells]]
        for number in range(place.shape[1]):
            here = count > number
            found.places[first[here] + number] = place[cells[here], number]
        return found

    @property
    def present(self) -> Draft:
        """Where the walk stands."""
        return self._draft(self._board.whole("held"), self._board.whole("place"))

    @property
    def best(self) -> Draft | None:
        """The cheapest draft met that breaks no row."""
        if np.isinf(self.best_value):
            return None
        return self._draft(self._board.whole("best_held"), self._board.whole("best_place"))

    @property
    def value(self) -> float:
        return float(self._board.floats[VALUE])

    @property
    def height(self) -> float:
        """What the walk goes down by: the value, and what the broken rows weigh."""
        return self.value + float(self._board.floats[PENALTY])

    @property
    def best_value(self) -> float:
        """What the best costs; infinite when there is none."""
        return float(self._board.floats[BEST])

    @property
    def excess(self) -> float:
        """The sum by which the present draft breaks rows; 0 when it keeps every rule."""
        return float(self._excess().sum())


def _without_steps(model: Model) -> sparse.csr_array:
    """The rows without the steps that fill them."""
    steps = steps_of(model)
    own = sparse.csr_array(
        (np.ones(len(steps.row)), (steps.row, steps.amount + model.whole)), shape=model.matrix.shape
    )
    return sparse.csr_array(model.matrix - own)

"""The rows for a solver, movable breaks as amounts of all who have the same break together.

After Bechtold and Jacobs (1990) and Aykin (1996): for each break of a duty, day and queue, the breaks at all
its places together are as many as the shifts worked, counted in standard agents; which person rests when is
left open. So every rota with its breaks is among what these rows allow, and their bound holds for it.
"""

from dataclasses import replace

import numpy as np
from scipy import sparse

from shiftplan.rota.backend import Rows
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats


def bounding(model: Model) -> Rows:
    """The relaxation with visits to sessions at any time, not at those at which they were put."""
    rows = relaxation(model)
    if not len(model.conditional):
        return rows
    low, high = rows.low.copy(), rows.high.copy()
    low[model.conditional], high[model.conditional] = -np.inf, np.inf
    return model.visits.joined(replace(rows, low=low, high=high))


def relaxation(model: Model) -> Rows:
    """The model's columns, then one for each place of each kind of break; its rows, then one a kind."""
    pauses = model.pauses
    if not pauses.breaks:
        return Rows(model.cost, model.lower, model.upper, model.matrix, model.low, model.high, model.whole)
    places, kinds = len(pauses.kind_cost), len(pauses.kind_places) - 1
    zeros = np.zeros(kinds)
    matrix = sparse.block_array([[model.matrix, -_taken(model)], [_shifts(model), _served(model)]])
    return Rows(
        cost=np.concatenate([model.cost, pauses.kind_cost]),
        lower=np.concatenate([model.lower, np.zeros(places)]),
        upper=np.concatenate([model.upper, _most(model)]),
        matrix=sparse.csr_array(matrix),
        low=np.concatenate([model.low, zeros]),
        high=np.concatenate([model.high, zeros]),
        whole=model.whole,
    )


def implicit(model: Model, draft: Draft) -> Floats:
    """The places' columns of the relaxation as a draft has them."""
    pauses = model.pauses
    breaks, _ = pauses.held(draft.chosen, draft.places)
    amounts = np.zeros(len(pauses.kind_cost))
    at = pauses.kind_places[pauses.kind[breaks]] + draft.places[breaks]
    np.add.at(amounts, at, pauses.worth[breaks])
    return amounts


def _taken(model: Model) -> sparse.csr_array:
    """What the places take from the rows of cover, (rows, places)."""
    pauses = model.pauses
    place = np.repeat(np.arange(len(pauses.kind_cost)), np.diff(pauses.kind_span))
    shape = model.rows, len(pauses.kind_cost)
    return sparse.csr_array(sparse.coo_array((pauses.kind_shares, (pauses.kind_rows, place)), shape=shape))


def _shifts(model: Model) -> sparse.csr_array:
    """−worth of each shift with the break, (kinds, columns)."""
    pauses = model.pauses
    shape = len(pauses.kind_places) - 1, model.columns
    return sparse.csr_array(sparse.coo_array((-pauses.worth, (pauses.kind, pauses.choice)), shape=shape))


def _served(model: Model) -> sparse.csr_array:
    """1 for each place of a kind, (kinds, places)."""
    pauses = model.pauses
    kinds = len(pauses.kind_places) - 1
    kind = np.repeat(np.arange(kinds), np.diff(pauses.kind_places))
    entries = (np.ones(len(kind)), (kind, np.arange(len(kind))))
    return sparse.csr_array(sparse.coo_array(entries, shape=(kinds, len(kind))))


def _most(model: Model) -> Floats:
    """The most that can rest at a place: the day's whole crew, one shift a person."""
    pauses = model.pauses
    kinds = len(pauses.kind_places) - 1
    most = np.bincount(pauses.kind, weights=pauses.worth, minlength=kinds)
    return np.repeat(most, np.diff(pauses.kind_places))

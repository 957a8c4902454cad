"""Puts breaks where they hurt least, one after another, all else as it is."""

import numpy as np

from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints

ROUNDS = 2


def settled(model: Model, draft: Draft, choices: Ints) -> Draft:
    """The draft with the breaks of `choices` (those that are taken) put where they cost least."""
    pauses = model.pauses
    mine = np.zeros(model.whole, dtype=bool)
    mine[choices] = True
    breaks = np.nonzero((draft.chosen > 0)[pauses.choice] & mine[pauses.choice])[0]
    if not len(breaks):
        return draft
    places = draft.places.copy()
    missing = model.low - model.matrix[:, : model.whole] @ draft.chosen
    missing += pauses.taken(draft.chosen, places, model.rows)
    for _ in range(ROUNDS):
        for number in breaks:
            _settle(model, missing, places, int(number))
    return Draft(draft.chosen, places)


def _settle(model: Model, missing: Floats, places: Ints, number: int) -> None:
    pauses = model.pauses
    first, end = pauses.places[number], pauses.places[number + 1]
    _move(model, missing, first + places[number], -1.0)
    costs = [pauses.cost[place] + _price(model, missing, place) for place in range(first, end)]
    places[number] = int(np.argmin(costs))
    _move(model, missing, first + places[number], 1.0)


def _move(model: Model, missing: Floats, place: int, sign: float) -> None:
    span = slice(model.pauses.span[place], model.pauses.span[place + 1])
    missing[model.pauses.rows[span]] += sign * model.pauses.less[span]


def _price(model: Model, missing: Floats, place: int) -> float:
    """What a break at this place adds to the cost of its rows."""
    span = slice(model.pauses.span[place], model.pauses.span[place + 1])
    rows, less = model.pauses.rows[span].tolist(), model.pauses.less[span].tolist()
    return sum(
        _cost(model, row, missing[row] + more) - _cost(model, row, missing[row])
        for row, more in zip(rows, less, strict=True)
    )


def _cost(model: Model, row: int, missing: float) -> float:
    cost = 0.0
    for column in model.steps_of.get(row, ()):
        taken = min(max(missing, 0.0), float(model.upper[column]))
        cost += taken * float(model.cost[column])
        missing -= taken
    return cost

"""Sums that the compiled moves carry, against the model, which counts anew from the draft alone."""

import numba
import numpy as np
import pytest

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk import Walk, cells, moves, parts
from shiftplan.rota.walk.board import ACTIVITY, BROKEN, TRIAL, VALUE
from tests.rota.walk.odd import absent, begun, paused, planned, rowed

MODELS = [*(planned(seed) for seed in range(8)), *(rowed(seed) for seed in range(12)), paused(), absent()]
HEATS = (300.0, 30.0, 3.0)


@numba.njit
def ask(ints: Ints, floats: Floats, cell: int, choice: int, heat: float) -> float:
    """The compiled price of a choice."""
    parts.survey(ints, floats, cell)
    return cells.price(ints, floats, choice, ints[TRIAL], heat)


def check(walk: Walk, model: Model) -> None:
    """Value, broken rows, activities and amounts that run on are as when all is counted anew."""
    board, draft = walk._board, walk.present
    assert board.floats[VALUE] == pytest.approx(model.value(draft), rel=1e-9, abs=1e-6)
    assert (board.ints[BROKEN] == 0) == model.is_kept_by(draft)
    wet = np.unique(board.whole("step"))
    activity, amounts = board.rows[:, ACTIVITY].copy(), board.real("amounts")[wet].copy()
    walk._refresh()
    assert np.allclose(activity, board.rows[:, ACTIVITY], atol=1e-6)
    assert np.allclose(amounts, board.real("amounts")[wet], atol=1e-6)


@pytest.mark.parametrize("number", range(len(MODELS)))
def test_sums_carried_over_many_moves_are_those_of_the_model(number: int) -> None:
    model = MODELS[number]
    walk = begun(model, number)
    check(walk, model)
    for heat in HEATS:
        for _ in range(8):
            moves.run(walk._board.ints, walk._board.floats, 50, heat, heat)
            check(walk, model)


@pytest.mark.parametrize("number", range(len(MODELS) - 2))
def test_a_price_is_what_the_model_says_of_the_draft_with_the_choice(number: int) -> None:
    """Of every choice of an empty cell, in value and in rules: what breaks a rule more is dear."""
    model = MODELS[number]
    walk = begun(model, number)
    walk.run(4, 30.0, 30.0)
    before, refused, taken = walk.present, 0, 0
    base, board = model.value(before), walk._board
    was = walk._excess()
    for cell, held in enumerate(board.whole("held").tolist()):
        first, last = board.whole("cell_first")[cell : cell + 2]
        for choice in board.whole("cell")[first:last] if held < 0 else ():
            price = ask(board.ints, board.floats, cell, choice, 1.0)
            more = before.copy()
            more.chosen[choice] = 1.0
            walk.begin(more)
            added = (walk._excess() - was) @ walk._weights.present
            expected = model.value(more) - base + added
            if added > walk._weights.limit:
                assert price > walk._weights.limit / 2
            else:
                assert price == pytest.approx(expected, abs=1e-5)
            refused += added > 0
            taken += added <= 0
            walk.begin(before)
    assert taken + refused > 0


def test_breaks_are_moved_to_where_they_cost_least() -> None:
    """From its worst places, with nothing else moving, a cold walk puts every break no worse than alone."""
    model = paused()
    walk = begun(model, 1)
    walk.run(3000, 100.0, 1.0)
    best = walk.best
    assert best is not None
    value = model.value(best)
    for number in np.nonzero(best.chosen[model.pauses.choice] > 0)[0]:
        for place in range(model.pauses.places[number + 1] - model.pauses.places[number]):
            moved = best.copy()
            moved.places[number] = place
            assert model.value(moved) >= value - 1e-6

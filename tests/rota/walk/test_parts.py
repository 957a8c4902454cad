"""What is kept of parts, against the same found anew."""

import numba
import numpy as np
import pytest

from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk import Walk, moves, parts
from shiftplan.rota.walk.board import DRY, WEIGHT
from tests.rota.walk.odd import absent, begun, paused, planned, rowed

MODELS = [*(planned(seed) for seed in range(6)), *(rowed(seed) for seed in range(8)), paused(), absent()]
HEATS = (300.0, 30.0, 3.0)


@numba.njit
def anew(ints: Ints, floats: Floats, part: int) -> float:
    """What a part would add, counted now."""
    return parts.fresh(ints, floats, part)


def held_true(walk: Walk) -> Ints:
    """The parts of which the walk would not count anew what they add: it adds what it says."""
    board = walk._board
    known = board.real("known")
    kept = np.nonzero(known[:, 0] == board.floats[board.whole("watched")])[0]
    counted = np.array([anew(board.ints, board.floats, part) for part in kept.tolist()])
    assert known[kept, 1] == pytest.approx(counted, rel=1e-9, abs=1e-5)
    return kept


@pytest.mark.parametrize("number", range(len(MODELS)))
def test_what_is_kept_of_a_part_is_what_it_adds_after_any_moves(number: int) -> None:
    """Moves kept and moves taken back."""
    walk = begun(MODELS[number], number)
    kept = 0
    for heat in HEATS:
        for _ in range(8):
            moves.run(walk._board.ints, walk._board.floats, 30, heat, heat)
            kept += len(held_true(walk))
    assert kept > 0


def test_nothing_is_kept_of_parts_when_weights_are_learned() -> None:
    """Here rows are broken; of both makes of parts some are known again after a few more moves."""
    walk = begun(rowed(3), 3)
    kept = []
    for _ in range(6):
        before = walk._board.rows[:, WEIGHT].copy()
        walk.run(30, 30.0, 30.0)
        assert (walk._board.rows[:, WEIGHT] != before).any()
        assert not len(held_true(walk))
        moves.run(walk._board.ints, walk._board.floats, 8, 30.0, 30.0)
        kept += held_true(walk).tolist()
    assert min(kept) < walk._board.ints[DRY] <= max(kept)

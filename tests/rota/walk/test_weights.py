"""What breaking a row weighs."""

import numpy as np

from shiftplan.rota.walk.weights import FIRST, LEAST, LIMIT, MOST, NEVER, Weights
from tests.rota.walk.odd import rowed

MODEL = rowed(3)


def rows(code: str) -> np.ndarray:
    return np.nonzero(MODEL.code == MODEL.codes.index(code))[0]


def test_rows_that_only_hold_back_are_beyond_any_gain_and_the_others_are_learned() -> None:
    weights = Weights(MODEL)
    gain = weights.limit / LIMIT
    assert (weights.present[rows("one")] == NEVER * gain).all()
    assert (weights.present[rows("hours")] == FIRST * gain).all()
    assert (weights.present[rows("run")] == FIRST * gain).all()
    broken = np.zeros(MODEL.rows, dtype=bool)
    broken[rows("hours")[0]] = True
    for _ in range(200):
        weights.learn(broken)
    assert weights.present[rows("hours")[0]] == MOST * gain
    assert (weights.present[rows("hours")[1:]] == LEAST * gain).all()
    assert (weights.present[rows("one")] == NEVER * gain).all()


def test_no_choice_gains_more_than_the_dearest_gain() -> None:
    gain = Weights(MODEL).limit / LIMIT
    for choice in range(MODEL.whole):
        without, taken = np.zeros(MODEL.whole), np.zeros(MODEL.whole)
        taken[choice] = 1.0
        assert MODEL.value(MODEL.draft(without)) - MODEL.value(MODEL.draft(taken)) <= gain

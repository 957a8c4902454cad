"""From a relaxation to a rota: people one after another get whole shifts, the others stay as relaxed.

Each person's best roster against what is left is a tiny problem, solved to the end; the next person makes
up for what rounding the one before lost. Rules bind one person at a time, so there is always an answer.
"""

from collections.abc import Iterable
from time import monotonic

import numpy as np

from shiftplan.rota import backend
from shiftplan.rota.model import Model
from shiftplan.rota.pieces import piece_of
from shiftplan.rota.problem import Floats, Ints

SECONDS_EACH = 3.0
GAP = 1e-3


def round_people(model: Model, values: Floats, agents: Iterable[int], until: float) -> Floats | None:
    """Whole choices for `agents`, the others as `values` have them.

    When time runs out (`until`, monotonic) the rest stay as they are; None when that leaves parts of shifts.
    """
    values = values.copy()
    for agent in agents:
        left = until - monotonic()
        if left <= 0 or not _round(model, values, agent, min(left, SECONDS_EACH)):
            break
    chosen = np.round(values[: model.whole])
    return chosen if np.array_equal(chosen, values[: model.whole]) else None


def by_worth(model: Model) -> Ints:
    """People in the order that rounds best: those who serve most first, the small ones fill what is left."""
    choices = model.matrix[model.agent < 0][:, : model.whole]
    most = choices.max(axis=0).toarray().ravel() if choices.shape[0] else np.zeros(model.whole)
    owner = model.owner[: model.whole]
    people = np.unique(owner)
    worth = np.array([most[owner == agent].max(initial=0.0) for agent in people])
    return people[np.argsort(-worth, kind="stable")]


def _round(model: Model, values: Floats, agent: int, seconds: float) -> bool:
    """Give `agent` whole shifts in `values`; False when none were found in time."""
    free = np.nonzero(model.owner[: model.whole] == agent)[0]
    if not len(free):
        return True
    piece = piece_of(model, values, free)
    answer = backend.solve(piece.rows, seconds, gap=GAP)
    if answer.values is None:
        return False
    values[piece.columns] = answer.values
    values[free] = np.round(values[free])
    return True

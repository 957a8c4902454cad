"""Demands that people cannot meet: found by tiny problems, eased to the most that can be reached.

A demand is a hard row with a low side that no amount fills: hours or days promised, people who must be there.
Giving nobody any work keeps every other rule, so only demands (and locks) can make a plan impossible. What
cannot be reached is lowered to what can, so that the rest of the rota is still found; the finding says so.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from shiftplan.rota import backend
from shiftplan.rota.backend import Rows
from shiftplan.rota.breaks.resting import resting_of
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints

SECONDS = 5.0
EFFORT = 1e-3
"""What a unit of any column costs beside a whole demand that is not met (1000): as little work as will do."""


@dataclass(frozen=True, eq=False)
class Met:
    """How far demands can be met together: `values` (columns of the model), the `places` of movable breaks,
    and what each row lacks then.
    """

    values: Floats
    places: Ints
    rows: Ints
    lacking: Floats


def demands(model: Model) -> Ints:
    """The rows that ask for something and that no amount fills."""
    filled = np.zeros(model.rows, dtype=bool)
    for ladder in model.ladders:
        filled[ladder.rows] = True
    found: Ints = np.nonzero(_hard(model) & ~filled & (model.low > 0) & np.isfinite(model.low))[0]
    return found


def most_met(model: Model, rows: Ints) -> Met | None:
    """The least that the demands among `rows` must lack when all other `rows` are kept.

    None when no proof of that was found in time, or the other rows exclude each other.
    """
    asked = np.intersect1d(rows, demands(model))
    columns = np.unique(model.matrix[rows].indices).astype(np.int64)
    whole = int((columns < model.whole).sum())
    resting = resting_of(model, rows, columns[:whole])
    short = _ones(np.searchsorted(rows, asked), np.arange(len(asked)), (len(rows), len(asked)))
    part = model.matrix[rows][:, columns]
    main = sparse.hstack([part[:, :whole], -resting.taken, part[:, whole:], short])
    spare = sparse.csr_array((resting.breaks, len(columns) - whole + len(asked)))
    answer = backend.solve(
        Rows(
            cost=np.concatenate([np.full(len(columns) + resting.places, EFFORT), 1000.0 / model.low[asked]]),
            lower=_between(model.lower[columns], whole, np.zeros(resting.places), np.zeros(len(asked))),
            upper=_between(model.upper[columns], whole, np.ones(resting.places), model.low[asked]),
            matrix=sparse.csr_array(
                sparse.vstack([main, sparse.hstack([-resting.of_choice, resting.of_place, spare])])
            ),
            low=np.concatenate([model.low[rows], np.zeros(resting.breaks)]),
            high=np.concatenate([model.high[rows], np.zeros(resting.breaks)]),
            whole=whole + resting.places,
        ),
        SECONDS,
    )
    if answer.values is None or not answer.optimal:
        return None
    found = np.delete(answer.values, np.s_[whole : whole + resting.places])[: len(columns)]
    values = np.zeros(model.columns)
    values[columns] = np.round(found)
    places = resting.chosen(model, answer.values[whole : whole + resting.places])
    reached = model.matrix @ values - model.pauses.taken(values[: model.whole], places, model.rows)
    return Met(values, places, asked, np.maximum(0.0, model.low[asked] - reached[asked]))


def _ones(rows: Ints, columns: Ints, shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array(sparse.coo_array((np.ones(len(rows)), (rows, columns)), shape=shape))


def _between(bounds: Floats, whole: int, places: Floats, short: Floats) -> Floats:
    """Bounds of choices, places, amounts and what is short, in this order."""
    return np.concatenate([bounds[:whole], places, bounds[whole:], short])


def _hard(model: Model) -> Flags:
    """Which rows are of rules."""
    found: Flags = np.array([bool(code) for code in model.codes], dtype=bool)[model.code]
    return found


def within_reach(model: Model, asked: Ints) -> Met:
    """What each of these demands lacks when everybody who could help it does, whatever else they do then."""
    part = model.matrix[asked].tocoo()
    choices = part.col < model.whole
    most = np.zeros((len(asked), int(model.owner.max(initial=0)) + 1))
    usable = np.where(model.upper[part.col] > 0, part.data, 0.0)[choices]
    np.maximum.at(most, (part.row[choices], model.owner[part.col[choices]]), usable)
    lacking = np.maximum(0.0, model.low[asked] - most.sum(axis=1))
    return Met(np.zeros(model.columns), model.pauses.usual, asked, lacking)


def eased(model: Model, met: Met) -> Model:
    """The model with each demand lowered to what was reached."""
    low = model.low.copy()
    low[met.rows] -= met.lacking
    return replace(model, low=low)


def involved(model: Model, asked: Ints) -> Ints:
    """The hard rows of everybody whose choices could help these demands, and of those tied to them."""
    columns = model.matrix[asked].indices
    people = np.unique(model.owner[columns[columns < model.whole]])
    own = np.isin(model.agent, people)
    theirs = np.nonzero(np.isin(model.owner[: model.whole], people))[0]
    common = np.zeros(model.rows, dtype=bool)
    common[np.unique(model.by_column[:, theirs].indices)] = True
    hard = _hard(model)
    rows: Ints = np.nonzero((own & (hard | _helps(model))) | (common & hard & (model.agent < 0)))[0]
    return rows


def _helps(model: Model) -> Flags:
    """Rows of goals whose amounts hard rows count too, such as overtime."""
    hard = _hard(model)
    amounts = np.unique(model.matrix[np.nonzero(hard)[0]].indices)
    amounts = amounts[amounts >= model.whole]
    helps = np.zeros(model.rows, dtype=bool)
    helps[np.unique(model.by_column[:, amounts].indices)] = True
    return helps

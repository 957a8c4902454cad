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
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints

SECONDS = 5.0
EFFORT = 1e-3
"""What a unit of any column costs beside a unit that a demand is short of: as little work as will do."""


@dataclass(frozen=True, eq=False)
class Met:
    """How far demands can be met together: `values` (columns of the model) and what each row lacks then."""

    values: Floats
    rows: Ints
    lacking: Floats


def demands(model: Model) -> Ints:
    """The rows that ask for something and that no amount fills."""
    filled = np.zeros(model.rows, dtype=bool)
    for ladder in model.ladders:
        filled[ladder.rows] = True
    hard = np.array([bool(code) for code in model.codes], dtype=bool)[model.code]
    found: Ints = np.nonzero(hard & ~filled & (model.low > 0) & np.isfinite(model.low))[0]
    return found


def most_met(model: Model, rows: Ints) -> Met | None:
    """The least that the demands among `rows` must lack when all other `rows` are kept.

    None when no proof of that was found in time, or the other rows exclude each other.
    """
    asked = np.intersect1d(rows, demands(model))
    columns = np.unique(model.matrix[rows].indices).astype(np.int64)
    short = sparse.csr_array(
        sparse.coo_array(
            (np.ones(len(asked)), (np.searchsorted(rows, asked), np.arange(len(asked)))),
            shape=(len(rows), len(asked)),
        )
    )
    part = Rows(
        cost=np.concatenate([np.full(len(columns), EFFORT), _urgency(model, asked)]),
        lower=np.concatenate([model.lower[columns], np.zeros(len(asked))]),
        upper=np.concatenate([model.upper[columns], model.low[asked]]),
        matrix=sparse.csr_array(sparse.hstack([model.matrix[rows][:, columns], short])),
        low=model.low[rows],
        high=model.high[rows],
        whole=int((columns < model.whole).sum()),
    )
    answer = backend.solve(part, SECONDS)
    if answer.values is None or not answer.optimal:
        return None
    values = np.zeros(model.columns)
    values[columns] = np.round(answer.values[: len(columns)])
    lacking = np.maximum(0.0, model.low[asked] - model.matrix[asked] @ values)
    return Met(values, asked, lacking)


def within_reach(model: Model, asked: Ints) -> Met:
    """What each of these demands lacks when everybody who could help it does, whatever else they do then."""
    part = model.matrix[asked].tocoo()
    choices = part.col < model.whole
    most = np.zeros((len(asked), int(model.owner.max(initial=0)) + 1))
    usable = np.where(model.upper[part.col] > 0, part.data, 0.0)[choices]
    np.maximum.at(most, (part.row[choices], model.owner[part.col[choices]]), usable)
    lacking = np.maximum(0.0, model.low[asked] - most.sum(axis=1))
    return Met(np.zeros(model.columns), asked, lacking)


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
    hard = np.array([bool(code) for code in model.codes], dtype=bool)[model.code]
    rows: Ints = np.nonzero((own & (hard | _helps(model))) | (common & hard & (model.agent < 0)))[0]
    return rows


def _helps(model: Model) -> Flags:
    """Rows of goals whose amounts hard rows count too, such as overtime."""
    hard = np.array([bool(code) for code in model.codes], dtype=bool)[model.code]
    amounts = np.unique(model.matrix[np.nonzero(hard)[0]].indices)
    amounts = amounts[amounts >= model.whole]
    helps = np.zeros(model.rows, dtype=bool)
    helps[np.unique(model.by_column[:, amounts].indices)] = True
    return helps


def _urgency(model: Model, asked: Ints) -> Floats:
    """Demands weigh alike whatever they count: a whole one lacking costs 1000."""
    weights: Floats = 1000.0 / model.low[asked]
    return weights

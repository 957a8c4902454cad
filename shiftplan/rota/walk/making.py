"""Makes the board of a model."""

from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints
from shiftplan.rota.walk.board import (
    ASIDE,
    BEST,
    BREAKS,
    DAYS,
    DICE,
    DRY,
    END,
    HIGH,
    KINK,
    LIVE,
    LOW,
    MORE,
    PEOPLE,
    PLACES,
    RISE,
    ROW,
    TIDE,
    WEIGHT,
    Board,
)
from shiftplan.rota.walk.listing import firsts
from shiftplan.rota.walk.sharing import parts_of
from shiftplan.rota.walk.stretches import runs_of

LOG, WAITING, MOST_CELLS = 1 << 18, 1 << 14, 16
MIX = (0.15, 0.25, 0.1, 0.1, 0.1, 0.25, 0.05)
"""How often each kind of move is made, see `moves`."""


class Steps(NamedTuple):
    """All steps of all ladders: row, amount (from 0), where it begins, its length, its place in the row."""

    row: Ints
    amount: Ints
    begin: Floats
    most: Floats
    number: Ints


class Uses(NamedTuple):
    """Amounts in rows other than those of their ladder."""

    row: Ints
    amount: Ints
    share: Floats


def steps_of(model: Model) -> Steps:
    """The steps, row by row, in the order in which they are climbed."""
    parts = []
    for ladder in model.ladders:
        most = model.upper[ladder.steps]
        begin = np.cumsum(most, axis=1) - most
        number = np.broadcast_to(np.arange(most.shape[1]), most.shape)
        row = np.broadcast_to(ladder.rows[:, None], most.shape)
        parts.append(np.stack([row, ladder.steps - model.whole, begin, most, number]).reshape(5, -1))
    table = np.concatenate([np.zeros((5, 0)), *parts], axis=1)
    row, amount, begin, most, number = table[:, np.lexsort((table[4], table[0]))]
    return Steps(row.astype(np.int64), amount.astype(np.int64), begin, most, number.astype(np.int64))


def uses_of(model: Model, steps: Steps) -> Uses:
    """The uses, amount by amount."""
    entries = model.matrix[:, model.whole :].tocoo()
    row, amount = entries.row.astype(np.int64), entries.col.astype(np.int64)
    width = max(1, model.columns - model.whole)
    other = ~np.isin(row * width + amount, steps.row * width + steps.amount)
    row, amount, share = row[other], amount[other], entries.data[other]
    order = np.argsort(amount, kind="stable")
    return Uses(row[order], amount[order], share[order])


def wet_rows(model: Model, steps: Steps, uses: Uses) -> Flags:
    """Rows from which, or to which, a change runs on through amounts."""
    spread = np.bincount(steps.amount, minlength=model.columns - model.whole) > 1
    spread[uses.amount] = True
    wet = np.zeros(model.rows, dtype=bool)
    wet[uses.row] = True
    wet[steps.row[spread[steps.amount]]] = True
    return wet


def pools_of(model: Model, steps: Steps, uses: Uses) -> Ints:
    """By row a number that only rows have in common among which a change may run on."""
    size = model.rows + model.columns - model.whole
    row, amount = np.append(steps.row, uses.row), np.append(steps.amount, uses.amount)
    links = sparse.coo_array((np.ones(len(row)), (row, model.rows + amount)), shape=(size, size))
    found = csgraph.connected_components(links, directed=False)[1]
    pools: Ints = found[: model.rows].astype(np.int64)
    return pools


def rows_of(model: Model, steps: Steps, wet: Flags) -> tuple[Floats, Ints, Floats]:
    """The table of rows with no activity, and further kinks of dry ones: (first, (kink, rise))."""
    rows = np.zeros((model.rows, 8))
    rows[:, LOW], rows[:, HIGH], rows[:, KINK], rows[:, WEIGHT] = model.low, model.high, np.inf, 1.0
    np.add.at(rows[:, END], steps.row, steps.most)
    cost = model.cost[model.whole + steps.amount]
    rise = np.where(steps.number > 0, cost - np.roll(cost, 1), cost)
    dry = ~wet[steps.row]
    first, second = dry & (steps.number == 0), dry & (steps.number == 1)
    rows[steps.row[first], RISE] = rise[first]
    rows[steps.row[second], KINK], rows[steps.row[second], MORE] = steps.begin[second], rise[second]
    later = dry & (steps.number > 1)
    last = np.append(steps.row[1:] != steps.row[:-1], [True] * min(1, len(steps.row)))
    last &= dry & _may_end(model, rows)[steps.row]
    row = np.concatenate([steps.row[later], steps.row[last]])
    kink = np.concatenate([steps.begin[later], rows[steps.row[last], END]])
    bend = np.concatenate([rise[later], -cost[last]])
    rows[_unkinked(rows, row), KINK] = 0.0
    order = np.lexsort((kink, row))
    return rows, firsts(row[order], model.rows), np.stack([kink, bend], axis=1)[order]


def _may_end(model: Model, rows: Floats) -> Flags:
    """Rows whose ladder may end before they have what they need."""
    falls = np.asarray(model.matrix[:, : model.whole].min(axis=1).todense()).ravel() < 0
    flags: Flags = falls | (rows[:, END] < rows[:, LOW])
    return flags


def _unkinked(rows: Floats, row: Ints) -> Ints:
    """Rows with further kinks but no second step: let these be looked at."""
    found: Ints = row[np.isinf(rows[row, KINK])]
    return found


def kinds_of(model: Model, days: int) -> Ints:
    """The duty and post of each choice in one number: the same shift of two people on a day has the same.

    The problem numbers choices by agent, day, duty, post, so each cell begins at a multiple of the count of
    kinds, which is the largest number that keeps every choice behind the beginning of its cell.
    """
    cell = model.owner[: model.whole] * days + model.day
    later = cell > 0
    count = int((model.choices[later] // cell[later]).min(initial=1 << 40))
    kinds: Ints = model.choices - count * cell
    return kinds


def cells_of(model: Model) -> tuple[int, int, Ints, Ints]:
    """(people, days, firsts, choices): the choices that may change of each day of each person."""
    days, people = int(model.day.max(initial=0)) + 1, int(model.owner.max(initial=-1)) + 1
    free = np.nonzero(model.lower[: model.whole] < model.upper[: model.whole])[0]
    cells = model.owner[free] * days + model.day[free]
    order = np.argsort(cells, kind="stable")
    return people, days, firsts(cells[order], people * days), free[order]


def board_of(model: Model, seed: int) -> Board:
    """The board with nothing held and no activity."""
    people, days, cell_first, cell = cells_of(model)
    breaks = int(np.diff(model.pauses.first).max(initial=0))
    places = int(np.diff(model.pauses.places).max(initial=0))
    options = int(np.diff(cell_first).max(initial=0)) + 1
    rows, whole, real = _static(model, days)
    live = np.nonzero(np.diff(cell_first))[0]
    whole |= {"cell_first": cell_first, "cell": cell, "live": live}
    for name in ("held", "best_held"):
        whole[name] = np.full(people * days, -1)
    sizes = {"changed": people * days, "marked": people * days, "log": LOG, "due": WAITING}
    whole |= {name: np.zeros(size, dtype=np.int64) for name, size in sizes.items()}
    whole |= {name: np.zeros(MOST_CELLS, dtype=np.int64) for name in ("cells", "before", "after")}
    for name, count in (("place", people * days), ("best_place", people * days), ("trial", options)):
        whole[name] = np.zeros((count, breaks), dtype=np.int64)
    whole["before_place"] = np.zeros((MOST_CELLS, breaks), dtype=np.int64)
    real |= {"was": np.zeros(LOG), "due_share": np.zeros(WAITING), "price": np.zeros(places + options)}
    real["mix"] = np.append(np.cumsum(MIX)[:-1] / sum(MIX), 1.0)
    board = Board(rows, whole, real)
    board.floats[BEST] = np.inf
    board.ints[[DAYS, PEOPLE, DRY]] = days, people, board.real("beside").size
    board.whole("watched")[board.ints[DRY] :] += board.ints[TIDE]
    board.ints[ASIDE] = len(model.pauses.cost)
    board.ints[[BREAKS, PLACES, LIVE]] = breaks, places, len(live)
    board.ints[DICE] = np.random.default_rng(seed).integers(1, 1 << 62)
    return board


def _static(model: Model, days: int) -> tuple[Floats, dict[str, Ints], dict[str, Floats]]:
    """What the model says and no move changes: rows, and parts of the board."""
    steps = steps_of(model)
    uses = uses_of(model, steps)
    wet = wet_rows(model, steps, uses)
    rows, kink_first, kinks = rows_of(model, steps, wet)
    pools = pools_of(model, steps, uses)
    dry_parts, wet_parts = parts_of(model, wet, pools)
    runs = runs_of(model, days, dry_parts, wet_parts)
    tide = np.unique(pools[wet_parts.row[wet_parts.first[:-1]]], return_inverse=True)[1]
    amounts, damp = model.columns - model.whole, wet[steps.row]
    ranges, order = np.stack([steps.begin, steps.most], axis=1), np.argsort(steps.amount, kind="stable")
    asked = model.cost[model.whole :], model.lower[model.whole :]
    whole = {
        "kink_first": kink_first,
        "step_first": firsts(steps.row[damp], model.rows),
        "step": steps.amount[damp],
        "own_first": firsts(steps.amount[order], amounts),
        "own": steps.row[order],
        "use_first": firsts(uses.amount, amounts),
        "use": uses.row,
        "run_first": runs.first,
        "stretch": runs.stretch,
        "listed": runs.listed,
        "cell_parts": runs.of_cell,
        "watched": np.append(ROW * (dry_parts.row + 1), tide),
        "wet_first": wet_parts.first,
        "wet_row": wet_parts.row,
        "fed": np.bincount(uses.row, minlength=model.rows).clip(max=1),
        "plain": runs.plain,
        "pause_first": model.pauses.first,
        "place_first": model.pauses.places + model.whole,
        "kind": kinds_of(model, days),
    }
    real = {
        "kinks": kinks,
        "step_range": ranges[damp],
        "amounts": np.stack([np.zeros(amounts), *asked], axis=1),
        "own_range": ranges[order],
        "use_share": uses.share,
        "cost": runs.cost,
        "share": dry_parts.share,
        "beside": dry_parts.beside,
        "wet_share": wet_parts.share,
        "known": np.full((dry_parts.size + wet_parts.size, 2), np.nan),
        "tide": np.zeros(int(tide.max(initial=-1)) + 1),
        "sum": np.zeros(int(np.diff(runs.of_cell).max(initial=0)) + 1),
    }
    return rows, whole, real

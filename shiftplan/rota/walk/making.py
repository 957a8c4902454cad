"""Makes the board of a model."""

from typing import NamedTuple

import numpy as np
from scipy import sparse

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints
from shiftplan.rota.walk.board import BEST, BREAKS, DAYS, DICE, LIVE, PEOPLE, END, HIGH, KINK, LOW, MORE, RISE, WEIGHT, Board

LOG, WAITING, MOST_CELLS = 1 << 18, 1 << 14, 16


class Steps(NamedTuple):
    """All steps of all ladders: row, amount (from 0), where it begins, its length; and its place in the row."""

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


def firsts(numbers: Ints, count: int) -> Ints:
    """Where the run of each number from 0 begins in sorted `numbers`, and the end: (count + 1,)."""
    found: Ints = np.searchsorted(numbers, np.arange(count + 1)).astype(np.int64)
    return found


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
    last = np.append(steps.row[1:] != steps.row[:-1], True)[: len(steps.row)] & dry & _may_end(model, rows)[steps.row]
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


def entries_of(model: Model, wet: Flags) -> tuple[Ints, Ints, Ints, Floats]:
    """The entries of each choice (first, first wet, row, share): own dry rows, common ones, wet ones."""
    table = model.matrix[:, : model.whole].tocsc()
    columns = np.repeat(np.arange(model.whole), np.diff(table.indptr))
    return _sorted(model, wet, columns, table.indices, table.data, model.whole)


def spans_of(model: Model, wet: Flags) -> tuple[Ints, Ints, Ints, Floats]:
    """The like for what each place of a break takes."""
    pauses = model.pauses
    places = np.repeat(np.arange(len(pauses.span) - 1), np.diff(pauses.span))
    return _sorted(model, wet, places, pauses.rows, pauses.less, len(pauses.span) - 1)


def _sorted(
    model: Model, wet: Flags, at: Ints, row: Ints, share: Floats, count: int
) -> tuple[Ints, Ints, Ints, Floats]:
    order = np.lexsort((model.agent[row] < 0, wet[row], at))
    at, row, share = at[order], row[order], share[order]
    first = firsts(at, count)
    dry = np.bincount(at[~wet[row]], minlength=count)
    return first, first[:-1] + dry, row.astype(np.int64), share.astype(np.float64)


def kinds_of(model: Model) -> Ints:
    """Equal numbers for choices of one day that serve the same rows that people share."""
    goals = np.nonzero((model.agent < 0) & np.isneginf(model.low).__invert__())[0]
    table = sparse.csc_array(model.matrix[goals][:, : model.whole])
    names = np.random.default_rng(1).integers(1, 1 << 40, len(goals))
    table.data = names[table.indices].astype(np.float64)
    total: Ints = np.asarray(table.sum(axis=0)).ravel().astype(np.int64)
    return total


def board_of(model: Model, seed: int) -> Board:
    """The board with nothing held and no activity."""
    steps = steps_of(model)
    uses = uses_of(model, steps)
    wet = wet_rows(model, steps, uses)
    rows, kink_first, kinks = rows_of(model, steps, wet)
    entry_first, entry_wet, entry, share = entries_of(model, wet)
    span_first, span_wet, span, less = spans_of(model, wet)
    amounts = model.columns - model.whole
    damp = wet[steps.row]
    by_amount = np.argsort(steps.amount, kind="stable")
    pauses = model.pauses
    days = int(model.day.max(initial=0)) + 1
    people = int(model.owner.max(initial=-1)) + 1
    free = np.nonzero(model.lower[: model.whole] < model.upper[: model.whole])[0]
    cells = model.owner[free] * days + model.day[free]
    order = np.argsort(cells, kind="stable")
    cell_first = firsts(cells[order], people * days)
    options = int(np.diff(cell_first).max(initial=0))
    breaks = int(np.diff(pauses.first).max(initial=0))
    def numbers(*shape: int) -> Ints:
        return np.zeros(shape, dtype=np.int64)

    parts: dict[str, Ints | Floats] = {
        "kink_first": kink_first,
        "kinks": kinks,
        "step_first": firsts(steps.row[damp], model.rows),
        "step": steps.amount[damp],
        "step_range": np.stack([steps.begin, steps.most], axis=1)[damp],
        "amounts": np.stack([np.zeros(amounts), model.cost[model.whole :], model.lower[model.whole :]], axis=1),
        "own_first": firsts(steps.amount[by_amount], amounts),
        "own": steps.row[by_amount],
        "own_range": np.stack([steps.begin, steps.most], axis=1)[by_amount],
        "use_first": firsts(uses.amount, amounts),
        "use": uses.row,
        "use_share": uses.share,
        "cost": model.cost[: model.whole].copy(),
        "kind": kinds_of(model),
        "entry_first": entry_first,
        "entry_wet": entry_wet,
        "entry": entry,
        "share": share,
        "pause_first": pauses.first,
        "place_first": pauses.places,
        "place_cost": pauses.cost,
        "span_first": span_first,
        "span_wet": span_wet,
        "span": span,
        "less": less,
        "cell_first": cell_first,
        "cell": free[order],
        "live": np.nonzero(np.diff(cell_first))[0],
        "held": numbers(people * days) - 1,
        "place": numbers(people * days, breaks),
        "best_held": numbers(people * days) - 1,
        "best_place": numbers(people * days, breaks),
        "changed": numbers(people * days),
        "marked": numbers(people * days),
        "log": numbers(LOG),
        "was": np.zeros(LOG),
        "todo": numbers(WAITING),
        "todo_share": np.zeros(WAITING),
        "price": np.zeros(options + 1),
        "place_price": np.zeros(int(np.diff(pauses.places).max(initial=0)) + 1),
        "trial": numbers(options + 1, breaks),
        "cells": numbers(MOST_CELLS),
        "before": numbers(MOST_CELLS),
        "before_place": numbers(MOST_CELLS, breaks),
        "after": numbers(MOST_CELLS),
        "mix": np.append(np.cumsum([0.3, 0.5, 0.2, 0.0, 0.0, 0.0])[:6], 2.0),
    }
    board = Board(rows, parts)
    board.floats[BEST] = np.inf
    board.ints[[DICE, DAYS, PEOPLE, BREAKS, LIVE]] = seed * 2_685_821_657 + 88_172_645_463_325_252, days, people, breaks, len(parts["live"])
    return board

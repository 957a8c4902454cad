"""The board of a walk: the model as flat arrays, and where the walk stands on it.

A row costs a convex function of its activity: what its ladder's steps cost, and what it is broken by. A
row is *dry* when that is all; it is *wet* when an amount of its ladder also stands in other rows, or when
amounts of other ladders stand in it: then a change runs on from row to row.
"""

from typing import NamedTuple

from shiftplan.rota.problem import Floats, Ints

ACTIVITY, LOW, HIGH, END, WEIGHT, RISE, KINK, MORE = range(8)
"""Columns of `rows`: activity now; sides; how much the ladder fills at most; what breaking it by one costs;
cost of the first step, where the second begins, and how much dearer it is."""
VALUE, EXCESS, PENALTY, BEST = range(4)
"""Entries of `score`: the model's value, the sum by which rows are broken, the same by weight, the best value."""
LOGGED, BROKEN, CHANGED = range(3)
"""Entries of `count`: log entries, broken rows, cells changed since the best was noted."""


class Board(NamedTuple):
    """Arrays named `…_first` begin a run for each number: run i is first[i]:first[i + 1]."""

    rows: Floats
    kink_first: Ints
    kinks: Floats
    step_first: Ints
    step: Ints
    step_range: Floats
    amounts: Floats
    own_first: Ints
    own: Ints
    own_range: Floats
    use_first: Ints
    use: Ints
    use_share: Floats
    cost: Floats
    kind: Ints
    entry_first: Ints
    entry_wet: Ints
    entry: Ints
    share: Floats
    pause_first: Ints
    place_first: Ints
    place_cost: Floats
    span_first: Ints
    span_wet: Ints
    span: Ints
    less: Floats
    cell_first: Ints
    cell: Ints
    live: Ints
    held: Ints
    place: Ints
    best_held: Ints
    best_place: Ints
    changed: Ints
    marked: Ints
    score: Floats
    count: Ints
    log: Ints
    was: Floats
    todo: Ints
    todo_share: Floats
    price: Floats
    place_price: Floats
    trial: Ints
    cells: Ints
    before: Ints
    before_place: Ints
    after: Ints
    dice: Ints
    mix: Floats

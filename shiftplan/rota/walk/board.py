"""The board of a walk: the model and where the walk stands on it, in two flat arrays, whole numbers and floats.

A row costs a convex function of its activity: what its ladder's steps cost, and what it is broken by. A
row is *dry* when that is all; it is *wet* when an amount of its ladder also stands in other rows, or when
amounts of other ladders stand in it: then a change runs on from row to row.

Compiled functions that get two arrays are called without counting references to fifty, and compile fast.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from shiftplan.rota.problem import Floats, Ints

VALUE, EXCESS, PENALTY, BEST = range(4)
"""First of the floats: the model's value, the sum by which rows are broken, the same by weight, the best value."""
ACTIVITY, LOW, HIGH, END, WEIGHT, RISE, KINK, MORE = range(8)
"""Then eight a row: activity; sides; how much the ladder fills at most; what breaking the row by one costs;
cost of the first step, where the second begins, and how much dearer it is. Row r begins at 8 · (r + 1)."""
ROW = 8

LOGGED, BROKEN, CHANGED, DICE, DAYS, PEOPLE, BREAKS, LIVE = range(8)
"""First of the whole numbers: entries of the log; broken rows; cells changed since the best was noted; the
random state; days; people; most breaks of a choice; cells with choices."""

WHOLE = (
    "kink_first", "step_first", "step", "own_first", "own", "use_first", "use",
    "entry_first", "entry_wet", "entry", "pause_first", "place_first", "span_first", "span_wet", "span",
    "kind", "cell_first", "cell", "live", "held", "place", "best_held", "best_place", "changed", "marked",
    "log", "todo", "trial", "cells", "before", "before_place", "after",
)  # fmt: skip
REAL = (
    "kinks", "step_range", "amounts", "own_range", "use_share", "cost", "share", "place_cost", "less",
    "was", "todo_share", "price", "place_price", "mix",
)  # fmt: skip
"""Parts of the arrays. Those named `…_first` begin a run for each number: run i is first[i]:first[i + 1]."""
(
    KINK_FIRST, STEP_FIRST, STEP, OWN_FIRST, OWN, USE_FIRST, USE,
    ENTRY_FIRST, ENTRY_WET, ENTRY, PAUSE_FIRST, PLACE_FIRST, SPAN_FIRST, SPAN_WET, SPAN,
    KIND, CELL_FIRST, CELL, LIVE_CELLS, HELD, PLACE, BEST_HELD, BEST_PLACE, CHANGED_CELLS, MARKED,
    LOG, TODO, TRIAL, CELLS, BEFORE, BEFORE_PLACE, AFTER,
    KINKS, STEP_RANGE, AMOUNTS, OWN_RANGE, USE_SHARE, COST, SHARE, PLACE_COST, LESS,
    WAS, TODO_SHARE, PRICE, PLACE_PRICE, MIX,
) = range(8, 8 + len(WHOLE) + len(REAL))  # fmt: skip
"""Where the whole numbers say at which place each part begins."""


class Board:
    """`ints` and `floats` for the compiled functions, and their parts by name."""

    def __init__(self, rows: Floats, parts: Mapping[str, Ints | Floats]) -> None:
        head = 8 + len(WHOLE) + len(REAL)
        whole, wide = _starts(head, (parts[name].size for name in WHOLE))
        real, long = _starts(ROW + rows.size, (parts[name].size for name in REAL))
        self.ints = np.zeros(wide, dtype=np.int64)
        self.floats = np.zeros(long)
        self.ints[8:head] = whole + real
        self.rows = self.floats[ROW : ROW + rows.size].reshape(rows.shape)
        self.rows[:] = rows
        self._parts: dict[str, Ints | Floats] = {}
        for names, starts, array in ((WHOLE, whole, self.ints), (REAL, real, self.floats)):
            for name, start in zip(names, starts, strict=True):
                part = array[start : start + parts[name].size].reshape(parts[name].shape)
                part[...] = parts[name]
                self._parts[name] = part

    def whole(self, name: str) -> Ints:
        """A part of the whole numbers."""
        return self._parts[name].view(np.int64)

    def real(self, name: str) -> Floats:
        """A part of the floats."""
        return self._parts[name].view(np.float64)


def _starts(first: int, sizes: Iterable[int]) -> tuple[list[int], int]:
    """Where parts of these sizes begin one after another, and where the last ends."""
    ends = np.cumsum([first, *sizes]).tolist()
    return ends[:-1], ends[-1]

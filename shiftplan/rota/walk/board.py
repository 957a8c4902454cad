"""The board of a walk: the model and where the walk stands, in two flat arrays: whole numbers and floats.

A row costs a convex function of its activity: what its ladder's steps cost, and what it is broken by. A
row is *dry* when that is all; it is *wet* when an amount of its ladder also stands in other rows, and
*linked* when amounts of other ladders stand in it: then a change runs on from row to row.

A *part* is a share in a dry row, or all that one run has in wet rows that hang together; runs share parts.
What taking it would add to value and penalty is kept for as long as the float that it *watches* is the same:
the activity of its row, or the *tide* of its wet rows, a number that changes with them.

A *run* is a set of parts that come and go together: that of a choice, or of a place of a break (what it takes
is negative). Runs of choices have the choices' numbers, those of places follow; a third kind are the places
again, priced beside their choice, that is as if it were taken too.

The parts that a cell needs are listed once; a run is some stretches of that list, for a shift is a stretch of
the slots of a day. So before the options of a cell are priced its list is summed up, and the price of a
stretch is what the sum at its end is more than that at its beginning.

Compiled functions that get two arrays count two references, not fifty, and compile fast.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from shiftplan.rota.problem import Floats, Ints

VALUE, PENALTY, BEST, LIMIT = range(4)
"""First of the floats: the model's value, what the broken rows weigh, the value of the best draft, and a
price at which nobody asks how much dearer it may be."""
ACTIVITY, LOW, HIGH, END, WEIGHT, RISE, KINK, MORE = range(8)
"""Then eight a row: activity; sides; how much the ladder fills at most; what breaking the row by one weighs;
cost of the first step, where the second begins, and how much dearer it is. Row r begins at 8 · (r + 1)."""
ROW = 8

LOGGED, BROKEN, CHANGED, DICE, DAYS, PEOPLE, DRY, ASIDE, SUMMED, TIDES, BREAKS, PLACES, LIVE = range(13)
"""First of the whole numbers: entries of the log; broken rows; cells changed since the best was noted; the
random state; days; people; dry parts, which come first; how far the run of a place beside its choice is from
that of the place; where the sum before the first listed part would stand, were all summed up; tides so far;
most breaks of a choice; most places of a break; cells with choices."""
HEAD = 13

WHOLE = (
    "kink_first", "step_first", "step", "own_first", "own", "use_first", "use",
    "run_first", "stretch", "listed", "cell_parts", "watched", "wet_first", "wet_row", "fed",
    "plain", "pause_first", "place_first", "kind",
    "cell_first", "cell", "live", "held", "place", "best_held", "best_place", "changed", "marked",
    "log", "due", "trial", "cells", "before", "before_place", "after",
)  # fmt: skip
REAL = (
    "kinks", "step_range", "amounts", "own_range", "use_share", "cost", "share", "beside", "wet_share",
    "known", "tide", "sum", "was", "due_share", "price", "mix",
)  # fmt: skip
"""Parts of the arrays. Those named `…_first` begin a run for each number: run i is first[i]:first[i + 1]."""
(
    KINK_FIRST, STEP_FIRST, STEP, OWN_FIRST, OWN, USE_FIRST, USE,
    RUN_FIRST, STRETCH, LISTED, CELL_PARTS, WATCHED, WET_FIRST, WET_ROW, FED,
    PLAIN, PAUSE_FIRST, PLACE_FIRST, KIND,
    CELL_FIRST, CELL, LIVE_CELLS, HELD, PLACE, BEST_HELD, BEST_PLACE, CHANGED_CELLS, MARKED,
    LOG, DUE, TRIAL, CELLS, BEFORE, BEFORE_PLACE, AFTER,
    KINKS, STEP_RANGE, AMOUNTS, OWN_RANGE, USE_SHARE, COST, SHARE, BESIDE, WET_SHARE,
    KNOWN, TIDE, SUM, WAS, DUE_SHARE, PRICE, MIX,
) = range(HEAD, HEAD + len(WHOLE) + len(REAL))  # fmt: skip
"""Where the whole numbers say at which place each part begins."""


class Board:
    """`ints` and `floats` for the compiled functions, and their parts by name."""

    def __init__(self, rows: Floats, whole: Mapping[str, Ints], real: Mapping[str, Floats]) -> None:
        head = HEAD + len(WHOLE) + len(REAL)
        self._whole = _starts(head, (whole[name].size for name in WHOLE))
        self._real = _starts(ROW + rows.size, (real[name].size for name in REAL))
        self._shapes = {name: part.shape for name, part in (*whole.items(), *real.items())}
        self.ints = np.zeros(self._whole[-1], dtype=np.int64)
        self.floats = np.zeros(self._real[-1])
        self.ints[HEAD:head] = self._whole[:-1] + self._real[:-1]
        self.rows = self.floats[ROW : ROW + rows.size].reshape(rows.shape)
        self.rows[:] = rows
        for name in WHOLE:
            self.whole(name)[...] = whole[name]
        for name in REAL:
            self.real(name)[...] = real[name]

    def whole(self, name: str) -> Ints:
        """A part of the whole numbers."""
        at = WHOLE.index(name)
        return self.ints[self._whole[at] : self._whole[at + 1]].reshape(self._shapes[name])

    def real(self, name: str) -> Floats:
        """A part of the floats."""
        at = REAL.index(name)
        return self.floats[self._real[at] : self._real[at + 1]].reshape(self._shapes[name])


def _starts(first: int, sizes: Iterable[int]) -> list[int]:
    """Where parts of these sizes begin one after another, and where the last ends."""
    found: list[int] = np.cumsum([first, *sizes]).tolist()
    return found

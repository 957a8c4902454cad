"""A piece of the model: some choices free, all others as they are. Small enough for a solver to finish.

Everybody's breaks are free in it, so that those who stay can make room for what the others do.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from shiftplan.rota.backend import Rows
from shiftplan.rota.breaks.counts import counts_of
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints


@dataclass(frozen=True)
class Piece:
    """`columns` of `Counts.rows`, free choices first, then breaks, then amounts that move; and their rows."""

    columns: Ints
    rows: Rows


class Sheet:
    """What all pieces of a model are cut from."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.counts = counts_of(model)

    @cached_property
    def _by_column(self) -> sparse.csc_array:
        return self.counts.rows.matrix.tocsc()

    def values(self, draft: Draft) -> Floats:
        """All columns as a draft has them."""
        return self.counts.values(draft)

    def draft(self, values: Floats, before: Draft) -> Draft:
        """The draft of these columns, breaks where they were `before` as far as may be."""
        return self.counts.draft(values, before)

    def piece(self, values: Floats, free: Ints) -> Piece:
        """The piece in which the choices `free` are open and all others stay at `values`."""
        breaks = self._breaks_in(self._rows_with(free), values, free)
        whole = np.concatenate([free, breaks])
        columns = np.concatenate([whole, self._amounts_moved_by(whole)])
        return self._cut(columns, self._rows_with(columns), len(whole), values)

    def all(self) -> Piece:
        """Everything open: the whole model."""
        columns = np.arange(len(self.counts.rows.cost))
        amounts = (columns >= self.model.whole) & (columns < self.model.columns)
        order = np.concatenate([columns[~amounts], columns[amounts]])
        rows = np.arange(len(self.counts.rows.low))
        return self._cut(order, rows, int((~amounts).sum()), np.zeros(len(columns)))

    def _cut(self, columns: Ints, touched: Ints, whole: int, values: Floats) -> Piece:
        """These columns and rows, all else at `values`; the first `whole` of the columns are integer."""
        rows, held = self.counts.rows, values.copy()
        held[columns] = 0.0
        part = rows.matrix[touched]
        fixed = part @ held
        cut = Rows(
            cost=rows.cost[columns],
            lower=rows.lower[columns],
            upper=rows.upper[columns],
            matrix=part[:, columns],
            low=rows.low[touched] - fixed,
            high=rows.high[touched] - fixed,
            whole=whole,
        )
        return Piece(columns, cut)

    def _rows_with(self, columns: Ints) -> Ints:
        return np.unique(self._by_column[:, columns].indices).astype(np.int64)

    def _columns_of(self, rows: Ints) -> Ints:
        return np.unique(self.counts.rows.matrix[rows].indices).astype(np.int64)

    def _amounts_moved_by(self, whole: Ints) -> Ints:
        """Amounts in the rows of these columns, and in the rows of those amounts, and so on."""
        found, before = np.zeros(0, dtype=np.int64), -1
        while len(found) > before:
            before = len(found)
            touched = self._columns_of(self._rows_with(np.concatenate([whole, found])))
            found = touched[(touched >= self.model.whole) & (touched < self.model.columns)]
        return found

    def _breaks_in(self, rows: Ints, values: Floats, free: Ints) -> Ints:
        """The breaks that stand in these rows, of groups that somebody is or may be in."""
        touched = self._columns_of(rows)
        touched = touched[touched >= self.model.columns]
        group = np.repeat(np.arange(len(self.counts.first)), np.diff(self.counts.starts))
        return touched[self._manned(values, free)[group[touched - self.model.columns]]]

    def _manned(self, values: Floats, free: Ints) -> Flags:
        """(groups,): whether somebody is or may be on a shift with the break."""
        chosen = values[: self.model.whole] > 0
        chosen[free] = True
        manned = np.zeros(len(self.counts.first), dtype=bool)
        manned[self.counts.group[chosen[self.model.pauses.choice]]] = True
        return manned

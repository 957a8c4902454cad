"""Cuts: rows that every rota keeps and that the relaxation's values break, made by rounding a row of cover.

Mixed-integer rounding (Nemhauser and Wolsey 1990). From Σ a·x + Σ c·v ≥ b with whole x ≥ 0 and amounts v ≥ 0
follows, for any scale d > 0 and f = b/d − ⌊b/d⌋ > 0:
Σ (⌊a/d⌋ + min(1, (a/d − ⌊a/d⌋)/f))·x + Σ max(0, c)·v/(d·f) ≥ ⌈b/d⌉. An amount above half of its bound counts
from there: v = upper − v′. So a slot that needs 3.4 agents knows that three whole ones leave 0.4.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from shiftplan.rota.backend import Rows
from shiftplan.rota.problem import Flags, Floats, Ints

PARTS = (1, 2, 3)
"""The scales tried: each entry of the row divided by these."""
LEAST_FRACTION = 0.02
LEAST_VIOLATION, LEAST_SLACK = 1e-3, 0.05
NEARLY = 1e-9


@dataclass(frozen=True)
class Cut:
    """Σ values·columns ≥ low, broken by `violation`."""

    columns: Ints
    values: Floats
    low: float
    violation: float


@dataclass(frozen=True, eq=False)
class Cuts:
    """matrix·v ≥ low for every rota."""

    matrix: sparse.csr_array
    low: Floats

    def and_more(self, more: "Cuts") -> "Cuts":
        matrix = sparse.csr_array(sparse.vstack([self.matrix, more.matrix]))
        return Cuts(matrix, np.concatenate([self.low, more.low]))


def more_cuts(rows: Rows, values: Floats, candidates: Ints) -> Cuts | None:
    """The best cut of each candidate row that `values` break; None when there is none."""
    found = [cut for row in candidates for cut in [_best(rows, values, int(row))] if cut is not None]
    if not found:
        return None
    number = np.repeat(np.arange(len(found)), [len(cut.columns) for cut in found])
    columns = np.concatenate([cut.columns for cut in found])
    entries = np.concatenate([cut.values for cut in found]), (number, columns)
    matrix = sparse.coo_array(entries, shape=(len(found), rows.matrix.shape[1]))
    return Cuts(sparse.csr_array(matrix), np.array([cut.low for cut in found]))


def thinned(cuts: Cuts | None, values: Floats) -> Cuts | None:
    """The cuts that bind at `values`."""
    if cuts is None:
        return None
    binding = np.nonzero(cuts.matrix @ values - cuts.low < LEAST_SLACK)[0]
    return Cuts(cuts.matrix[binding], cuts.low[binding]) if len(binding) else None


def joined(rows: Rows, cuts: Cuts) -> Rows:
    """The rows, then the cuts."""
    return replace(
        rows,
        matrix=sparse.csr_array(sparse.vstack([rows.matrix, cuts.matrix])),
        low=np.concatenate([rows.low, cuts.low]),
        high=np.concatenate([rows.high, np.full(len(cuts.low), np.inf)]),
    )


def _best(rows: Rows, values: Floats, row: int) -> Cut | None:
    """The most broken cut of one row, of all scales."""
    inside = slice(rows.matrix.indptr[row], rows.matrix.indptr[row + 1])
    columns, entries = rows.matrix.indices[inside].astype(np.int64), rows.matrix.data[inside]
    whole = columns < rows.whole
    upper, at = rows.upper[columns], values[columns]
    flipped = ~whole & (at > upper / 2)
    signed = np.where(flipped, -entries, entries)
    low = rows.low[row] - entries[flipped] @ upper[flipped]
    height = np.where(flipped, upper - at, at)
    best: Cut | None = None
    for scale in _scales(entries[whole]):
        shares, fraction = _rounded(signed / scale, whole, low / scale)
        if fraction < LEAST_FRACTION:
            continue
        size = scale * fraction
        side = size * np.ceil(low / scale - NEARLY)
        violation = float(side - size * (shares @ height))
        if violation > LEAST_VIOLATION and (best is None or violation > best.violation):
            turned = size * np.where(flipped, -shares, shares)
            shift = float(size * (shares[flipped] @ upper[flipped]))
            best = Cut(columns, turned, float(side) - shift, violation)
    return best


def _scales(entries: Floats) -> Floats:
    sizes = np.unique(np.round(np.abs(entries), 9))
    found: Floats = np.unique(np.concatenate([sizes[sizes > NEARLY] / part for part in PARTS]))
    return found


def _rounded(entries: Floats, whole: Flags, low: float) -> tuple[Floats, float]:
    """The cut's entries, and the fraction of its side that is rounded up."""
    fraction = low - np.floor(low + NEARLY)
    if fraction < LEAST_FRACTION:
        return entries, 0.0
    floor = np.floor(entries + NEARLY)
    steps = floor + np.minimum(1.0, np.maximum(0.0, entries - floor) / fraction)
    shares: Floats = np.where(whole, steps, np.maximum(0.0, entries) / fraction)
    return shares, float(fraction)

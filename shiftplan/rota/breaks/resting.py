"""Movable breaks of some choices, each place a column of its own: exact, for small problems."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints


@dataclass(frozen=True, eq=False)
class Resting:
    """`taken` (rows, places) is what each place takes; `of_choice` (breaks, choices) and `of_place` (breaks,
    places) say whose break it is: each break of a choice that is taken has one place.
    """

    taken: sparse.csr_array
    of_choice: sparse.csr_array
    of_place: sparse.csr_array
    numbers: Ints

    @property
    def places(self) -> int:
        return int(self.of_place.shape[1])

    @property
    def breaks(self) -> int:
        return int(self.of_place.shape[0])

    def chosen(self, model: Model, values: Floats) -> Ints:
        """The place of every break of the model: those here as `values` have them, the others usual."""
        found = model.pauses.usual.copy()
        taken = self.of_place.tocoo()
        for number, place in zip(taken.row, taken.col, strict=True):
            if values[place] > 0.5:  # noqa: PLR2004 - whole, up to rounding
                at = self.numbers[number]
                found[at] = place - self.of_place.indices[self.of_place.indptr[number]]
        return found


def resting_of(model: Model, rows: Ints, choices: Ints) -> Resting:
    """The breaks of `choices` that take from `rows`; both in the model's numbers, sorted."""
    pauses = model.pauses
    own = np.nonzero(np.isin(pauses.choice, choices))[0]
    breaks = own[[_takes_from(model, int(number), rows) for number in own]]
    counts = pauses.places[breaks + 1] - pauses.places[breaks]
    places = np.concatenate(
        [np.zeros(0, dtype=np.int64), *(np.arange(*_span(pauses.places, one)) for one in breaks)]
    )
    shape = len(breaks), int(counts.sum())
    of_place = sparse.csr_array(
        sparse.coo_array(
            (np.ones(shape[1]), (np.repeat(np.arange(len(breaks)), counts), np.arange(shape[1]))), shape
        )
    )
    at = np.searchsorted(choices, pauses.choice[breaks])
    of_choice = sparse.csr_array(
        sparse.coo_array((np.ones(len(breaks)), (np.arange(len(breaks)), at)), (len(breaks), len(choices)))
    )
    return Resting(_taken(model, rows, places), of_choice, of_place, breaks)


def _span(starts: Ints, number: int) -> tuple[int, int]:
    return int(starts[number]), int(starts[number + 1])


def _takes_from(model: Model, number: int, rows: Ints) -> bool:
    pauses = model.pauses
    first, last = _span(pauses.places, number)
    return bool(np.isin(pauses.rows[pauses.span[first] : pauses.span[last]], rows).any())


def _taken(model: Model, rows: Ints, places: Ints) -> sparse.csr_array:
    """What each place takes from each of the rows."""
    pauses = model.pauses
    nothing = np.zeros(0, dtype=np.int64)
    entries = np.concatenate([nothing, *(np.arange(*_span(pauses.span, int(one))) for one in places)])
    counts = (pauses.span[places + 1] - pauses.span[places]).astype(np.int64)
    column = np.repeat(np.arange(len(places)), counts)
    row = np.searchsorted(rows, pauses.rows[entries])
    here = np.isin(pauses.rows[entries], rows)
    found = (pauses.less[entries][here], (row[here], column[here]))
    return sparse.csr_array(sparse.coo_array(found, (len(rows), len(places))))

"""Makes the parts that the runs of a model share."""

from typing import NamedTuple

import numpy as np

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints
from shiftplan.rota.walk.listing import alike, changes, numbered, ranges


class Entries(NamedTuple):
    """What each run has in each row; `beside` is what the choice of a place has there that is taken too."""

    run: Ints
    row: Ints
    share: Floats
    beside: Floats

    def only(self, which: Flags | Ints) -> "Entries":
        """Those flagged, or those at these places."""
        return Entries(self.run[which], self.row[which], self.share[which], self.beside[which])


class Parts(NamedTuple):
    """Parts, all dry or all wet, and which runs have them.

    Part p has the entries `first[p]:first[p + 1]` of row, share and beside, a dry one just one; then pairs of
    run and part.
    """

    first: Ints
    row: Ints
    share: Floats
    beside: Floats
    run: Ints
    part: Ints

    @property
    def size(self) -> int:
        """How many parts there are."""
        return len(self.first) - 1


def parts_of(model: Model, wet: Flags, pools: Ints) -> tuple[Parts, Parts]:
    """The dry and the wet parts; rows among which a change may run on have the same of `pools`."""
    entries = _entries_of(model, wet)
    damp = wet[entries.row]
    return _dry_parts(entries.only(~damp)), _wet_parts(entries.only(damp), pools)


def choice_of_place(model: Model) -> Ints:
    """The choice to whose break each place belongs."""
    return np.repeat(model.pauses.choice, np.diff(model.pauses.places))


def _entries_of(model: Model, wet: Flags) -> Entries:
    """Of the choices, of the places of breaks, and of these again in dry rows, beside their choices."""
    pauses, table = model.pauses, model.matrix[:, : model.whole].tocsc()
    choice = np.repeat(np.arange(model.whole), np.diff(table.indptr))
    place = np.repeat(np.arange(len(pauses.cost)), np.diff(pauses.span)) + model.whole
    dry = ~wet[pauses.rows]
    again = place[dry] + len(pauses.cost)
    beside = _beside(model, place[dry], pauses.rows[dry])
    return Entries(
        np.concatenate([choice, place, again]).astype(np.int64),
        np.concatenate([table.indices, pauses.rows, pauses.rows[dry]]).astype(np.int64),
        np.concatenate([table.data, -pauses.less, -pauses.less[dry]]),
        np.append(np.zeros(len(choice) + len(place)), beside),
    )


def _beside(model: Model, run: Ints, row: Ints) -> Floats:
    """The shares that the choices of places have in rows of these."""
    if not len(run):
        return np.zeros(0)
    table = model.matrix[:, : model.whole].tocoo()
    keys = table.col.astype(np.int64) * model.rows + table.row
    order = np.argsort(keys)
    asked = choice_of_place(model)[run - model.whole] * model.rows + row
    at = np.minimum(np.searchsorted(keys[order], asked), len(keys) - 1)
    return np.where(keys[order][at] == asked, table.data[order][at], 0.0)


def _dry_parts(entries: Entries) -> Parts:
    """One for all entries with the same share in the same row beside the same."""
    first, part = numbered(entries.row, entries.share, entries.beside)
    _, row, share, beside = entries.only(first)
    return Parts(np.arange(len(first) + 1), row, share, beside, entries.run, part)


def _wet_parts(entries: Entries, pools: Ints) -> Parts:
    """One for all runs that have the same in the rows of a pool."""
    entries = entries.only(np.lexsort((entries.row, pools[entries.row], entries.run)))
    begins = np.nonzero(changes(entries.run, pools[entries.row]))[0]
    lengths = np.diff(np.append(begins, len(entries.run)))
    first, part = alike(begins, lengths, numbered(entries.row, entries.share)[1])
    _, row, share, beside = entries.only(ranges(begins[first], lengths[first]))
    ends = np.append(0, np.cumsum(lengths[first]))
    return Parts(ends, row, share, beside, entries.run[begins], part)

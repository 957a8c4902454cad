"""The rows with movable breaks as whole numbers: how many of those who are alike rest at each place.

Two breaks are alike when each of their places takes the same from the same rows. Who of them rests when makes
no difference, so these counts (Aykin 1996) say all that a rota says of its breaks, and its value with them.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from shiftplan.rota.backend import Rows
from shiftplan.rota.breaks.pauses import Pauses, ranges
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints


@dataclass(frozen=True, eq=False)
class Counts:
    """`group` (breaks,) says who are alike; `first` (groups,) is one break of each, which stands for all.

    Places of group g are `starts[g]:starts[g + 1]`; columns of the rows are the model's, then these.
    """

    model: Model
    group: Ints
    first: Ints

    @cached_property
    def starts(self) -> Ints:
        return np.concatenate([[0], np.cumsum(np.diff(self.model.pauses.places)[self.first])])

    @cached_property
    def rows(self) -> Rows:
        """The model's rows, then one a group: as many rest as are on a shift with the break."""
        model, pauses, zeros = self.model, self.model.pauses, np.zeros(len(self.first))
        places = ranges(pauses.places[self.first], pauses.places[self.first + 1])
        most = np.bincount(self.group, minlength=len(self.first)).astype(np.float64)
        matrix = sparse.block_array([[model.matrix, self._taken(places)], [self._shifts(), self._rested()]])
        return Rows(
            cost=np.concatenate([model.cost, pauses.cost[places]]),
            lower=np.concatenate([model.lower, np.zeros(len(places))]),
            upper=np.concatenate([model.upper, np.repeat(most, np.diff(self.starts))]),
            matrix=sparse.csr_array(matrix),
            low=np.concatenate([model.low, zeros]),
            high=np.concatenate([model.high, zeros]),
            whole=model.whole,
        )

    def values(self, draft: Draft) -> Floats:
        """The columns as a draft has them."""
        breaks, _ = self.model.pauses.held(draft.chosen, draft.places)
        amounts = np.zeros(self.starts[-1])
        np.add.at(amounts, self.starts[self.group[breaks]] + draft.places[breaks], 1.0)
        return np.concatenate([self.model.complete(draft), amounts])

    def draft(self, values: Floats, before: Draft) -> Draft:
        """The draft of these columns; a break stays where it was `before` if its group rests there too."""
        chosen, places = np.round(values[: self.model.whole]), before.places.copy()
        left = np.round(values[self.model.columns :]).astype(np.int64)
        breaks, _ = self.model.pauses.held(chosen, places)
        moved = [number for number in breaks.tolist() if not self._stays(number, int(places[number]), left)]
        for number in moved:
            begin, end = self.starts[self.group[number] : self.group[number] + 2]
            places[number] = int(np.argmax(left[begin:end]))
            left[begin + places[number]] -= 1
        return Draft(chosen, places)

    def _stays(self, number: int, place: int, left: Ints) -> bool:
        at = self.starts[self.group[number]] + place
        left[at] -= 1
        if left[at] >= 0:
            return True
        left[at] += 1
        return False

    def _taken(self, places: Ints) -> sparse.csr_array:
        """What one who rests at a place takes from the rows, (rows, places)."""
        pauses = self.model.pauses
        begins, ends = pauses.span[places], pauses.span[places + 1]
        entries, place = ranges(begins, ends), np.repeat(np.arange(len(places)), ends - begins)
        shape = self.model.rows, len(places)
        return sparse.csr_array(
            sparse.coo_array((-pauses.less[entries], (pauses.rows[entries], place)), shape=shape)
        )

    def _shifts(self) -> sparse.csr_array:
        """−1 for each shift with a break of the group, (groups, columns)."""
        entries = -np.ones(len(self.group)), (self.group, self.model.pauses.choice)
        shape = len(self.first), self.model.columns
        return sparse.csr_array(sparse.coo_array(entries, shape=shape))

    def _rested(self) -> sparse.csr_array:
        """1 for each place of a group, (groups, places)."""
        group = np.repeat(np.arange(len(self.first)), np.diff(self.starts))
        entries = np.ones(len(group)), (group, np.arange(len(group)))
        return sparse.csr_array(sparse.coo_array(entries, shape=(len(self.first), len(group))))


def counts_of(model: Model) -> Counts:
    """The model's breaks, those that are alike in one group."""
    numbers: dict[tuple[int, bytes], int] = {}
    pauses = model.pauses
    group = [numbers.setdefault(_looks(pauses, number), len(numbers)) for number in range(pauses.breaks)]
    found = np.array(group, dtype=np.int64)
    return Counts(model, found, np.unique(found, return_index=True)[1].astype(np.int64))


def _looks(pauses: Pauses, number: int) -> tuple[int, bytes]:
    """Equal for breaks that are alike: same duty, day and queue, and every place takes and costs the same."""
    first, last = pauses.places[number : number + 2]
    inside = slice(pauses.span[first], pauses.span[last])
    lengths = np.diff(pauses.span[first : last + 1])
    parts = (lengths, pauses.cost[first:last], pauses.rows[inside], pauses.less[inside])
    return int(pauses.kind[number]), b"".join(part.tobytes() for part in parts)

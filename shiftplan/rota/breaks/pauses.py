"""Movable breaks as arrays: the places of each break of each choice, and what a place takes from the rows."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from shiftplan.rota.problem import Floats, Ints


@dataclass(frozen=True, eq=False)
class Pauses:
    """Lists of lists, each by its starts (one more than there are entries).

    Breaks of choice j are `first[j]:first[j + 1]`. Places of break b are `places[b]:places[b + 1]`, each with
    a direct `cost`. Entries of place p are `span[p]:span[p + 1]`: the break takes `less` from the activity
    of `rows`. Breaks of one `kind` (duty, day, queue) take the same shares times their `worth`; the shares
    of cover of a kind's places are `kind_span[q]:kind_span[q + 1]` of `kind_rows` and `kind_shares`, with
    `kind_cost` each, and the places of kind k are `kind_places[k]:kind_places[k + 1]`.
    """

    first: Ints
    places: Ints
    span: Ints
    rows: Ints
    less: Floats
    cost: Floats
    kind: Ints
    worth: Floats
    kind_places: Ints
    kind_span: Ints
    kind_rows: Ints
    kind_shares: Floats
    kind_cost: Floats

    @property
    def breaks(self) -> int:
        return len(self.kind)

    @cached_property
    def choice(self) -> Ints:
        """The choice that each break belongs to."""
        return np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))

    @cached_property
    def usual(self) -> Ints:
        """The first place of every break."""
        return np.zeros(self.breaks, dtype=np.int64)

    def held(self, chosen: Floats, places: Ints) -> tuple[Ints, Ints]:
        """(breaks, their places) of the choices taken."""
        breaks = np.nonzero(chosen[self.choice] > 0)[0]
        return breaks, self.places[breaks] + places[breaks]

    def taken(self, chosen: Floats, places: Ints, rows: int) -> Floats:
        """What the breaks take from the activity of each row."""
        place = self.held(chosen, places)[1]
        entries = ranges(self.span[place], self.span[place + 1])
        less = np.bincount(self.rows[entries], weights=self.less[entries], minlength=rows)
        return less.astype(np.float64)

    def price(self, chosen: Floats, places: Ints) -> float:
        """The direct cost of the places."""
        return float(self.cost[self.held(chosen, places)[1]].sum())


def starts_of(lengths: Ints) -> Ints:
    """Where lists of these lengths begin, one after another, and where the last ends."""
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def ranges(begins: Ints, ends: Ints) -> Ints:
    """The numbers of all half-open ranges, one after another."""
    lengths = ends - begins
    offsets = np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
    numbers: Ints = offsets + np.arange(int(lengths.sum()))
    return numbers


def no_pauses(choices: int) -> Pauses:
    """Where no break may move."""
    start, none, nothing = np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0)
    return Pauses(
        first=np.zeros(choices + 1, dtype=np.int64),
        places=start,
        span=start,
        rows=none,
        less=nothing,
        cost=nothing,
        kind=none,
        worth=nothing,
        kind_places=start,
        kind_span=start,
        kind_rows=none,
        kind_shares=nothing,
        kind_cost=nothing,
    )

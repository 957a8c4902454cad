"""Kinds of movable breaks laid out as the arrays of `Pauses`."""

from typing import NamedTuple

import numpy as np

from shiftplan.rota.breaks.pauses import Pauses, starts_of
from shiftplan.rota.problem import Floats, Ints


class Kind(NamedTuple):
    """The break `number` of one duty, day and post for all who may have it.

    `columns` (people,) are their choices, `worth` (people,) what each serves, `cost` (places,) the direct
    cost of a place for one who serves 1, `pooled` the same where the bound counts all together. `entries`
    are (place, row, less (people,)), `cover` (place, row, share).
    """

    columns: Ints
    number: int
    worth: Floats
    cost: Floats
    pooled: Floats
    entries: list[tuple[int, int, Floats]]
    cover: list[tuple[int, int, float]]


def stacked(kinds: list[Kind], choices: int) -> Pauses:
    """All kinds in the order of choices, of the breaks of a choice, and of their places."""
    people = np.array([len(kind.columns) for kind in kinds])
    width = np.array([len(kind.cost) for kind in kinds])
    columns = np.concatenate([kind.columns for kind in kinds])
    numbers = np.repeat([kind.number for kind in kinds], people)
    order = np.lexsort((numbers, columns))
    at = np.empty_like(order)
    at[order] = np.arange(len(order))
    kind_of, worth = np.repeat(np.arange(len(kinds)), people), np.concatenate([kind.worth for kind in kinds])
    starts = starts_of(width[kind_of][order])
    begin = np.concatenate([[0], np.cumsum(people)[:-1]])
    place, row, less = _entries(kinds, starts, at, begin)
    total = int(starts[-1])
    offsets = np.concatenate([np.arange(width[kind]) for kind in kind_of[order]])
    price = starts_of(width)[:-1]
    costs = np.concatenate([kind.cost for kind in kinds])
    which = np.repeat(order, width[kind_of][order])
    flat = _cover(kinds, price)
    return Pauses(
        first=starts_of(np.bincount(columns, minlength=choices)),
        places=starts,
        span=starts_of(np.bincount(place, minlength=total)),
        rows=row,
        less=less,
        cost=costs[price[kind_of[which]] + offsets] * worth[which],
        kind=kind_of[order],
        worth=worth[order],
        kind_places=starts_of(width),
        kind_span=starts_of(np.bincount(flat[:, 0].astype(np.int64), minlength=int(width.sum()))),
        kind_rows=flat[:, 1].astype(np.int64),
        kind_shares=flat[:, 2],
        kind_cost=np.concatenate([kind.pooled for kind in kinds]),
    )


def _entries(kinds: list[Kind], starts: Ints, at: Ints, begin: Ints) -> tuple[Ints, Ints, Floats]:
    """(place, row, less) of every entry, sorted by place; entries that take nothing are left out."""
    places, rows, amounts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for kind, first in zip(kinds, begin, strict=True):
        mine = starts[at[first : first + len(kind.columns)]]
        for number, row, less in kind.entries:
            used = less > 0
            places.append(mine[used] + number)
            rows.append(np.full(int(used.sum()), row))
            amounts.append(less[used])
    place: Ints = np.concatenate(places)
    order = np.argsort(place, kind="stable")
    return place[order], np.concatenate(rows)[order], np.concatenate(amounts)[order]


def _cover(kinds: list[Kind], first: Ints) -> Floats:
    """(place of a kind, row, share) of all kinds, sorted by place."""
    lines = [
        (begin + place, row, share)
        for kind, begin in zip(kinds, first, strict=True)
        for place, row, share in sorted(kind.cover)
    ]
    return np.array(lines, dtype=np.float64).reshape(-1, 3)

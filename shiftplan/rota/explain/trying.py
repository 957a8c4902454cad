"""How somebody could come to a slot all the same: what must be given up for it, and what that costs."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from shiftplan.rota.explain.view import View
from shiftplan.rota.problem import Ints

PROMISING = 3
"""Ways of which the breaks are placed with care, the others at their first places."""
GIVEN_UP = 4
"""Shifts that are given up at most."""
FORBIDDEN = 1e9


@dataclass(frozen=True)
class Way:
    """A choice taken instead of others. `broken` rows stay broken whatever is given up (then no `price`);
    `stopped_by` are the rows that it breaks while only its own day is changed.
    """

    column: int
    places: tuple[int, ...]
    price: float
    broken: tuple[int, ...]
    stopped_by: tuple[int, ...]
    dropped: tuple[int, ...]

    @property
    def possible(self) -> bool:
        return not self.broken


def best_way(view: View, columns: Iterable[int]) -> Way:
    """The best of these choices: one that needs nothing else given up, else the cheapest that can be had,
    else the one with the fewest rules against it.
    """
    tried = _tried(view, columns)
    best = _careful(view, tried)
    return best if best.possible else min((_given_up(view, way) for way in tried), key=_rank)


def day_way(view: View, columns: Iterable[int]) -> Way:
    """The best of these choices with nothing given up on other days."""
    return _careful(view, _tried(view, columns))


def _tried(view: View, columns: Iterable[int]) -> list[Way]:
    return sorted((_at_once(view, int(column)) for column in columns), key=_rank)


def _careful(view: View, tried: list[Way]) -> Way:
    return min((_with_breaks(view, way) for way in tried[:PROMISING]), key=_rank)


def _rank(way: Way) -> tuple[int, float]:
    return len(way.broken), way.price


def _at_once(view: View, column: int) -> Way:
    return _way(view, column, view.usual(column), ())


def _way(view: View, column: int, places: tuple[int, ...], dropped: tuple[int, ...]) -> Way:
    days = [int(view.model.day[other]) for other in (column, *dropped)]
    price, broken = view.price({**view.without(days), column: places})
    return Way(column, places, price, broken, broken, dropped)


def _with_breaks(view: View, way: Way) -> Way:
    """Each break in turn at its best place."""
    pauses, best = view.model.pauses, way
    for number in range(len(way.places)):
        at = int(pauses.first[way.column]) + number
        count = int(pauses.places[at + 1] - pauses.places[at])
        moved = [(*best.places[:number], place, *best.places[number + 1 :]) for place in range(count)]
        best = min((_way(view, way.column, places, way.dropped) for places in moved), key=_rank)
    return best


def _given_up(view: View, way: Way) -> Way:
    """The same choice with other shifts of the person given up until no more rule is in its way."""
    stopped_by, best = way.broken, way
    for _ in range(GIVEN_UP):
        others = [_way(view, way.column, way.places, (*best.dropped, other)) for other in _free(view, best)]
        if not best.broken or not others:
            break
        better = min(others, key=_rank)
        if _rank(better)[0] >= _rank(best)[0]:
            break
        best = better
    return Way(best.column, best.places, best.price, best.broken, stopped_by, best.dropped)


def _free(view: View, way: Way) -> list[int]:
    """Shifts of the present roster that may still be given up: not locked, on other days."""
    gone = {int(view.model.day[column]) for column in (way.column, *way.dropped)}
    return [
        column
        for column in view.present
        if int(view.model.day[column]) not in gone and view.model.lower[column] == 0
    ]


def columns_of(view: View, choices: Ints) -> Ints:
    """The model's columns of these choices, as far as it has them and they may be taken."""
    place = np.searchsorted(view.model.choices, choices)
    inside = place < view.model.whole
    found: Ints = place[inside][view.model.choices[place[inside]] == choices[inside]]
    return found[view.model.upper[found] > 0]

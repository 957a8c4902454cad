"""A person as a supplier of rosters: give prices, get the cheapest roster that keeps the person's rows."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.rosters.diagram import diagram_of
from shiftplan.rota.rosters.own import SLACK, Own, own_rows
from shiftplan.rota.rosters.shortest import Flat, cheapest, flat

ARCS = 400_000
"""Of one person's diagram; all people together have at most ALL_ARCS."""
ALL_ARCS = 12_000_000
LEAST_ARCS = 20_000
QUICK_ARCS, LEAST_WIDTH = 30_000, 60
WIDER = (1, 5, 25)
"""How much wider a diagram is made that held no roster."""
FEW, MOST_NARROW = 6, 0.8
"""After so many people it is given up when of more than this share not all rosters could be listed."""
TRIES = 12
"""Rounds of dearer prices for a row that the diagram had to forget."""


class Person:
    """The diagram of the rows, without the loosest limits when it would be too large.

    A forgotten limit is priced until it is kept; the cost without its price is still a lower bound, unless
    the diagram is not `exact`: then it holds some of the rosters only.
    """

    def __init__(self, own: Own, diagram: Flat, forgotten: Ints, *, exact: bool) -> None:
        self.exact = exact
        self.columns = own.columns
        self._diagram = diagram
        self._low = own.low[forgotten]
        self._effect = own.effect[forgotten]
        self._days = len(own.of_day)

    def cheapest(self, prices: Floats, nothing: Floats | None = None) -> tuple[float, Ints | None]:
        """(no roster costs less, the model's numbers of a roster's choices).

        `prices` of all choices (whole,), `nothing` (days,) those of days off; infinite ones are not allowed.
        """
        base = np.append(prices[self.columns], np.zeros(self._days) if nothing is None else nothing)
        least, picked = cheapest(self._diagram, base)
        if np.isinf(least):
            return least, None
        kept = picked if self._kept(picked) else self._dearer(base, picked)
        return least, None if kept is None else self.columns[kept]

    def _kept(self, picked: Ints) -> bool:
        return bool((self._short(picked) <= SLACK).all())

    def _short(self, picked: Ints) -> Ints:
        short: Ints = self._low - self._effect[:, picked].sum(axis=1)
        return short

    def _dearer(self, base: Floats, picked: Ints) -> Ints | None:
        """A roster that keeps the forgotten limits: they cost more and more until it does."""
        scale = np.maximum(np.abs(self._effect).max(axis=1), 1)
        effect = self._effect / scale[:, None]
        spread = float(np.abs(base[np.isfinite(base)]).max(initial=0.0)) or 1.0
        effect = np.hstack([effect, np.zeros((len(effect), self._days))])
        due = np.zeros(len(scale))
        for attempt in range(TRIES):
            broken = self._short(picked) > SLACK
            if not broken.any():
                return picked
            due += np.where(broken, spread / 16 * 2 ** (attempt / 2), 0.0)
            least, picked = cheapest(self._diagram, base - due @ effect)
            if np.isinf(least):
                return None
        return picked if self._kept(picked) else None


@lru_cache(maxsize=1)
def people_of(model: Model) -> tuple[Person | None, ...]:
    """A supplier for every person, or none at all when the first few of them have too many rosters.

    The last model's are kept.
    """
    people = int(model.owner.max(initial=-1)) + 1
    most = min(ARCS, max(LEAST_ARCS, ALL_ARCS // max(people, 1)))
    found: list[Person | None] = []
    for agent in range(people):
        found.append(person_of(model, agent, most))
        narrow = sum(person is None or not person.exact for person in found)
        if agent + 1 >= FEW and narrow > MOST_NARROW * (agent + 1):
            return ()
    return tuple(found)


@lru_cache(maxsize=1)
def quick_people(model: Model) -> tuple[Person | None, ...]:
    """Suppliers that are made in hundredths of a second each; most of them know some rosters only."""
    people = int(model.owner.max(initial=-1)) + 1
    return tuple(_quick(model, agent) for agent in range(people))


def _quick(model: Model, agent: int) -> Person | None:
    own = own_rows(model, agent)
    return None if own is None else _narrow(own, _by_looseness(own), QUICK_ARCS)


def _narrow(own: Own, forgotten: Ints, most: int) -> Person | None:
    """A supplier that knows some of the rosters."""
    kinds = max(len(of) for of in own.of_day) + 1
    width = max(LEAST_WIDTH, most // (kinds * len(own.of_day)))
    kept = np.setdiff1d(np.arange(len(own.low)), forgotten)
    for wider in WIDER:
        diagram = diagram_of(_without(own, kept), ALL_ARCS, width * wider)
        if diagram:
            return Person(own, flat(diagram, len(own.columns)), forgotten, exact=False)
    return None


def person_of(model: Model, agent: int, most: int = ARCS) -> Person | None:
    """The supplier of `agent`: with all rows, without some of the loosest limits, or with some rosters."""
    own = own_rows(model, agent)
    if own is None:
        return None
    loose = _by_looseness(own)
    for dropped in (0, *_halves(len(loose))):
        forgotten = loose[:dropped]
        kept = np.setdiff1d(np.arange(len(own.low)), forgotten)
        diagram = diagram_of(_without(own, kept), most)
        if diagram:
            return Person(own, flat(diagram, len(own.columns)), forgotten, exact=True)
    return _narrow(own, loose, most)


def _halves(many: int) -> list[int]:
    """A third of the limits, two thirds, all."""
    return sorted({-(-many // 3), -(-2 * many // 3), many} - {0})


def _by_looseness(own: Own) -> Ints:
    """Limits over a week or more on choices alone, the loosest first: by how much of the most is allowed."""
    long = own.closes - own.opens > 7  # noqa: PLR2004 - shorter ones hardly add states
    plain = long & ~own.by_amount.any(axis=1)
    plain[: len(own.ladders)] = False
    found = np.nonzero(plain & (own.effect <= 0).all(axis=1) & (own.low < 0))[0]
    found = np.array([row for row in found if not _has_low_side(own, int(row))], dtype=np.int64)
    most = np.array([sum(int((-own.effect[row, of]).max(initial=0)) for of in own.of_day) for row in found])
    return found[np.argsort(own.low[found] / np.maximum(most, 1), kind="stable")]


def _has_low_side(own: Own, row: int) -> bool:
    return bool((own.effect == -own.effect[row]).all(axis=1).any())


def _without(own: Own, kept: Ints) -> Own:
    """The person with the rows `kept` only; ladders come first and all stay."""
    return replace(
        own,
        effect=own.effect[kept],
        low=own.low[kept],
        by_amount=own.by_amount[kept],
        opens=own.opens[kept],
        closes=own.closes[kept],
    )

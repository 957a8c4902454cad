"""How unevenly something is spread over people of whom not the same is expected.

Each figure measures what people have against their shares; where all shares are equal it is the textbook
one of what they have. Gini: twice the area between the Lorenz curve and the diagonal (Gini, Variabilità e
mutabilità, 1912), the curve drawn over the shares in place of heads, as for groups of unequal size.
"""

from collections.abc import Iterable
from math import inf, sqrt
from typing import NamedTuple


class Spread(NamedTuple):
    """`range` and `deviation` in the unit of what is spread, `gini` from 0 (as expected) up to 1."""

    range: float
    deviation: float
    gini: float


def spread(pairs: Iterable[tuple[float, float]]) -> Spread:
    """Of (what a person has, their share of it); the shares sum to what there is."""
    people = list(pairs)
    if not people:
        return Spread(0.0, 0.0, 0.0)
    off = [have - share for have, share in people]
    return Spread(max(off) - min(off), sqrt(sum(x * x for x in off) / len(off)), gini(people))


def gini(people: list[tuple[float, float]]) -> float:
    """0 when everybody has their share; near 1 when one person of a small share has everything."""
    everything = sum(have for have, _ in people)
    expected = sum(share for _, share in people)
    if everything <= 0 or expected <= 0:
        return 0.0
    below = area = 0.0
    for have, share in sorted(people, key=_burden):
        area += share * (2 * below + have)
        below += have
    return max(0.0, 1.0 - area / (everything * expected))


def _burden(person: tuple[float, float]) -> float:
    """How many times their share somebody has."""
    have, share = person
    return have / share if share > 0 else inf

"""All rosters of one person as a layered graph: a node is what the rows still ask for, an arc a day's choice.

A decision diagram of the person's rows (Bergman, Cire, van Hoeve, Hooker 2016). What can no longer be broken
is forgotten, so that states which leave the same future are one node. It holds whatever the costs are: the
cheapest roster under any prices is a shortest path, and exact.
"""

from dataclasses import dataclass

import numpy as np

from shiftplan.rota.problem import Flags, Floats, Ints
from shiftplan.rota.rosters.own import SLACK, UNIT, Own

NOTHING = -1


@dataclass(frozen=True)
class Layer:
    """One day: `target` (kinds, nodes) is the next day's node or −1, `extra` the amounts' cost on the way.

    A kind is a set of choices that lead alike: `members` by kind, numbers among the person's choices or
    NOTHING.
    """

    target: Ints
    extra: Floats
    members: tuple[Ints, ...]


Diagram = tuple[Layer, ...]


def diagram_of(own: Own, most: int, width: int | None = None) -> Diagram | None:
    """The diagram, empty when there is no roster, or None when it would have more than `most` arcs.

    With a `width` days have no more nodes than that: some of the rosters, not all.
    """
    layers: list[Layer] = []
    states = np.zeros((1, 0), dtype=np.int64)
    growth = _Growth(own, width)
    arcs = 0
    for day in range(len(own.of_day)):
        layer, states = growth.grow(day, states)
        layers.append(layer)
        arcs += layer.target.size
        if arcs > most:
            return None
        if not len(states):
            return ()
    return tuple(_trimmed(layers))


def _trimmed(layers: list[Layer]) -> list[Layer]:
    """Without the nodes from which no roster can be finished."""
    found: list[Layer] = []
    alive = np.ones(int(layers[-1].target.max(initial=0)) + 1, dtype=bool)
    for layer in reversed(layers):
        number = np.append(np.where(alive, np.cumsum(alive) - 1, -1), -1)
        target = number[layer.target]
        alive = np.asarray((target >= 0).any(axis=0))
        if len(found) == len(layers) - 1:
            alive[:] = True
        found.append(_merged(target[:, alive], layer.extra[:, alive], layer.members))
    return found[::-1]


def _merged(target: Ints, extra: Floats, members: tuple[Ints, ...]) -> Layer:
    """Kinds that lead alike from every node made one, those that lead nowhere left out."""
    groups: dict[bytes, list[int]] = {}
    for kind in np.nonzero((target >= 0).any(axis=1))[0]:
        groups.setdefault(target[kind].tobytes() + extra[kind].tobytes(), []).append(int(kind))
    firsts = np.array([kinds[0] for kinds in groups.values()], dtype=np.int64)
    joined = tuple(np.concatenate([members[kind] for kind in kinds]) for kinds in groups.values())
    return Layer(target[firsts], extra[firsts], joined)


class _Growth:
    """Grows a diagram day by day. What the days to come can add to each row is known beforehand."""

    def __init__(self, own: Own, width: int | None) -> None:
        self._own = own
        self._width = width
        self._least, self._most = _remaining(own)
        self._hash = np.random.default_rng(1).integers(1, 1 << 62, len(own.low)) | 1

    def grow(self, day: int, states: Ints) -> tuple[Layer, Ints]:
        """The day's layer and the states after it."""
        own = self._own
        before = np.nonzero((own.opens < day) & (own.closes >= day))[0]
        here = np.nonzero((own.opens <= day) & (own.closes >= day))[0]
        short = np.broadcast_to(own.low[here], (len(states), len(here))).copy()
        short[:, np.isin(here, before)] = states
        effects, members = self._kinds(day, here)
        after = (short[None] - effects[:, None, :]).reshape(len(effects) * len(states), len(here))
        extra, fine = self._settle(day, here, after)
        fine &= (after <= self._most[here, day] + SLACK).all(axis=1)
        after = np.maximum(after, self._least[here, day])[:, own.closes[here] > day]
        target, nodes = self._numbered(after, fine, own.closes[here] > day, here)
        shape = len(members), len(states)
        return Layer(target.reshape(shape), extra.reshape(shape), members), nodes

    def _kinds(self, day: int, here: Ints) -> tuple[Ints, tuple[Ints, ...]]:
        """(kinds, rows) what each kind of choice of the day does to the rows, and which choices it holds."""
        own, places = self._own, self._own.of_day[day]
        effects = own.effect[np.ix_(here, places)].T
        if not own.must[day]:
            effects = np.vstack([effects, np.zeros((1, len(here)), dtype=np.int64)])
            places = np.append(places, NOTHING)
        if not len(here):
            return np.zeros((1, 0), dtype=np.int64), (places,)
        kinds, inverse = np.unique(effects, axis=0, return_inverse=True)
        return kinds, tuple(places[inverse.ravel() == kind] for kind in range(len(kinds)))

    def _settle(self, day: int, here: Ints, after: Ints) -> tuple[Floats, Flags]:
        """Climb the ladders of amounts now known: their cost; what they do to limits goes into `after`."""
        own = self._own
        cost, fine = np.zeros(len(after)), np.ones(len(after), dtype=bool)
        due = np.nonzero(own.settles == day)[0]
        if not len(due):
            return cost, fine
        reached = {int(amount): np.zeros(len(after)) for amount in due}
        for steps in own.ladders:
            if own.closes[steps.row] == day:
                missing = np.maximum(after[:, np.searchsorted(here, steps.row)], 0) / UNIT
                for amount in steps.amounts.tolist():
                    taken = np.minimum(missing, own.upper[amount])
                    reached[amount] = np.maximum(reached[amount], taken)
                    missing -= taken
                fine &= missing <= SLACK / UNIT
                after[:, np.searchsorted(here, steps.row)] = 0
        for amount, value in reached.items():
            cost += own.cost[amount] * value
            for row in np.nonzero(own.by_amount[:, amount])[0]:
                done = np.round(own.by_amount[row, amount] * value * UNIT).astype(np.int64)
                after[:, np.searchsorted(here, row)] -= done
        return cost, fine

    def _numbered(self, after: Ints, fine: Flags, kept: Flags, here: Ints) -> tuple[Ints, Ints]:
        """The number of each state's node, −1 where a row is broken, and the nodes' states."""
        good = after[fine]
        keys = good @ self._hash[here[kept]] if good.shape[1] else np.zeros(len(good), dtype=np.int64)
        _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        nodes = good[first]
        if not np.array_equal(nodes[inverse], good):
            nodes, inverse = np.unique(good, axis=0, return_inverse=True)
        target = np.full(len(after), -1, dtype=np.int64)
        target[fine] = inverse.ravel()
        return self._narrowed(target, nodes)

    def _narrowed(self, target: Ints, nodes: Ints) -> tuple[Ints, Ints]:
        """As many nodes as the width allows, those that most arcs lead to."""
        if self._width is None or len(nodes) <= self._width:
            return target, nodes
        asked = np.bincount(target[target >= 0], minlength=len(nodes))
        kept = np.sort(np.argsort(-asked, kind="stable")[: self._width])
        number = np.full(len(nodes) + 1, -1, dtype=np.int64)
        number[kept] = np.arange(self._width)
        return number[target], nodes[kept]


def _remaining(own: Own) -> tuple[Ints, Ints]:
    """(rows, days) the least and the most that the days after each can add to what a row has."""
    days = len(own.of_day)
    least = np.zeros((len(own.low), days + 1), dtype=np.int64)
    most = np.zeros_like(least)
    for day in range(days - 1, -1, -1):
        effects = own.effect[:, own.of_day[day]]
        low, high = effects.min(axis=1, initial=1 << 60), effects.max(axis=1, initial=-(1 << 60))
        if not own.must[day]:
            low, high = np.minimum(low, 0), np.maximum(high, 0)
        known = own.by_amount[:, own.settles == day] * own.upper[own.settles == day]
        low = low + np.round(np.minimum(known, 0).sum(axis=1) * UNIT).astype(np.int64)
        high = high + np.round(np.maximum(known, 0).sum(axis=1) * UNIT).astype(np.int64)
        least[:, day], most[:, day] = least[:, day + 1] + low, most[:, day + 1] + high
    most[[steps.row for steps in own.ladders]] += (
        np.array([int(own.upper[steps.amounts].sum() * UNIT) for steps in own.ladders], dtype=np.int64)[
            :, None
        ]
        if own.ladders
        else 0
    )
    return least[:, 1:], most[:, 1:]

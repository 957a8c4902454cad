"""The cheapest roster of a diagram: one pass backwards over its arcs, compiled."""

from dataclasses import dataclass

import numpy as np

from shiftplan.rota.compiled import compiled, entrance
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.rosters.diagram import Diagram


@dataclass(frozen=True, eq=False)
class Flat:
    """A diagram in one piece. Kinds of day d are `kinds[d]:kinds[d + 1]`, likewise its `nodes`; arcs of a day
    begin at `arcs[d]`, those of a node lie together, one a kind. `members[first[k]:first[k + 1]]` are the
    choices of kind k; the numbers after the last choice stand for nothing on day 0, 1, … `extra` is empty
    when all are 0.
    """

    kinds: Ints
    nodes: Ints
    arcs: Ints
    first: Ints
    members: Ints
    target: Ints
    extra: Floats


def flat(diagram: Diagram, choices: int) -> Flat:
    """The arrays of a diagram of a person with so many choices."""
    members = [
        np.where(kind < 0, choices + day, kind) for day, layer in enumerate(diagram) for kind in layer.members
    ]
    extra = np.concatenate([layer.extra.T.ravel() for layer in diagram]).astype(np.float32)  # half the memory
    return Flat(
        kinds=_starts([layer.target.shape[0] for layer in diagram]),
        nodes=_starts([layer.target.shape[1] for layer in diagram]),
        arcs=_starts([layer.target.size for layer in diagram]),
        first=_starts([len(kind) for kind in members]),
        members=np.concatenate(members),
        target=np.concatenate([layer.target.T.ravel() for layer in diagram]).astype(np.int32),
        extra=np.asarray(extra if extra.any() else extra[:0]),
    )


def load() -> None:
    """Have the machine code: read it from disk, or make it."""
    one = np.zeros(1, dtype=np.int64)
    ends = np.array([0, 1], dtype=np.int64)
    narrow: Ints = (one - 1).astype(np.int32)
    cheapest(Flat(ends, ends, one, ends, one, narrow, np.zeros(0, dtype=np.float32)), np.zeros(2))


def _starts(lengths: list[int]) -> Ints:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def cheapest(diagram: Flat, prices: Floats) -> tuple[float, Ints]:
    """(what it costs, its choices) of the cheapest roster; infinite and none when there is no roster.

    `prices` (choices + days,): the last ones are those of nothing on each day.
    """
    days, nodes = len(diagram.kinds) - 1, int(diagram.nodes[-1])
    picked = np.full(days, len(prices), dtype=np.int64)
    kind_cost = np.full(len(diagram.first) - 1, np.inf)
    kind_pick = np.zeros(len(diagram.first) - 1, dtype=np.int64)
    _kinds(prices, diagram.first, diagram.members, kind_cost, kind_pick)
    value = np.zeros(nodes + int(diagram.target[diagram.arcs[days - 1] :].max()) + 2)
    cost: float = _pass(
        kind_cost,
        kind_pick,
        diagram.kinds,
        diagram.nodes,
        diagram.arcs,
        diagram.target,
        diagram.extra,
        value,
        np.zeros(nodes, dtype=np.int64),
        picked,
    )
    return cost, picked[picked < len(prices) - days]


@entrance
def _kinds(prices: Floats, first: Ints, members: Ints, cost: Floats, pick: Ints) -> None:
    """Fills in the cheapest choice of each kind and what it costs."""
    for kind in range(len(cost)):
        for at in range(first[kind], first[kind + 1]):
            if prices[members[at]] < cost[kind]:
                cost[kind] = prices[members[at]]
                pick[kind] = members[at]


@compiled
def _best_arc(
    arc: int, costs: Floats, target: Ints, extra: Floats, value: Floats, beyond: int
) -> tuple[float, int]:
    """The least cost from a node to the end and the kind it begins with; `arc` is the node's first."""
    best, pick = np.inf, 0
    for kind in range(len(costs)):
        there = target[arc + kind]
        if there >= 0:
            cost = costs[kind] + value[beyond + there]
            if len(extra) > 0:
                cost += extra[arc + kind]
            if cost < best:
                best, pick = cost, kind
    return best, pick


@entrance
def _pass(  # noqa: PLR0917 - compiled code takes arrays
    kind_cost: Floats,
    kind_pick: Ints,
    kinds: Ints,
    nodes: Ints,
    arcs: Ints,
    target: Ints,
    extra: Floats,
    value: Floats,
    chosen: Ints,
    picked: Ints,
) -> float:
    """Backwards over all nodes, then forwards along the best arcs: `picked` by day; `value` of nodes is 0."""
    days = len(kinds) - 1
    for back in range(days):
        day = days - 1 - back
        costs = kind_cost[kinds[day] : kinds[day + 1]]
        for node in range(nodes[day + 1] - nodes[day]):
            arc = arcs[day] + node * len(costs)
            at = nodes[day] + node
            value[at], chosen[at] = _best_arc(arc, costs, target, extra, value, nodes[day + 1])
    node = 0
    if value[0] < np.inf:
        for day in range(days):
            kind = chosen[nodes[day] + node]
            picked[day] = kind_pick[kinds[day] + kind]
            node = target[arcs[day] + node * (kinds[day + 1] - kinds[day]) + kind]
    return float(value[0])

"""The states of a small team one by one: how many agents hold how many chats."""

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]
    Floats = np.ndarray[Any, np.dtype[np.float64]]

REMEMBERED = 128  # teams; a plan asks for the same few sizes thousands of times


def number_of_states(agents: int, windows: int) -> int:
    """C(N+k, k)."""
    return math.comb(agents + windows, windows)


@dataclass(frozen=True, eq=False)
class States:
    """All S states (z_0 … z_k), z_j agents holding j chats, ordered by the chats in service.

    `held` S × (k+1): the z. `starts[m]` and `even[m]`: the first state with m in service, and that in which
    the m are spread evenly. Flows go from `sources` to `targets`, each at a rate that is a row of
    `weights` (flows × (k+1)) times (λ, d_1 … d_k); the last S of them are what leaves a state, negative.
    """

    held: "Ints"
    starts: "Ints"
    even: "Ints"
    sources: "Ints"
    targets: "Ints"
    weights: "Floats"


@lru_cache(maxsize=REMEMBERED)
def states(agents: int, windows: int) -> States:
    """The states of `agents` with up to `windows` chats each, every new chat going to who holds fewest.

    States with a queue are left out: all windows are taken in them, so they hang on the last state alone.
    """
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    held = _ordered(agents, windows)
    find, lowest, every = _index(held), (held > 0).argmax(axis=1), np.arange(len(held))
    taken = np.flatnonzero(lowest < windows)
    moves = [_moved(held, taken, lowest[taken], 1, find)]
    for level in range(1, windows + 1):
        some = np.flatnonzero(held[:, level] > 0)
        moves.append(_moved(held, some, np.full(len(some), level), -1, find))
    sources = np.concatenate([source for source, _ in moves])
    weights = np.zeros((len(sources), windows + 1))
    kinds = np.repeat(np.arange(windows + 1), [len(source) for source, _ in moves])
    weights[np.arange(len(sources)), kinds] = np.where(kinds == 0, 1, held[sources, kinds])
    leaving = np.zeros((len(held), windows + 1))
    np.add.at(leaving, sources, weights)
    return States(
        held=held,
        starts=np.searchsorted(held @ np.arange(windows + 1), np.arange(agents * windows + 1)),
        even=find(_even(agents, windows)),
        sources=np.concatenate([sources, every]),
        targets=np.concatenate([*(target for _, target in moves), every]),
        weights=np.concatenate([weights, -leaving]),
    )


def _ordered(agents: int, windows: int) -> "Ints":
    """All ways to part the agents among 0…k chats: bars among stars, by the chats in service."""
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    bars = np.array(list(itertools.combinations(range(agents + windows), windows)), dtype=np.int64)
    edges = np.pad(bars, ((0, 0), (1, 1)), constant_values=((0, 0), (-1, agents + windows)))
    held = np.diff(edges, axis=1) - 1
    return held[np.lexsort([*held.T[::-1], held @ np.arange(windows + 1)])]


def _even(agents: int, windows: int) -> "Ints":
    """For m = 0…N·k in service, the state in which nobody holds two more than another."""
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    in_service = np.arange(agents * windows + 1)
    level, more = np.divmod(in_service, agents)
    even = np.zeros((len(in_service), windows + 2), dtype=np.int64)
    even[in_service, level] = agents - more
    even[in_service, level + 1] = more
    return even[:, :-1]


def _index(held: "Ints") -> Callable[["Ints"], "Ints"]:
    """From states to their places in `held`."""
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    digits = (int(held[0].sum()) + 1) ** np.arange(held.shape[1], dtype=np.int64)
    keys = held @ digits
    order = np.argsort(keys)
    return lambda some: order[np.searchsorted(keys[order], some @ digits)]


def _moved(
    held: "Ints", sources: "Ints", levels: "Ints", step: int, find: Callable[["Ints"], "Ints"]
) -> tuple["Ints", "Ints"]:
    """From each source to the state in which one agent of that level holds `step` more."""
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    moved, each = held[sources], np.arange(len(sources))
    moved[each, levels] -= 1
    moved[each, levels + step] += 1
    return sources, find(moved)

"""The states in which at least one window is free, weighed against the state in which all are taken."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """A birth–death chain below its last window.

    `slots` contacts can be served at once and end at `full_rate` a second when all are;
    `log_free` = log Σ_{m<slots} π_m/π_slots; `mean_free` = the mean number in service given a free window;
    `levels[j−1]`, given a free window too, is the chance that somebody who comes is the j-th chat of the
    agent who takes it (they sum to 1).
    """

    slots: int
    full_rate: float
    log_free: float
    mean_free: float
    levels: tuple[float, ...]


def room(agents: int, end_rates: Sequence[float], arrival_rate: float) -> Room:
    """The room of `agents` who hold up to k = len(end_rates) contacts each, spread as evenly as can be.

    end_rates[j−1] = d_j, contacts a second that one agent ends while holding j. With m = a·N + b in service
    the chain ends R(m) = b·d_{a+1} + (N−b)·d_a a second, which is linear between multiples of N. Rates are
    multiplied in logs downwards from the full room, so that nothing overflows and the states that matter
    near it carry no error of those far away. `agents` and `arrival_rate` are above zero.
    """
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    slots = agents * len(end_rates)
    in_service = np.arange(slots, 0, -1.0)
    corners = np.arange(len(end_rates) + 1.0) * agents
    rates = np.interp(in_service, corners, agents * np.array((0.0, *end_rates)))
    logs = np.cumsum(np.log(rates / arrival_rate))
    top = float(logs.max())
    weights = np.exp(logs - top)
    by_level = weights.reshape(len(end_rates), agents).sum(axis=1)[::-1]
    total = float(by_level.sum())
    mean = float(weights @ (in_service - 1)) / total
    levels = tuple(float(share) for share in by_level / total)
    return Room(slots, float(rates[0]), top + math.log(total), mean, levels)

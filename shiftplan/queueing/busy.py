"""The states in which at least one window is free, weighed against the state in which all are taken."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]


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

    end_rates[j−1] = d_j, contacts a second that one agent ends while holding j. `agents` and `arrival_rate`
    are above zero.
    """
    return room_of(balanced_endings(agents, end_rates), arrival_rate)


def balanced_endings(agents: int, end_rates: Sequence[float]) -> "Array":
    """Contacts that end a second with m = 1…s in service (rows), at agents who hold j = 1…k (columns).

    With m = a·N + b, b agents hold a+1 and the others a: b·d_{a+1} and (N−b)·d_a end.
    """
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    windows = len(end_rates)
    more = np.arange(1.0, agents + 1)
    endings = np.zeros((windows, agents, windows))
    for level, rate in enumerate(end_rates):
        endings[level, :, level] = more * rate
        if level:
            endings[level, :, level - 1] = (agents - more) * end_rates[level - 1]
    return endings.reshape(agents * windows, windows)


def room_of(endings: "Array", arrival_rate: float) -> Room:
    """The room whose contacts end `endings[m−1, j−1]` a second with m in service at agents who hold j.

    Rates are multiplied in logs downwards from the full room, so that nothing overflows and the states that
    matter near it carry no error of those far away. In a steady state agents rise from j−1 to j chats as
    often as they fall back, so that a chat becomes a j-th one at the rate at which j-holders end one: with
    flow(m−1 → m) = flow(m → m−1), levels_j = Σ_m π_{m−1} · endings_mj / Σ_j endings_mj. That holds for
    every way of routing; reading the level off the balanced state before the arrival would miss all who
    fill the place of a chat just ended.
    """
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    rates = endings.sum(axis=1)
    logs = np.cumsum(np.log(rates[::-1] / arrival_rate))
    top = float(logs.max())
    weights = np.exp(logs - top)[::-1]
    total = float(weights.sum())
    mean = float(weights @ np.arange(len(weights))) / total
    levels = (weights / (total * rates)) @ endings
    return Room(
        slots=len(rates),
        full_rate=float(rates[-1]),
        log_free=top + math.log(total),
        mean_free=mean,
        levels=tuple(float(share) for share in levels),
    )

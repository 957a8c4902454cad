"""The physics of one queue: how fast contacts leave, by how many are in the system."""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.queueing.checked import check_handling, check_patience

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """One queue of contacts, handled by agents who hold up to k = len(aht_seconds) of them each.

    `aht_seconds[j-1]` is how long a contact takes while its agent holds j; waiting people leave after an
    exponential patience of mean `patience_seconds` (infinite: nobody leaves). k = 1 is Erlang A (or C). Of
    those who find no free window the share `joins` waits; the others are put off and come no more.
    Raises BadInput for times that are not above zero, or that fall with more windows.
    """

    aht_seconds: tuple[float, ...]
    patience_seconds: float = math.inf
    joins: float = 1.0

    def __post_init__(self) -> None:
        check_handling(self.aht_seconds)
        check_patience(self.patience_seconds)
        if not 0 <= self.joins <= 1:
            raise BadInput(
                say("{share:g} of those who find no free window wait; write 0 to 1", share=self.joins)
            )

    @property
    def windows(self) -> int:
        return len(self.aht_seconds)

    @property
    def leave_rate(self) -> float:
        """Waiting people who leave, each, a second (θ)."""
        return 1 / self.patience_seconds

    @cached_property
    def end_rates(self) -> tuple[float, ...]:
        """Contacts a second that one agent ends while holding 0, 1 … k of them (d_j = j/aht_j)."""
        return (0.0, *(held / seconds for held, seconds in enumerate(self.aht_seconds, start=1)))

    @cached_property
    def fastest(self) -> float:
        """The largest rate at which one contact more changes how many leave: the inverse of the shortest
        time in which the queue forgets.
        """
        return max(self.leave_rate, *(abs(more - fewer) for fewer, more in pairwise(self.end_rates)))

    def full_rate(self, agents: int) -> float:
        """Contacts a second that all agents end when all windows are taken (N·d_k)."""
        return agents * self.end_rates[-1]

    def admits(self, agents: int, low: int, high: int) -> Array:
        """The share of those who come that stays, for low … high − 1 met in the system."""
        return np.where(np.arange(low, high) < agents * self.windows, 1.0, self.joins)

    def departures(self, agents: int, low: int, high: int) -> Array:
        """R(m), contacts a second that end or leave, for m = low … high − 1 in the system.

        With m = aN + b ≤ Nk in service, spread evenly, b·d_{a+1} + (N−b)·d_a, which is linear between
        multiples of N; beyond, N·d_k + θ(m − Nk).
        """
        held = np.arange(low, high, dtype=np.float64)
        corners = np.arange(self.windows + 1.0) * agents
        ended = agents * np.interp(held, corners, self.end_rates) if agents else np.zeros_like(held)
        return np.asarray(ended + self.leave_rate * np.maximum(held - agents * self.windows, 0.0))

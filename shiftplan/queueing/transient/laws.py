"""What awaits a contact that finds so many in the system, while the number of agents stays as it is.

With q ahead of it in the queue, c = R/θ (R = N·d_k) and x = e^{−θt}: P(wait > t) = I_x(c, q+1) and P(answered
within t) = c/(c+q+1)·(1 − I_x(c+1, q+1)), with I the regularised incomplete beta function (Riordan 1962,
Stochastic Service Systems, 6.3). As I_x(c, q+1) is the chance that a negative binomial variable is at most q,
a whole table of q costs one sum of positive terms. When nobody leaves, it is a Poisson law of R·t.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from shiftplan.queueing.busy import balanced_endings
from shiftplan.queueing.transient.line import Array, Line

TABLES = 64
LONGEST_WAIT = 1e9


@dataclass(frozen=True)
class Outlook:
    """Shares by the number met, for low … high − 1 in the system; every array has shape (high − low,)."""

    line: Line
    agents: int
    low: int
    high: int

    @property
    def slots(self) -> int:
        return self.agents * self.line.windows

    @cached_property
    def met(self) -> Array:
        """Contacts in the system."""
        return np.arange(self.low, self.high, dtype=np.float64)

    @cached_property
    def waiting(self) -> Array:
        """Contacts that wait."""
        return np.maximum(self.met - self.slots, 0.0)

    @cached_property
    def full(self) -> Array:
        """Whether no window is free."""
        return np.asarray(self.met >= self.slots, dtype=np.float64)

    @cached_property
    def stays(self) -> Array:
        """Is served or waits; the others find no free window and are put off at once."""
        return np.asarray(1 - self.full * (1 - self.line.joins))

    @cached_property
    def leaves(self) -> Array:
        """Is put off at once, or waits and leaves before it is answered."""
        return np.asarray(1 - self.stays * (1 - self._gives_up))

    @cached_property
    def _gives_up(self) -> Array:
        """Of those who wait: (q+1)θ / (R + (q+1)θ)."""
        pressure = (self.waiting + 1) * self.line.leave_rate
        total = self.line.full_rate(self.agents) + pressure
        return np.asarray(self.full * np.divide(pressure, total, out=np.zeros_like(total), where=total > 0))

    @cached_property
    def wait(self) -> Array:
        """Mean seconds until it is answered or leaves, none for those put off; when nobody serves and nobody
        leaves, without end.
        """
        total = self.line.full_rate(self.agents) + (self.waiting + 1) * self.line.leave_rate
        if math.isfinite(self.line.patience_seconds):
            return np.asarray(self._waits * (self.waiting + 1) / total)
        return np.asarray(self._waits * (self.waiting + 1) / np.maximum(total, 1 / LONGEST_WAIT))

    @property
    def _waits(self) -> Array:
        return np.asarray(self.full * self.line.joins)

    def by_level(self, delays: Sequence[float]) -> Array:
        """Mean of a delay that depends on the level at which it is taken: as an agent's first … k-th.

        Agents rise to j contacts as often as they fall from j, so that with m met it becomes a j-th one as
        often as those who hold j end one with m + 1 there (`queueing.busy.room_of`); that holds in a steady
        state and is taken to hold always. Who waits is taken by an agent with all other windows full.
        """
        means = np.full(self.high - self.low, float(delays[-1]))
        if self.low < self.slots:
            endings = balanced_endings(self.agents, self.line.end_rates[1:])[self.low : self.high]
            means[: len(endings)] = endings @ np.array(delays) / endings.sum(axis=1)
        return means

    def waits_longer(self, seconds: float) -> Array:
        """Somebody who never gives up would still wait after `seconds`."""
        return np.asarray(self.stays * self._spread(seconds, shape=0))

    def answered(self, seconds: float) -> Array:
        """Answered, after a wait of at most `seconds`."""
        shape = 1 if math.isfinite(self.line.patience_seconds) else 0
        return np.asarray((1 - self.leaves) * (1 - self._spread(seconds, shape)))

    def _spread(self, seconds: float, shape: int) -> Array:
        """The law by queue met, spread over the window; zero where a window is free."""
        most = self.high - self.slots
        if most <= 0:
            return np.zeros(self.high - self.low)
        size = 1 << (most - 1).bit_length()
        table = late(self.line.full_rate(self.agents), self.line.leave_rate, seconds, shape, size)
        return np.asarray(self.full * table[self.waiting.astype(np.intp)])


@lru_cache(maxsize=TABLES)
def late(full_rate: float, leave_rate: float, seconds: float, shape: int, size: int) -> Array:
    """I_x(c + shape, q + 1) for q = 0 … size − 1 (Poisson when nobody leaves); shape (size,)."""
    ahead = np.arange(1.0, size)
    if leave_rate == 0:
        ratios, first = np.log(max(full_rate * seconds, 1e-300) / ahead), -full_rate * seconds
    else:
        c, gone = full_rate / leave_rate + shape, -math.expm1(-leave_rate * seconds)
        first = -c * leave_rate * seconds
        ratios = np.log(np.maximum(gone * (c + ahead - 1) / ahead, 1e-300))
    logs = first + np.concatenate([[0.0], np.cumsum(ratios)])
    return np.asarray(np.minimum(np.cumsum(np.exp(logs)), 1.0))

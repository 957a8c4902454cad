"""How long a contact waits, exactly, when all waiting people leave at the same constant rate."""

import math
from dataclasses import dataclass
from functools import cached_property

from shiftplan.queueing.busy import Room
from shiftplan.queueing.kummer import is_crowded, log_queue_weight, share_between


def _log_sum(a: float, b: float) -> float:
    high, low = max(a, b), min(a, b)
    return high + math.log1p(math.exp(low - high))


@dataclass(frozen=True)
class WaitingLaw:
    """The steady state of a `room` into which `arrival_rate` contacts a second come, patient for a mean of
    `patience` seconds (exponential; infinite: nobody leaves).

    The virtual wait V (of somebody who never gives up) has mass 1 − p_wait at zero and the density
    π_s·R·exp(−R·v + (λ/θ)(1 − e^(−θ·v))) beyond, with s the slots, R the full rate and θ = 1/patience. This
    is the mixture over the queue met of the incomplete-beta laws P(V > t | q ahead) = I_x(R/θ, q+1),
    x = e^(−θ·t), summed in closed form (Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005).
    """

    room: Room
    arrival_rate: float
    patience: float

    @property
    def overloaded(self) -> bool:
        """Nobody leaves and more comes than can be served: the queue grows without end."""
        return math.isinf(self.patience) and self.arrival_rate >= self.room.full_rate

    @cached_property
    def _queue(self) -> tuple[float, float]:
        """Log weight of all states with no free window, and the mean number waiting given one of them."""
        if math.isinf(self.patience):
            load = self.arrival_rate / self.room.full_rate
            return -math.log1p(-load), load / (1 - load)
        return log_queue_weight(self._served, self._come)

    @property
    def _served(self) -> float:
        return self.room.full_rate * self.patience

    @property
    def _come(self) -> float:
        return self.arrival_rate * self.patience

    @cached_property
    def _log_total(self) -> float:
        return _log_sum(self._queue[0], self.room.log_free)

    @cached_property
    def p_wait(self) -> float:
        """Share of contacts that find no free window."""
        return 1.0 if self.overloaded else math.exp(self._queue[0] - self._log_total)

    @cached_property
    def p_immediate(self) -> float:
        return 0.0 if self.overloaded else math.exp(self.room.log_free - self._log_total)

    @property
    def levels(self) -> tuple[float, ...]:
        """Share of contacts taken at once by an agent whose first, second … k-th chat they become."""
        return tuple(self.p_immediate * share for share in self.room.levels)

    @property
    def mean_wait(self) -> float:
        """Seconds in the queue, over all contacts, those who leave included."""
        return math.inf if self.overloaded else self.p_wait * self._queue[1] / self.arrival_rate

    @property
    def abandon(self) -> float:
        """Share of contacts that leave before they are answered."""
        return 0.0 if math.isinf(self.patience) else min(1.0, self.mean_wait / self.patience)

    @property
    def in_service(self) -> float:
        """Mean number of contacts being served."""
        return self.p_immediate * self.room.mean_free + self.p_wait * self.room.slots

    def waits_longer(self, seconds: float) -> float:
        """P(V > seconds)."""
        if self.overloaded:
            return 1.0
        drain = (self.arrival_rate - self.room.full_rate) * seconds
        if math.isinf(self.patience):
            return self.p_wait * math.exp(drain)
        left = -math.expm1(-seconds / self.patience)
        log_decay = self._come * left - self.room.full_rate * seconds
        log_weight, _ = log_queue_weight(self._served, self._come * (1 - left))
        return min(self.p_wait, math.exp(log_decay + log_weight - self._log_total))

    def ready_within(self, seconds: float) -> float:
        """P(V ≤ seconds)."""
        if self._crowded:
            return self.p_immediate + self._waited(self._served, seconds)
        return self.p_immediate + self.p_wait - self.waits_longer(seconds)

    def answered_within(self, seconds: float) -> float:
        """Share of all contacts that are answered, and not later than this."""
        if math.isinf(self.patience):
            return self.ready_within(seconds)
        if self._crowded:
            late = self._waited(self._served + 1, seconds) * self.room.full_rate / self.arrival_rate
            return self.p_immediate + late
        return self.p_immediate + max(0.0, self._answered_late(seconds))

    @property
    def _crowded(self) -> bool:
        return math.isfinite(self.patience) and is_crowded(self._served, self._come)

    def _waited(self, shape: float, seconds: float) -> float:
        """p_wait · (P(shape, η) − P(shape, η·x)) / P(c, η): what a crowded queue passes on within a time."""
        still = self._come * math.exp(-seconds / self.patience)
        whole = share_between(self._served, 0.0, self._come)
        return self.p_wait * share_between(shape, still, self._come) / whole

    def _answered_late(self, seconds: float) -> float:
        """∫ e^(−θ·v) of the density over (0, seconds], from d/dv of the density's exponential."""
        left = -math.expm1(-seconds / self.patience)
        decay = math.expm1(self._come * left - self.room.full_rate * seconds)
        full = math.exp(-self._log_total)
        passed = self.p_wait - self.waits_longer(seconds)
        return (passed + full * decay) * self.room.full_rate / self.arrival_rate

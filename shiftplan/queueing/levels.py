"""The five service levels, by wait and by first reply."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from shiftplan.queueing.waiting import WaitingLaw


@dataclass(frozen=True)
class ServiceLevels:
    """One service level by its five usual definitions; the fields bear the names of the definitions."""

    answered_within_of_offered: float
    virtual_wait_within: float
    answered_or_gone_within_of_offered: float
    answered_within_of_offered_less_gone_within: float
    answered_within_of_answered: float

    def by(self, definition: str) -> float:
        """The level by one of `DEFINITIONS`; KeyError for any other name."""
        if definition not in DEFINITIONS:
            raise KeyError(definition)
        level: float = getattr(self, definition)
        return level

    def as_dict(self) -> dict[str, float]:
        return {definition: self.by(definition) for definition in DEFINITIONS}


DEFINITIONS = tuple(ServiceLevels.__dataclass_fields__)


@dataclass(frozen=True)
class Counted:
    """Service under a waiting law, each definition computed when it is asked for.

    With `replies` (seconds, one a level) the clock stops at the first reply, D_j after an agent took the
    chat as his j-th: who is taken at once is in time where D_j ≤ t; who waited finds an agent with k chats
    and is in time where the wait is at most t − D_k. Who leaves does so in the queue, on the full clock t.
    A share whose whole is empty (nobody was answered) counts as 0.
    """

    law: WaitingLaw
    within_seconds: float
    replies: Sequence[float] = ()

    def all(self) -> ServiceLevels:
        return ServiceLevels(**{definition: self.by(definition) for definition in DEFINITIONS})

    def by(self, definition: str) -> float:
        """The level by one of `DEFINITIONS`; KeyError for any other name."""
        if definition not in DEFINITIONS:
            raise KeyError(definition)
        level: float = getattr(self, definition)
        return level

    @cached_property
    def answered_within_of_offered(self) -> float:
        return self._in_time(self._answered, self.law.answered_within)

    @cached_property
    def virtual_wait_within(self) -> float:
        return self._in_time(self._ready, self.law.ready_within)

    @property
    def answered_or_gone_within_of_offered(self) -> float:
        answered_or_gone = min(1.0, 1 - self._stays + self._stays * self._ready)
        return max(0.0, answered_or_gone - (self._answered - self.answered_within_of_offered))

    @property
    def answered_within_of_offered_less_gone_within(self) -> float:
        waits_on = self.law.waits_longer(self.within_seconds) * self._stays
        return _share(self.answered_within_of_offered, self._answered + waits_on)

    @property
    def answered_within_of_answered(self) -> float:
        return _share(self.answered_within_of_offered, 1 - self.law.abandon)

    @cached_property
    def _answered(self) -> float:
        """Taken by an agent within the time, of all."""
        return min(1.0, self.law.answered_within(self.within_seconds))

    @cached_property
    def _ready(self) -> float:
        return min(1.0, self.law.ready_within(self.within_seconds))

    @property
    def _stays(self) -> float:
        """P(patience longer than the time)."""
        return math.exp(-self.within_seconds / self.law.patience)

    def _in_time(self, taken: float, done: Callable[[float], float]) -> float:
        if not self.replies:
            return taken
        delays = zip(self.law.levels, self.replies, strict=True)
        at_once = sum(share for share, delay in delays if delay <= self.within_seconds)
        left = self.within_seconds - self.replies[-1]
        late = max(0.0, done(left) - self.law.p_immediate) if left >= 0 else 0.0
        return min(taken, at_once + late)


def nobody_comes(within_seconds: float, replies: Sequence[float]) -> ServiceLevels:
    """Whoever came would be taken at once by an agent without chats."""
    in_time = 1.0 if not replies or replies[0] <= within_seconds else 0.0
    return ServiceLevels(in_time, in_time, in_time, in_time, in_time)


def nobody_serves(within_seconds: float, patience: float) -> ServiceLevels:
    """All there is to see is people leaving."""
    return ServiceLevels(0.0, 0.0, -math.expm1(-within_seconds / patience), 0.0, 0.0)


def _share(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0

"""The five service levels, by wait and by first reply."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


def levels_of(law: WaitingLaw, within_seconds: float, replies: Sequence[float]) -> ServiceLevels:
    """Service under a waiting law; a share whose whole is empty (nobody was answered) counts as 0.

    With `replies` (seconds, one a level) the clock stops at the first reply, D_j after an agent took the
    chat as his j-th: who is taken at once is in time where D_j ≤ t; who waited finds an agent with k chats
    and is in time where the wait is at most t − D_k. Who leaves does so in the queue, on the full clock t.
    """
    waited = min(1.0, law.answered_within(within_seconds))
    ready = min(1.0, law.ready_within(within_seconds))
    stays = math.exp(-within_seconds / law.patience)
    waits_on = law.waits_longer(within_seconds) * stays
    answered, virtual = waited, ready
    if replies:
        answered = min(waited, _replied(law, within_seconds, replies, law.answered_within))
        virtual = min(ready, _replied(law, within_seconds, replies, law.ready_within))
    return ServiceLevels(
        answered,
        virtual,
        max(0.0, min(1.0, 1 - stays + stays * ready) - (waited - answered)),
        _share(answered, waited + waits_on),
        _share(answered, 1 - law.abandon),
    )


def nobody_comes(within_seconds: float, replies: Sequence[float]) -> ServiceLevels:
    """Whoever came would be taken at once by an agent without chats."""
    in_time = 1.0 if not replies or replies[0] <= within_seconds else 0.0
    return ServiceLevels(in_time, in_time, in_time, in_time, in_time)


def nobody_serves(within_seconds: float, patience: float) -> ServiceLevels:
    """All there is to see is people leaving."""
    return ServiceLevels(0.0, 0.0, -math.expm1(-within_seconds / patience), 0.0, 0.0)


def _replied(
    law: WaitingLaw, within_seconds: float, replies: Sequence[float], done: Callable[[float], float]
) -> float:
    at_once = sum(share for share, delay in zip(law.levels, replies, strict=True) if delay <= within_seconds)
    left = within_seconds - replies[-1]
    return at_once + (max(0.0, done(left) - law.p_immediate) if left >= 0 else 0.0)


def _share(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0

"""What a number of agents achieves in a steady state."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shiftplan.queueing.checked import check_replies_fit
from shiftplan.queueing.levels import DEFINITIONS, Counted, ServiceLevels, nobody_comes, nobody_serves
from shiftplan.queueing.waiting import WaitingLaw


@dataclass(frozen=True)
class Performance:
    """The steady state of a queue with this many agents.

    `p_wait` share that finds no free window; `mean_wait_seconds` over all contacts, infinite when nobody
    leaves and more comes than can be served; `abandon` share that leaves unanswered; `occupancy` share of
    all windows (agents × windows each) that are busy, for one window the usual share of busy agents;
    `concurrency` mean number of contacts an agent holds, counting agents without any; `exact` whether the
    chain solved is that of all agents, not the one in which they stay balanced.

    Reply delays (`replies`) are in seconds, one for each number of chats that an agent can hold, the new
    one included; another number of them is BadInput.
    """

    agents: int
    windows: int
    p_wait: float
    mean_wait_seconds: float
    abandon: float
    occupancy: float
    concurrency: float
    law: WaitingLaw | None = None
    exact: bool = True

    def service_levels(self, within_seconds: float, replies: Sequence[float] = ()) -> ServiceLevels:
        """Service by all five definitions; with `replies` the clock stops at the first reply."""
        self._check(replies)
        if self.law is not None:
            return Counted(self.law, within_seconds, replies).all()
        if self.p_wait == 0:
            return nobody_comes(within_seconds, replies)
        return nobody_serves(within_seconds, self.mean_wait_seconds)

    def service_level(
        self, within_seconds: float, definition: str = DEFINITIONS[0], replies: Sequence[float] = ()
    ) -> float:
        """One of them, which is quicker where only one is needed."""
        if self.law is None:
            return self.service_levels(within_seconds, replies).by(definition)
        self._check(replies)
        return Counted(self.law, within_seconds, replies).by(definition)

    @property
    def taken_at_once(self) -> tuple[float, ...]:
        """Share of all contacts that an agent takes at once as his first, second … k-th chat."""
        if self.law is not None:
            return self.law.levels
        first = 1.0 if self.p_wait == 0 else 0.0
        return (first, *(0.0,) * (self.windows - 1))

    def mean_reply_seconds(self, replies: Sequence[float]) -> float:
        """Mean time from being taken to the first reply, of those who are answered; 0 when nobody is."""
        self._check(replies)
        answered = 1 - self.abandon
        if self.agents == 0 or not replies or answered <= 0:
            return 0.0
        shares = list(self.taken_at_once)
        shares[-1] += max(0.0, self.p_wait - self.abandon)
        weighed = math.fsum(share * delay for share, delay in zip(shares, replies, strict=True))
        return weighed / math.fsum(shares)

    def mean_first_reply_seconds(self, replies: Sequence[float]) -> float:
        """The mean wait of all contacts plus the mean reply delay of those answered."""
        return self.mean_wait_seconds + self.mean_reply_seconds(replies)

    def _check(self, replies: Sequence[float]) -> None:
        if replies:
            check_replies_fit(replies, self.windows)


def idle(agents: int, windows: int) -> Performance:
    """Nobody comes."""
    return Performance(agents, windows, 0.0, 0.0, 0.0, 0.0, 0.0)


def deserted(windows: int, patience: float) -> Performance:
    """Nobody serves: everybody waits until out of patience."""
    gone = 1.0 if math.isfinite(patience) else 0.0
    return Performance(0, windows, 1.0, patience, gone, 1.0, 0.0)


def steady(agents: int, windows: int, law: WaitingLaw, *, exact: bool) -> Performance:
    """The performance under a waiting law."""
    busy = float(law.room.slots) if law.overloaded else law.in_service
    return Performance(
        agents=agents,
        windows=windows,
        p_wait=law.p_wait,
        mean_wait_seconds=law.mean_wait,
        abandon=law.abandon,
        occupancy=min(1.0, busy / law.room.slots),
        concurrency=busy / agents,
        law=law,
        exact=exact,
    )

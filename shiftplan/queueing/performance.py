"""What a number of agents achieves in a steady state."""

import math
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


@dataclass(frozen=True)
class Performance:
    """The steady state of a queue with this many agents.

    `p_wait` share that finds no free window; `mean_wait_seconds` over all contacts, infinite when nobody
    leaves and more comes than can be served; `abandon` share that leaves unanswered; `occupancy` share of
    all windows (agents × windows each) that are busy, for one window the usual share of busy agents;
    `concurrency` mean number of contacts an agent holds, counting agents without any.
    """

    agents: int
    windows: int
    p_wait: float
    mean_wait_seconds: float
    abandon: float
    occupancy: float
    concurrency: float
    law: WaitingLaw | None = None

    def service_levels(self, within_seconds: float) -> ServiceLevels:
        """Service by all five definitions; a share whose whole is empty (nobody was answered) counts as 0."""
        if self.law is None:
            return self._without_law(within_seconds)
        answered = min(1.0, self.law.answered_within(within_seconds))
        ready = min(1.0, self.law.ready_within(within_seconds))
        stays = math.exp(-within_seconds / self.law.patience)
        waits_on = self.law.waits_longer(within_seconds) * stays
        return ServiceLevels(
            answered,
            ready,
            min(1.0, 1 - stays + stays * ready),
            _share(answered, answered + waits_on),
            _share(answered, 1 - self.abandon),
        )

    def service_level(self, within_seconds: float, definition: str = DEFINITIONS[0]) -> float:
        return self.service_levels(within_seconds).by(definition)

    def _without_law(self, within_seconds: float) -> ServiceLevels:
        """Nobody comes: everybody is served at once. Nobody serves: all there is to see is people leaving."""
        if self.p_wait == 0:
            return ServiceLevels(1.0, 1.0, 1.0, 1.0, 1.0)
        patience = self.mean_wait_seconds
        return ServiceLevels(0.0, 0.0, -math.expm1(-within_seconds / patience), 0.0, 0.0)


def idle(agents: int, windows: int) -> Performance:
    """Nobody comes."""
    return Performance(agents, windows, 0.0, 0.0, 0.0, 0.0, 0.0)


def deserted(windows: int, patience: float) -> Performance:
    """Nobody serves: everybody waits until out of patience."""
    gone = 1.0 if math.isfinite(patience) else 0.0
    return Performance(0, windows, 1.0, patience, gone, 1.0, 0.0)


def steady(agents: int, windows: int, law: WaitingLaw) -> Performance:
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
    )


def _share(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0

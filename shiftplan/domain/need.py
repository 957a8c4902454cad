"""How many standard agents each queue needs in each slot, and what is promised with them."""

from enum import StrEnum
from hashlib import sha256

from shiftplan.domain.base import Frozen
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.queue import ServiceDefinition
from shiftplan.domain.traffic import Series


class Binding(StrEnum):
    """What decides the need of a slot."""

    TARGET = "target"
    OCCUPANCY = "occupancy"
    MINIMUM = "minimum"
    NOTHING = "nothing"


class QueueNeed(Frozen):
    """All series have one value a slot.

    `online` agents serve at one moment; `need` = online / (1 − shrinkage), rounded up to 0.01, is what the
    rota must put on shift, in standard agents. Service level, abandonment and occupancy are those of `online`
    standard agents in a steady state.
    """

    queue: str
    definition: ServiceDefinition
    contacts: Series
    online: tuple[int, ...]
    need: Series
    rule_of_thumb: tuple[int, ...]
    service_level: Series
    abandon: Series
    occupancy: Series
    binding: tuple[Binding, ...]


class Need(Frozen):
    grid: TimeGrid
    scenario: str
    queues: tuple[QueueNeed, ...]

    def of(self, queue: str) -> QueueNeed:
        return next(need for need in self.queues if need.queue == queue)

    @property
    def agent_hours(self) -> float:
        return sum(sum(need.need) for need in self.queues) * self.grid.hours

    def digest(self) -> str:
        """A short fingerprint: equal for equal needs, kept beside a rota to tell whether it is still true."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:12]

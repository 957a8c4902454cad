"""How many standard agents each queue needs in each slot, and what is promised with them."""

from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from shiftplan.domain.base import Frozen
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.service import ServiceDefinition
from shiftplan.domain.staffing import Method
from shiftplan.domain.traffic import Series


class Binding(StrEnum):
    """What decides the need of a slot."""

    TARGET = "target"
    ABANDON = "abandon"
    BACKLOG = "backlog"  # the slot's own contacts alone would ask for fewer; the queue carried in needs more
    OPENING = "opening"  # the worst of the steps after an opening
    OCCUPANCY = "occupancy"
    MINIMUM = "minimum"
    DEADLINE = "deadline"
    NOTHING = "nothing"


class OpeningStep(Frozen):
    """Five minutes after an opening: the agents `online` that this step alone would need, and what those of
    its slot achieve in it (`waiting`: contacts in the queue as the step begins).
    """

    start: datetime
    contacts: float
    online: int
    service_level: float
    waiting: float


class QueueNeed(Frozen):
    """All series have one value a slot.

    `online` agents serve at one moment; `need` = online / (1 − shrinkage), rounded up to 0.01, is what the
    rota must put on shift, in standard agents. Service level (by `definition` of the queue's first target),
    abandonment and occupancy are the means over the slot with `online` standard agents; `worst_instant` is
    the lowest service level of somebody who comes at one moment of the slot; `waiting` are the contacts in
    the queue as the slot begins (deferred work: the work not done); `first_reply_seconds` is the mean wait
    plus the mean time to type the first reply.
    """

    queue: str
    definition: ServiceDefinition
    contacts: Series
    online: tuple[int, ...]
    need: Series
    rule_of_thumb: tuple[int, ...]
    service_level: Series
    worst_instant: Series
    waiting: Series
    first_reply_seconds: Series
    abandon: Series
    occupancy: Series
    binding: tuple[Binding, ...]
    steps: tuple[OpeningStep, ...] = ()


class Need(Frozen):
    grid: TimeGrid
    scenario: str
    queues: tuple[QueueNeed, ...]
    method: Method = Method.SIPP

    def of(self, queue: str) -> QueueNeed:
        return next(need for need in self.queues if need.queue == queue)

    @property
    def agent_hours(self) -> float:
        return sum(sum(need.need) for need in self.queues) * self.grid.hours

    def digest(self) -> str:
        """A short fingerprint of what a rota is made for, kept beside it to tell whether it is still true.

        Levels and shares are left out: their last digits may differ from machine to machine.
        """
        texts = [self.scenario, self.grid.model_dump_json()]
        texts += [f"{one.queue} {' '.join(f'{need:.2f}' for need in one.need)}" for one in self.queues]
        return sha256("\n".join(texts).encode()).hexdigest()[:12]

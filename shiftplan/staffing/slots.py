"""The answers for single slots, and a queue's need made of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.need import Binding, OpeningStep, QueueNeed
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Series
from shiftplan.staffing.amounts import on_shift, rule_of_thumb


@dataclass(frozen=True)
class SlotNeed:
    """Agents online in one slot, why, and what they achieve in it; the measures are those of QueueNeed."""

    online: int
    binding: Binding
    service_level: float
    worst_instant: float
    waiting: float
    first_reply_seconds: float
    abandon: float
    occupancy: float


def queue_need(
    queue: Queue,
    grid: TimeGrid,
    contacts: Series,
    slots: Sequence[SlotNeed],
    steps: tuple[OpeningStep, ...] = (),
) -> QueueNeed:
    """The need of a queue from the answers for all its slots."""
    return QueueNeed(
        queue=queue.id,
        definition=queue.target.definition,
        contacts=contacts,
        online=tuple(slot.online for slot in slots),
        need=tuple(on_shift(queue, slot.online) for slot in slots),
        rule_of_thumb=tuple(rule_of_thumb(queue, count / grid.hours) for count in contacts),
        service_level=tuple(slot.service_level for slot in slots),
        worst_instant=tuple(slot.worst_instant for slot in slots),
        waiting=tuple(slot.waiting for slot in slots),
        first_reply_seconds=tuple(slot.first_reply_seconds for slot in slots),
        abandon=tuple(slot.abandon for slot in slots),
        occupancy=tuple(slot.occupancy for slot in slots),
        binding=tuple(slot.binding for slot in slots),
        steps=steps,
    )

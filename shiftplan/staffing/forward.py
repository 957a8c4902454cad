"""The queue carried from slot to slot: in each the fewest agents, given what the one before has left."""

from collections.abc import Sequence

from shiftplan.domain.need import QueueNeed
from shiftplan.domain.plan import Settings
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Traffic
from shiftplan.errors import BadInput, Unreachable
from shiftplan.staffing.inside import opening_slots
from shiftplan.staffing.located import located
from shiftplan.staffing.slots import queue_need
from shiftplan.staffing.steady import Tick
from shiftplan.staffing.walk import Walk


def forward_need(settings: Settings, queue: Queue, traffic: Traffic, tick: Tick) -> QueueNeed:
    """The need of a queue that begins settled at the rate of its first slot.

    In the slots after an opening the targets hold in every step; `tick` is told how many slots are done.
    """
    return _walked(Walk(queue, traffic, opening_slots(settings)), tick)


def carried_through(queue: Queue, traffic: Traffic, agents: Sequence[int], tick: Tick) -> QueueNeed:
    """What `agents`, one number a slot, really achieve when the queue is carried from slot to slot."""
    return _walked(Walk(queue, traffic, given=agents), tick)


def _walked(walk: Walk, tick: Tick) -> QueueNeed:
    queue, traffic = walk.queue, walk.traffic
    for slot in range(traffic.grid.slots):
        try:
            walk.through(slot)
        except (Unreachable, BadInput) as error:
            raise located(queue, traffic.grid.moment(slot), error) from error
        tick(1)
    return queue_need(queue, traffic.grid, traffic.contacts[queue.id], walk.slots, tuple(walk.steps))

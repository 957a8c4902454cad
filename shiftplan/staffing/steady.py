"""Every slot as a steady state of its own rate (SIPP), each distinct rate solved once."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.need import Binding, QueueNeed
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Traffic
from shiftplan.errors import BadInput, Unreachable
from shiftplan.queueing import Performance, agents_for
from shiftplan.staffing.located import located
from shiftplan.staffing.model import formula, goals
from shiftplan.staffing.slots import SlotNeed, queue_need

SECONDS_PER_HOUR = 3600
Tick = Callable[[int], None]


@dataclass(frozen=True)
class Steady:
    """`required` is what targets, abandonment and cap alone ask for: a good guess for the next rate."""

    required: int
    slot: SlotNeed


def steady_need(queue: Queue, traffic: Traffic, tick: Tick) -> QueueNeed:
    """The need of a queue, no slot knowing of the one before; `tick` is told how many slots are done."""
    rates = [contacts / traffic.grid.hours for contacts in traffic.contacts[queue.id]]
    found: dict[float, SlotNeed] = {}
    guess = 1
    for rate, count in sorted(Counter(rates).items()):
        steady = _solved(queue, traffic.grid, rates.index(rate), rate, guess)
        found[rate], guess = steady.slot, max(steady.required, 1)
        tick(count)
    return queue_need(queue, traffic.grid, traffic.contacts[queue.id], [found[rate] for rate in rates])


def _solved(queue: Queue, grid: TimeGrid, slot: int, rate: float, guess: int) -> Steady:
    try:
        return steady_slot(queue, rate, guess)
    except (Unreachable, BadInput) as error:
        raise located(queue, grid.moment(slot), error) from error


def steady_slot(queue: Queue, contacts_per_hour: float, guess: int = 1) -> Steady:
    """Agents online for the queue's targets, occupancy cap and minimum in a steady state of this rate.

    Raises Unreachable when no number of agents keeps them.
    """
    model = formula(queue, contacts_per_hour)
    if contacts_per_hour == 0:
        binding = Binding.MINIMUM if queue.min_agents else Binding.NOTHING
        return Steady(0, _slot(queue, 0.0, queue.min_agents, binding, model(queue.min_agents)))
    found = agents_for(model, goals(queue), queue.occupancy_cap, guess, max_abandon=queue.max_abandon)
    if queue.min_agents > found.agents:
        enough = model(queue.min_agents)
        slot = _slot(queue, contacts_per_hour, queue.min_agents, Binding.MINIMUM, enough)
    else:
        slot = _slot(queue, contacts_per_hour, found.agents, Binding(found.binding), found.performance)
    return Steady(found.agents, slot)


def _slot(queue: Queue, rate: float, online: int, binding: Binding, found: Performance) -> SlotNeed:
    level = goals(queue)[0].level(found)
    return SlotNeed(
        online=online,
        binding=binding,
        service_level=level,
        worst_instant=level,
        waiting=rate / SECONDS_PER_HOUR * found.mean_wait_seconds if rate else 0.0,
        first_reply_seconds=found.mean_first_reply_seconds(queue.reply_seconds) if rate else 0.0,
        abandon=found.abandon,
        occupancy=found.occupancy,
    )

"""Every queue and slot of a plan, each distinct rate solved once."""

from collections.abc import Callable, Mapping

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.plan import Settings
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Series, Traffic
from shiftplan.errors import BadInput, Unreachable
from shiftplan.language import say
from shiftplan.staffing.slot import SlotNeed, on_shift, rule_of_thumb, slot_need

Report = Callable[[int, int], None]


def need(settings: Settings, traffic: Traffic, report: Report | None = None) -> Need:
    """Agents needed by every queue of `settings` in every slot of `traffic`.

    Each slot is taken as a steady state of its mean rate. `report(done, total)` is called as rates are
    solved, the last time with done = total. Raises Unreachable, naming queue and slot, when a target
    cannot be kept; BadInput, likewise, when contacts are below zero or no number.
    """
    rates = {queue.id: _rates(traffic, queue) for queue in settings.queues}
    counter = _Counter(sum(len(set(series)) for series in rates.values()), report)
    queues = tuple(
        _queue_need(
            queue, traffic.contacts[queue.id], rates[queue.id], _solved(queue, rates, traffic, counter)
        )
        for queue in settings.queues
    )
    return Need(grid=traffic.grid, scenario=traffic.scenario, queues=queues)


class _Counter:
    def __init__(self, total: int, report: Report | None) -> None:
        self._done, self._total, self._report = 0, total, report

    def one_more(self) -> None:
        self._done += 1
        if self._report:
            self._report(self._done, self._total)


def _rates(traffic: Traffic, queue: Queue) -> Series:
    """Contacts an hour in each slot."""
    return tuple(contacts / traffic.grid.hours for contacts in traffic.contacts[queue.id])


def _solved(
    queue: Queue, rates: Mapping[str, Series], traffic: Traffic, counter: _Counter
) -> dict[float, SlotNeed]:
    """The need at each distinct rate, in rising order, so that each answer is a guess next to its own."""
    found: dict[float, SlotNeed] = {}
    guess = 1
    for rate in sorted(set(rates[queue.id])):
        try:
            found[rate] = slot_need(queue, rate, guess)
        except (Unreachable, BadInput) as error:
            raise _located(queue, traffic.grid, rates[queue.id].index(rate), error) from error
        guess = max(found[rate].required, 1)
        counter.one_more()
    return found


def _located(
    queue: Queue, grid: TimeGrid, slot: int, error: Unreachable | BadInput
) -> Unreachable | BadInput:
    moment = grid.moment(slot)
    sentence = say(
        "{queue} at {moment:%m-%d %H:%M}: {why}", queue=queue.name, moment=moment, why=error.message
    )
    return type(error)(sentence, error.hint)


def _queue_need(queue: Queue, contacts: Series, rates: Series, solved: Mapping[float, SlotNeed]) -> QueueNeed:
    slots = [solved[rate] for rate in rates]
    return QueueNeed(
        queue=queue.id,
        definition=queue.target.definition,
        contacts=contacts,
        online=tuple(slot.online for slot in slots),
        need=tuple(on_shift(queue, slot.online) for slot in slots),
        rule_of_thumb=tuple(rule_of_thumb(queue, rate) for rate in rates),
        service_level=tuple(slot.service_level for slot in slots),
        worst_instant=tuple(slot.service_level for slot in slots),
        waiting=tuple(slot.waiting for slot in slots),
        first_reply_seconds=tuple(slot.first_reply_seconds for slot in slots),
        abandon=tuple(slot.abandon for slot in slots),
        occupancy=tuple(slot.occupancy for slot in slots),
        binding=tuple(slot.binding for slot in slots),
    )

"""Every queue and slot of a plan."""

from collections.abc import Callable, Iterable, Mapping

from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.plan import Settings
from shiftplan.domain.queue import Queue
from shiftplan.domain.staffing import Method
from shiftplan.domain.traffic import Traffic
from shiftplan.staffing.located import check_traffic
from shiftplan.staffing.steady import Tick, steady_need

Report = Callable[[int, int], None]


def need(
    settings: Settings,
    traffic: Traffic,
    report: Report | None = None,
    method: Method | None = None,
    known: Mapping[str, QueueNeed] | None = None,
) -> Need:
    """Agents needed by every queue of `settings` in every slot of `traffic`.

    By `method` (None: the plan's own) each queue walks through its slots and carries what it has not done
    from one to the next, or each slot is a steady state of its mean rate. Deferred work is placed last, where
    the other queues leave room, the shortest deadline first. Queues in `known` have been worked out already,
    for the same traffic. `report(done, total)` counts slots of queues, the last time with done = total.

    Raises Unreachable, naming queue, moment, what is missed and by how much, when no number of agents is
    enough; BadInput, likewise, when contacts are below zero or no number.
    """
    by = method or settings.staffing.method
    for queue in settings.queues:
        check_traffic(queue, traffic)
    counter = _Counter(traffic.grid.slots * len(settings.queues), report)
    found: dict[str, QueueNeed] = dict(known or {})
    if found:
        counter.more(traffic.grid.slots * len(found))
    for queue in _in_order(queue for queue in settings.queues if queue.id not in found):
        found[queue.id] = _one(settings, queue, traffic, found.values(), by, counter.more)
    queues = tuple(found[queue.id] for queue in settings.queues)
    return Need(grid=traffic.grid, scenario=traffic.scenario, queues=queues, method=by)


def delivered(settings: Settings, traffic: Traffic, planned: Need, report: Report | None = None) -> Need:
    """The same agents, with what they really achieve when each queue is carried from slot to slot.

    Shows what a need by SIPP keeps of its promises. Deferred work stays as it is.
    """
    from shiftplan.staffing.forward import carried_through  # noqa: PLC0415 - loads numpy

    counter = _Counter(traffic.grid.slots * len(settings.queues), report)
    queues = []
    for queue in settings.queues:
        own = planned.of(queue.id)
        if queue.deferred:
            counter.more(traffic.grid.slots)
        else:
            real = carried_through(queue, traffic, own.online, counter.more)
            own = real.model_copy(update={"binding": own.binding})
        queues.append(own)
    return planned.model_copy(update={"queues": tuple(queues)})


class _Counter:
    def __init__(self, total: int, report: Report | None) -> None:
        self._done, self._total, self._report = 0, total, report

    def more(self, slots: int) -> None:
        self._done += slots
        if self._report:
            self._report(self._done, self._total)


def _in_order(queues: Iterable[Queue]) -> list[Queue]:
    """Those whose contacts wait for an answer first, then deferred work by its deadline."""
    return sorted(queues, key=lambda queue: queue.deadline_hours or 0)


def _one(
    settings: Settings, queue: Queue, traffic: Traffic, before: Iterable[QueueNeed], by: Method, tick: Tick
) -> QueueNeed:
    if queue.deferred:
        return _deferred(settings, queue, traffic, before, tick)
    if by is Method.SIPP:
        return steady_need(queue, traffic, tick)
    from shiftplan.staffing.forward import forward_need  # noqa: PLC0415 - loads numpy

    return forward_need(settings, queue, traffic, tick)


def _deferred(
    settings: Settings, queue: Queue, traffic: Traffic, before: Iterable[QueueNeed], tick: Tick
) -> QueueNeed:
    """The work of one queue, after all that cannot wait and what is due sooner."""
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    from shiftplan.staffing.deferred import deferred_need, quiet_slots  # noqa: PLC0415 - likewise

    done = list(before)
    waits = {one.id for one in settings.queues if one.deferred}
    quiet = quiet_slots(traffic.grid, settings.rules, [one for one in done if one.queue not in waits])
    others = np.zeros(traffic.grid.slots) + sum(np.asarray(one.need) for one in done)
    placed = deferred_need(queue, traffic.contacts[queue.id], traffic.grid, others, quiet)
    tick(traffic.grid.slots)
    return placed

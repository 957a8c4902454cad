"""Conditions on what was measured while the sale runs."""

from datetime import datetime

from shiftplan.domain.actuals import SlotFigures
from shiftplan.domain.queue import Queue
from shiftplan.language import say
from shiftplan.operations.due import main_opening
from shiftplan.operations.facts import Facts, Verdict

ANSWERED = 0.9


def figures_in(facts: Facts, limit: float | None) -> Verdict:  # noqa: ARG001 - it has no threshold
    """Every queue in which people wait has a figure from after the main opening."""
    opening = main_opening(facts.plan.settings.event)
    if _too_early(facts, opening):
        return Verdict(met=None, evidence=say("the sale has not opened yet"))
    silent = [queue for queue in _waited(facts) if not _since(facts, queue, opening)]
    if silent:
        return Verdict(met=False, evidence=say("no figure yet of {queue}", queue=silent[0].name))
    return Verdict(met=True, evidence=say("every queue has a figure since the opening"))


def replies_in_time(facts: Facts, limit: float | None) -> Verdict:
    """In the newest slot of each queue that has one, the three-minute rate is at least `limit` (0.9)."""
    least = ANSWERED if limit is None else limit
    rates = [(queue, slot.three_minute_rate) for queue in _waited(facts) if (slot := _newest(facts, queue))]
    known = [(queue, rate) for queue, rate in rates if rate is not None]
    if not known:
        return Verdict(met=None, evidence=say("no three-minute rate has been told"))
    worst, rate = min(known, key=lambda pair: pair[1])
    text = say("lowest {rate:.0%}, on {queue}; wanted {least:.0%}", rate=rate, queue=worst.name, least=least)
    return Verdict(met=rate >= least, evidence=text)


def _too_early(facts: Facts, opening: datetime) -> bool:
    return facts.now is None or facts.now < opening


def _waited(facts: Facts) -> list[Queue]:
    return [queue for queue in facts.plan.settings.queues if not queue.deferred]


def _since(facts: Facts, queue: Queue, moment: datetime) -> bool:
    return any(slot.start >= moment for slot in facts.actuals.get(queue.id, {}).values())


def _newest(facts: Facts, queue: Queue) -> SlotFigures | None:
    slots = facts.actuals.get(queue.id, {})
    return slots[max(slots)] if slots else None

"""How many good slots ran since an incident began: after enough of them it may be closed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from shiftplan.domain.actuals import BySlot, SlotFigures
from shiftplan.domain.base import Frozen
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.surge import Ladder
from shiftplan.domain.traffic import Traffic
from shiftplan.language import Message, printable, say
from shiftplan.operations import surge_rules as rules
from shiftplan.operations.surge import planned


class QueueCalm(Frozen):
    """The good slots running of a queue, up to the one that was read last."""

    queue: str
    name: str
    good: int


class Calm(Frozen):
    """The queues in which people wait; `wanted` good slots running let an incident be closed."""

    wanted: int
    queues: tuple[QueueCalm, ...]

    @property
    def met(self) -> bool:
        return bool(self.queues) and all(queue.good >= self.wanted for queue in self.queues)

    @property
    def text(self) -> Message:
        """How far it is, queue by queue."""
        parts = [f"{queue.name} {min(queue.good, self.wanted)}/{self.wanted}" for queue in self.queues]
        return say("good slots running: {queues}", queues=", ".join(parts))


def calm(ladder: Ladder, plan: Plan, traffic: Traffic, known: BySlot, since: datetime, now: datetime) -> Calm:
    """Good by the ladder's exit rule; times are wall times of the plan.

    A slot counts when it ended after `since`. A run must reach as near to now as the ladder asks of a
    reading; a slot that nobody read breaks it.
    """
    counted = (
        QueueCalm(
            queue=queue.id,
            name=printable(queue.name),
            good=_run(ladder, plan, traffic, queue, known.get(queue.id, {}), since, now),
        )
        for queue in plan.settings.queues
        if not queue.deferred
    )
    return Calm(wanted=ladder.exit.slots, queues=tuple(counted))


def _run(
    ladder: Ladder,
    plan: Plan,
    traffic: Traffic,
    queue: Queue,
    known: Mapping[int, SlotFigures],
    since: datetime,
    now: datetime,
) -> int:
    width = timedelta(minutes=plan.grid.minutes)
    ended = [slot for slot, figures in known.items() if since < figures.start + width <= now]
    last = max(ended, default=None)
    if last is None or known[last].start < now - width * (1 + ladder.stale_after_slots):
        return 0
    good, slot = 0, last
    while slot in ended and _is_good(ladder, traffic, queue, known[slot]):
        good, slot = good + 1, slot - 1
    return good


def _is_good(ladder: Ladder, traffic: Traffic, queue: Queue, figures: SlotFigures) -> bool:
    return rules.is_good(ladder, rules.measured(ladder, queue, planned(traffic, figures), figures))

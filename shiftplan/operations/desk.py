"""The live desk: of every queue, slot by slot, what was planned and what was measured."""

from collections.abc import Mapping
from datetime import datetime

from shiftplan.domain.actuals import BySlot, SlotFigures
from shiftplan.domain.base import Frozen
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.head_counts import Present
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Traffic
from shiftplan.language import printable


class DeskSlot(Frozen):
    """A slot of a queue.

    `planned` contacts reach people (after the bot), `forecast` come in (before it), both in the plan's
    scenario and for the whole slot; `on_shift` are the people of the rota, standby left out, None without a
    rota; `figures` is what was measured, None when nothing was.
    """

    start: datetime
    planned: float
    forecast: float
    on_shift: int | None = None
    figures: SlotFigures | None = None


class DeskQueue(Frozen):
    """A queue in which people wait, with its slots in order."""

    queue: str
    name: str
    slots: tuple[DeskSlot, ...]

    def at(self, start: datetime) -> DeskSlot | None:
        return next((slot for slot in self.slots if slot.start == start), None)

    @property
    def known(self) -> tuple[DeskSlot, ...]:
        """The slots of which something was measured."""
        return tuple(slot for slot in self.slots if slot.figures is not None)


class DeskView(Frozen):
    """The slots from a day before `now` to a day after; `here` is the one that holds `now` (local wall time).

    Before the plan and after it the slots are those of its first and of its last day, and `here` is None.
    """

    now: datetime
    minutes: int
    here: datetime | None
    queues: tuple[DeskQueue, ...]

    def of(self, queue: str) -> DeskQueue | None:
        return next((view for view in self.queues if view.queue == queue), None)


def desk(plan: Plan, traffic: Traffic, on_shift: Present | None, known: BySlot, now: datetime) -> DeskView:
    """The desk at `now` (an instant with its zone); `on_shift` counts heads (`head_counts.present`)."""
    grid, local = plan.grid, plan.grid.local(now)
    slot = grid.slot_at(local)
    middle = slot if slot is not None else (0 if local < grid.begin else grid.slots)
    day = MINUTES_PER_DAY // grid.minutes
    slots = range(max(0, middle - day), min(grid.slots, middle + day))
    heads = None if on_shift is None else _heads(on_shift)
    return DeskView(
        now=local,
        minutes=grid.minutes,
        here=None if slot is None else grid.moment(slot),
        queues=tuple(
            DeskQueue(
                queue=queue.id,
                name=printable(queue.name),
                slots=tuple(
                    _slot(plan, queue, traffic, None if heads is None else heads.get(queue.id, {}), known, i)
                    for i in slots
                ),
            )
            for queue in plan.settings.queues
            if not queue.deferred
        ),
    )


def _slot(
    plan: Plan, queue: Queue, traffic: Traffic, heads: Mapping[int, int] | None, known: BySlot, slot: int
) -> DeskSlot:
    planned = traffic.contacts[queue.id][slot]
    return DeskSlot(
        start=plan.grid.moment(slot),
        planned=planned,
        forecast=planned / (1 - queue.bot_share),
        on_shift=None if heads is None else heads.get(slot, 0),
        figures=known.get(queue.id, {}).get(slot),
    )


def _heads(present: Present) -> dict[str, dict[int, int]]:
    """People on shift by queue and slot; whoever stands by is not there."""
    found: dict[str, dict[int, int]] = {}
    for (_, serves, queue), counts in present.items():
        if serves:
            of_queue = found.setdefault(queue, {})
            for slot, count in enumerate(counts):
                if count:
                    of_queue[slot] = of_queue.get(slot, 0) + count
    return found

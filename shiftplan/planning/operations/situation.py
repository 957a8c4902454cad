"""The shop as it stands for the ranking: who serves when, who comes when, what was read."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from shiftplan.domain import work
from shiftplan.domain.actuals import BySlot, SlotFigures
from shiftplan.domain.editing import applied
from shiftplan.domain.head_counts import present as people_in_slots
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.relief import Relief
from shiftplan.domain.rota import Rota
from shiftplan.domain.serving import Serving, from_then_on, serving
from shiftplan.domain.surge import Ladder
from shiftplan.domain.traffic import STEP_MINUTES, Traffic
from shiftplan.operations.at_hand import room
from shiftplan.planning.operations.expected import Expected
from shiftplan.staffing.reliefs import Head, Level, QueueNow, Rate, Situation

RUN_IN_HOURS = 2
"""How long before now the queue is carried from, empty: longer than any patience, so that it forgets that."""
STEP = timedelta(minutes=STEP_MINUTES)
FEWEST_PRESENT, MOST_PRESENT = 0.2, 2.0
"""A count of people beyond these shares of the rota's is taken for a slip of the pen."""


def people_around(plan: Plan, rota: Rota, now: datetime, ladder: Ladder) -> tuple[Serving, ...]:
    """Everybody's stretches of service from the run-in to the last minute that counts."""
    first, last = now - timedelta(hours=RUN_IN_HOURS), now + _ahead(ladder)
    days = {first.date() - timedelta(days=1), first.date(), last.date(), now.date()}
    near = (one for one in work.known(plan, rota) if one.day in days)
    found = (stretch for one in near for stretch in serving(plan, one))
    return tuple(one for one in found if one.ends > first and one.begins < last)


def people_with(
    plan: Plan, rota: Rota, there: Sequence[Serving], relief: Relief, now: datetime, ladder: Ladder
) -> dict[str, tuple[Head, ...]]:
    """Those who serve each queue once the edit of a relief is made; before its effects nothing changes."""
    if relief.edit is None or not relief.effects:
        return {}
    begins = min(effect.begins for effect in relief.effects)
    moved = set(relief.edit.agents)
    old = [one for one in there if one.agent in moved]
    new = [one for one in people_around(*applied(relief.edit, plan, rota), now, ladder) if one.agent in moved]
    after = (*(one for one in there if one.agent not in moved), *from_then_on(old, new, begins))
    queues = {effect.queue for effect in relief.effects if not plan.queue[effect.queue].deferred}
    return {queue: heads_of(plan, after, queue, now) for queue in queues}


def heads_of(plan: Plan, there: Sequence[Serving], queue: str, now: datetime) -> tuple[Head, ...]:
    """The stretches of a queue in seconds from now, with windows of queue and person."""
    return tuple(
        Head(
            (one.begins - now).total_seconds(),
            (one.ends - now).total_seconds(),
            one.worth,
            min(plan.agent[one.agent].max_windows, plan.queue[queue].windows),
            room(plan, one),
        )
        for one in there
        if one.queue == queue
    )


def situation_of(
    plan: Plan,
    rota: Rota,
    ladder: Ladder,
    traffic: Traffic,
    known: BySlot,
    expected: Expected,
    now: datetime,
) -> Situation:
    """What is known at `now` (local wall time) of all queues in which people wait for a reply."""
    there = people_around(plan, rota, now, ladder)
    maker = _Maker(plan, rota, ladder, traffic, known, expected, now)
    rank = ladder.rank
    return Situation(
        begins=now,
        queues=tuple(
            maker.queue(queue, heads_of(plan, there, queue.id, now))
            for queue in plan.settings.queues
            if not queue.deferred
        ),
        horizon=rank.horizon_minutes * 60.0,
        later=rank.later_minutes * 60.0,
        within_seconds=rank.within_seconds,
        gain=rank.next_window_gain,
        back=rank.call_back_minutes * 60.0,
    )


class _Maker:
    def __init__(
        self,
        plan: Plan,
        rota: Rota,
        ladder: Ladder,
        traffic: Traffic,
        known: BySlot,
        expected: Expected,
        now: datetime,
    ) -> None:
        self._plan, self._rota, self._ladder, self._now = plan, rota, ladder, now
        self._traffic, self._known, self._expected = traffic, known, expected
        self._factors = work.slot_factors(plan)

    def queue(self, queue: Queue, heads: tuple[Head, ...]) -> QueueNow:
        low, high = self._expected.spread(queue.id)
        return QueueNow(
            queue=queue,
            heads=heads,
            rates=tuple(self._rates(queue)),
            read=self._read(queue),
            present=self._present(queue),
            low=low,
            high=high,
        )

    def _second(self, moment: datetime) -> float:
        return (moment - self._now).total_seconds()

    def _rates(self, queue: Queue) -> Iterator[Rate]:
        """Stretches of one rate."""
        joined: list[Rate] = []
        for rate in self._steps(queue):
            if joined and joined[-1].ends == rate.begins and joined[-1][2:] == rate[2:]:
                joined[-1] = joined[-1]._replace(ends=rate.ends)
            else:
                joined.append(rate)
        yield from joined

    def _steps(self, queue: Queue) -> Iterator[Rate]:
        """Steps of one rate; nobody comes before the plan begins and after it ends."""
        grid = self._plan.grid
        begin = self._now - timedelta(hours=RUN_IN_HOURS)
        end = self._now + _ahead(self._ladder)
        yield Rate(self._second(begin), self._second(begin), 0.0)
        slots = range((begin - grid.begin) // timedelta(minutes=grid.minutes), grid.slots)
        for slot in (slot for slot in slots if slot >= 0 and grid.moment(slot) < end):
            weight = self._factors[queue.id][slot]
            for index, contacts in enumerate(self._contacts(queue, slot)):
                here = grid.moment(slot) + index * STEP
                first, last = max(here, begin), min(here + STEP, end)
                if first < last:
                    rate = contacts * 60 / STEP_MINUTES
                    yield Rate(self._second(first), self._second(last), rate, weight)

    def _contacts(self, queue: Queue, slot: int) -> list[float]:
        """Contacts of a slot by step, over the slot as planned: what came where that is known, what is
        expected elsewhere.
        """
        figures = self._known.get(queue.id, {}).get(slot)
        planned, steps = self._traffic.contacts[queue.id][slot], self._traffic.steps(queue.id, slot)
        come = self._expected.of(queue.id, slot, planned)
        past = self._plan.grid.moment(slot + 1) <= self._now
        if past and figures is not None and figures.contacts is not None and figures.minutes:
            come = figures.contacts * self._plan.grid.minutes / figures.minutes
        return [come * step / planned if planned > 0 else come / len(steps) for step in steps]

    def _newest(self, queue: Queue) -> SlotFigures | None:
        """The newest slot of which more is told than the contacts, if it is not too old."""
        oldest = self._now - timedelta(minutes=self._plan.grid.minutes * (1 + self._ladder.stale_after_slots))
        slots = self._known.get(queue.id, {})
        for slot in sorted(slots, reverse=True):
            one = slots[slot]
            told = (one.waiting, one.first_reply_seconds, one.three_minute_rate)
            if oldest <= one.start <= self._now and any(figure is not None for figure in told):
                return one
        return None

    def _read(self, queue: Queue) -> Level | None:
        one = self._newest(queue)
        if one is None:
            return None
        begins = self._second(one.start)
        ends = min(0.0, self._second(one.start + timedelta(minutes=one.minutes or self._plan.grid.minutes)))
        if ends <= begins:
            return None
        return Level(begins, ends, one.waiting, one.first_reply_seconds, one.three_minute_rate)

    def _present(self, queue: Queue) -> float | None:
        """People counted by those on the rota in the same slot, of the newest slot with a count."""
        slots = self._known.get(queue.id, {})
        oldest = self._now - timedelta(minutes=self._plan.grid.minutes * (1 + self._ladder.stale_after_slots))
        for slot in sorted(slots, reverse=True):
            counted = slots[slot].present
            if counted is not None and oldest <= slots[slot].start <= self._now:
                heads = self._heads(queue, slot)
                return min(max(counted / heads, FEWEST_PRESENT), MOST_PRESENT) if heads else None
        return None

    def _heads(self, queue: Queue, slot: int) -> int:
        """People on shift on the queue in a slot, breaks included as a team leader counts them out."""
        there = people_in_slots(self._plan, self._rota, held=False)
        return sum(series[slot] for (_, serves, name), series in there.items() if serves and name == queue.id)


def _ahead(ladder: Ladder) -> timedelta:
    return timedelta(minutes=ladder.rank.horizon_minutes + ladder.rank.later_minutes)

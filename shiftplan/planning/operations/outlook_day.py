"""An outlook made: the day it is about, each queue's course, and people against it."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import cached_property

from shiftplan.domain import work
from shiftplan.domain.actuals import BySlot, SlotFigures
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.outlook import Counted, Cover, Outlook, QueueOutlook
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Traffic
from shiftplan.errors import Unreachable
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.stages import traffic_of

DAY = timedelta(days=1)
DAY_BEGINS = time(6)
"""A sale's day is from 06:00 to 06:00: the night of an opening belongs to it."""
LEAST_AHEAD = timedelta(hours=3)
"""With less than this left, the day after it is looked at as well."""
FRESH = timedelta(hours=1)
"""An older reading says nothing about who waits now."""
SECONDS_PER_MINUTE = 60

Slots = dict[int, SlotFigures]


def courses_of_day(opened: OpenPlan, actuals: BySlot, local: datetime) -> Outlook:
    """The contacts of the outlook at a moment of local wall time inside the plan."""
    plan = opened.plan
    since, end = day_of(plan.grid, local)
    day = _Day(opened, traffic_of(plan), local, since, end)
    live = (queue for queue in plan.settings.queues if not queue.deferred)
    return Outlook(
        grid=plan.grid,
        now=local,
        since=plan.grid.moment(since),
        first_slot=day.first,
        end_slot=end,
        queues=tuple(day.course(queue, actuals.get(queue.id, {})) for queue in live),
    )


def with_people(opened: OpenPlan, courses: Outlook, actuals: BySlot) -> Outlook:
    """The outlook with need and people of every queue, where there is a rota."""
    since, end = day_of(courses.grid, courses.now)
    day = _Day(opened, traffic_of(opened.plan), courses.now, since, end)
    return courses.model_copy(
        update={"queues": tuple(day.staffed(one, actuals.get(one.queue, {})) for one in courses.queues)}
    )


def day_of(grid: TimeGrid, local: datetime) -> tuple[int, int]:
    """The slots [since, end) of the sale's day at a moment, as far as the plan goes."""
    begin = datetime.combine(local.date(), DAY_BEGINS)
    begin -= DAY if begin > local else timedelta(0)
    end = begin + DAY
    end += DAY if end - local < LEAST_AHEAD else timedelta(0)
    slot = timedelta(minutes=grid.minutes)
    return max(0, (begin - grid.begin) // slot), min(grid.slots, (end - grid.begin) // slot)


@dataclass(frozen=True)
class _Day:
    """What the outlooks of all queues are made from; it is `local`, in the slot `first`."""

    opened: OpenPlan
    traffic: Traffic
    local: datetime
    since: int
    end: int

    @property
    def first(self) -> int:
        return (self.local - self.traffic.grid.begin) // timedelta(minutes=self.traffic.grid.minutes)

    @cached_property
    def _supply(self) -> dict[str, list[float]]:
        """Standard agents on shift in each slot of the plan."""
        plan, rota = self.opened.plan, self.opened.rota
        return work.supply(plan, rota) if rota else {}

    def course(self, queue: Queue, figures: Slots) -> QueueOutlook:
        from shiftplan.forecast.outlook import Asked, foresee  # noqa: PLC0415 - brings numpy, after the first paint

        openings = self.opened.plan.settings.event.openings
        asked = Asked(queue.id, self.since, self.end, self.local, openings)
        found = foresee(self.traffic, asked, self._counted(figures), self._before(queue.id, figures))
        gone = range(self.since, self.first)
        come = {slot: one.contacts for slot, one in figures.items() if one.whole}
        return found.model_copy(
            update={
                "came_before": tuple(come.get(slot) for slot in gone),
                "planned_before": self.traffic.contacts[queue.id][self.since : self.first],
            }
        )

    def staffed(self, course: QueueOutlook, figures: Slots) -> QueueOutlook:
        cover = self._cover(self.opened.plan.queue[course.queue], course, figures)
        return course.model_copy(update={"cover": cover})

    def _counted(self, figures: Slots) -> list[Counted]:
        """What is known of this day; of a slot that is known in part, its first minutes are taken."""
        return [
            Counted(begin=one.start, end=end_of(one), contacts=one.contacts)
            for slot, one in figures.items()
            if slot >= self.since and one.contacts is not None and end_of(one) <= self.local
        ]

    def _before(self, queue: str, figures: Slots) -> list[tuple[float, float]]:
        """What came and what was planned on each day before, for the minutes that were counted."""
        grid, found = self.traffic.grid, dict[int, tuple[float, float]]()
        for slot, one in figures.items():
            if slot < self.since and one.contacts is not None:
                day = (slot - self.since) // grid.per_day
                came, planned = found.get(day, (0.0, 0.0))
                share = one.minutes / grid.minutes
                found[day] = came + one.contacts, planned + self.traffic.contacts[queue][slot] * share
        return list(found.values())

    def _cover(self, queue: Queue, found: QueueOutlook, figures: Slots) -> Cover | None:
        """None without a rota, and where no number of agents keeps what is promised."""
        if self.opened.rota is None:
            return None
        from shiftplan.staffing.inside import opening_slots  # noqa: PLC0415 - see above
        from shiftplan.staffing.onward import Ahead, onward  # noqa: PLC0415 - see above

        plan, first = self.opened.plan, self.traffic.grid.moment(self.first)
        on_shift = self._supply[queue.id][self.first : self.end]
        online = [round(agents * (1 - queue.shrinkage.total)) for agents in on_shift]
        ahead = Ahead(
            queue=queue,
            traffic=self.traffic,
            first_slot=self.first,
            gone_seconds=(self.local - first).total_seconds(),
            contacts=_to_come(found, found.expected),
            online=online[0],
            waiting=self._waiting(queue, figures),
            opening=opening_slots(plan.settings),
        )
        try:
            needed, high = onward(ahead), onward(replace(ahead, contacts=_to_come(found, found.brisk)))
        except Unreachable:
            return None
        left = onward(ahead, online)
        return Cover(
            need=tuple(needed.need),
            need_high=tuple(high.need),
            on_shift=tuple(on_shift),
            service_level=tuple(left.service_level),
            first_reply_seconds=tuple(left.first_reply_seconds),
            waiting=tuple(left.waiting),
        )

    def _waiting(self, queue: Queue, figures: Slots) -> float | None:
        """The length of the queue as last read, or by Little's law from the average wait of an interval."""
        fresh = [
            one
            for one in figures.values()
            if self.local - FRESH < end_of(one) <= self.local
            and (one.waiting is not None or one.first_reply_seconds is not None)
        ]
        if not fresh:
            return None
        last = max(fresh, key=lambda one: one.slot)
        if last.waiting is not None:
            return last.waiting
        typing = queue.reply_seconds[-1] if queue.reply_seconds else 0.0
        contacts = self.traffic.contacts[queue.id][last.slot] if last.contacts is None else last.contacts
        minutes = self.traffic.grid.minutes if last.contacts is None else last.minutes
        wait = max(0.0, (last.first_reply_seconds or 0.0) - typing)
        return contacts / (minutes * SECONDS_PER_MINUTE) * wait


def end_of(one: SlotFigures) -> datetime:
    return one.start + timedelta(minutes=one.minutes)


def _to_come(found: QueueOutlook, course: tuple[float, ...]) -> tuple[float, ...]:
    """A course without what has already come."""
    return (max(0.0, course[0] - found.come), *course[1:])

"""The work with a deadline in an outlook: what is open, and what of it gets late with the rota's people."""

from datetime import datetime, timedelta

from shiftplan.domain import work
from shiftplan.domain.actuals import BySlot, SlotFigures
from shiftplan.domain.open_work import OpenBy, OpenWork
from shiftplan.domain.outlook import Outlook
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Series, Traffic
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.handover import handovers
from shiftplan.planning.stages import traffic_of
from shiftplan.staffing.working_off import Course

SECONDS_PER_HOUR = 3600


def with_open_work(opened: OpenPlan, outlook: Outlook, actuals: BySlot, now: datetime) -> Outlook:
    """The outlook with its deferred queues, where there is a rota; `now` is an instant."""
    deferred = [queue for queue in opened.plan.settings.queues if queue.deferred]
    if opened.rota is None or not deferred:
        return outlook
    traffic, supply = traffic_of(opened.plan), work.supply(opened.plan, opened.rota)
    change = _next_change(opened, outlook, now)
    open_work = tuple(
        _open_work(outlook, traffic, queue, supply[queue.id], actuals.get(queue.id, {}), change)
        for queue in deferred
    )
    return outlook.model_copy(update={"open_work": open_work})


def _next_change(opened: OpenPlan, outlook: Outlook, now: datetime) -> datetime | None:
    """When shifts change next before the outlook ends."""
    moments = (turn.boundary.at for turn in handovers(opened, now).turns)
    return min((at for at in moments if outlook.now < at < outlook.end), default=None)


def _open_work(
    outlook: Outlook,
    traffic: Traffic,
    queue: Queue,
    on_shift: list[float],
    figures: dict[int, SlotFigures],
    change: datetime | None,
) -> OpenWork:
    grid, first, end = outlook.grid, outlook.first_slot, outlook.end_slot
    course, counted_at = _course(outlook, traffic, queue, on_shift, figures)
    (late, late_from), (missing, short_by) = course.late(), course.short()
    change_at = None if change is None else _slots(outlook, change)
    agent_hours = missing / _each(outlook, queue) * grid.hours / (1 - queue.shrinkage.total)
    return OpenWork(
        queue=queue.id,
        planned=traffic.contacts[queue.id][first:end],
        open_now=float(course.open(course.now)),
        late_now=course.late_now,
        open_after=tuple(course.open(slot + 1.0).item() for slot in range(first, end)),
        late=late,
        on_shift=tuple(on_shift[first:end]),
        hours_short=agent_hours,
        factor=course.factor(),
        counted_at=counted_at,
        late_from=_moment(outlook, late_from),
        short_by=_moment(outlook, short_by),
        worked_off=_moment(outlook, course.worked_off()),
        at_change=None
        if change is None or change_at is None
        else OpenBy(at=change, contacts=float(course.open(change_at))),
    )


def _course(
    outlook: Outlook, traffic: Traffic, queue: Queue, on_shift: list[float], figures: dict[int, SlotFigures]
) -> tuple[Course, datetime | None]:
    """The queue from where somebody counted what was open, else from the plan's begin on."""
    each, online = _each(outlook, queue), 1 - queue.shrinkage.total
    counted = _counted(outlook, figures)
    can: Series = tuple(agents * online * each for agents in on_shift)
    course = Course(
        backlog=queue.backlog,
        contacts=traffic.contacts[queue.id],
        can=can,
        deadline=(queue.deadline_hours or 0) / outlook.grid.hours,
        known_at=0.0 if counted is None else _slots(outlook, counted[0]),
        known=queue.backlog if counted is None else counted[1],
        now=_slots(outlook, outlook.now),
        end=outlook.end_slot,
    )
    return course, None if counted is None else counted[0]


def _counted(outlook: Outlook, figures: dict[int, SlotFigures]) -> tuple[datetime, float] | None:
    """When somebody counted last how many are open, and how many were."""
    told = [
        (min(one.start + timedelta(minutes=one.minutes), outlook.now), one.waiting)
        for one in figures.values()
        if one.waiting is not None and one.start < outlook.now
    ]
    return max(told, default=None)


def _each(outlook: Outlook, queue: Queue) -> float:
    """Contacts that an agent online does in a slot."""
    return outlook.grid.hours * SECONDS_PER_HOUR * queue.occupancy_cap / queue.aht_seconds[0]


def _slots(outlook: Outlook, moment: datetime) -> float:
    return (moment - outlook.grid.begin) / timedelta(minutes=outlook.grid.minutes)


def _moment(outlook: Outlook, slots: float | None) -> datetime | None:
    """To the minute, for nobody goes by seconds of work that takes days."""
    if slots is None:
        return None
    return outlook.grid.begin + timedelta(minutes=round(slots * outlook.grid.minutes))

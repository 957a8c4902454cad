"""What is known of the queues, and what somebody typed about one of them."""

from datetime import datetime, timedelta
from math import isfinite

from shiftplan.domain.actuals import MOST_CONTACTS, MOST_PEOPLE, MOST_SECONDS, Actual, BySlot, Figure, Figures
from shiftplan.domain.grid import TimeGrid
from shiftplan.errors import BadInput
from shiftplan.journal import login_name
from shiftplan.language import Message, say
from shiftplan.operations import SurgeView
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, right_now, unknown
from shiftplan.planning.operations.read_so_far import known_at
from shiftplan.planning.operations.surge import surge


def actuals(opened: OpenPlan, now: datetime | None = None) -> BySlot:
    """Every slot about which anything is known and counts at `now`, by queue."""
    return known_at(opened, now or right_now(opened))


def record_reading(
    opened: OpenPlan,
    queue: str,
    contacts: float | None = None,
    first_reply_seconds: float | None = None,
    three_minute_rate: float | None = None,
    at: datetime | None = None,
    *,
    waiting: float | None = None,
    present: float | None = None,
    who: str | None = None,
    now: datetime | None = None,
) -> SurgeView:
    """Keep what was seen of the whole slot that holds `at` (local wall time); None: the slot that ended last.

    `queue` is an id or a name, `contacts` are those of the slot, `first_reply_seconds` their average,
    `three_minute_rate` a share of 1, `waiting` the length of the queue, `present` people; one of them at
    least. Of work with a deadline `waiting` alone is told: what is open. Raises BadInput for what cannot be.
    """
    moment, name = now or right_now(opened), queue_named(opened, queue)
    figures = Figures(
        contacts=_checked(contacts, MOST_CONTACTS, say("the contacts")),
        first_reply_seconds=_checked(first_reply_seconds, MOST_SECONDS, say("seconds to the first reply")),
        three_minute_rate=_checked(three_minute_rate, 1, say("the three-minute rate (0.92 for 92 %)")),
        waiting=_checked(waiting, MOST_CONTACTS, say("the queue length")),
        present=_checked(present, MOST_PEOPLE, say("the people present")),
    )
    if opened.plan.queue[name].deferred and set(figures.told) != {Figure.WAITING}:
        raise BadInput(
            say(
                "{queue} is worked off by its deadline; nobody waits there",
                queue=opened.plan.queue[name].name,
            ),
            say("tell of it only how many are open, as the length of the queue (--waiting 120)"),
        )
    if not figures.told:
        raise BadInput(say("no figure was given"), say("give one at least, such as the contacts"))
    start = slot_of_reading(opened.plan.grid, at, moment)
    actual = Actual(queue=name, start=start, **figures.model_dump())
    journal_of(opened, moment).actuals.add([actual], who or login_name())
    return surge(opened, moment)


def slot_of_reading(grid: TimeGrid, at: datetime | None, now: datetime) -> datetime:
    """The beginning of the slot that a reading counts for, in local wall time.

    Refused outside the plan, and, once the plan has begun, for a slot that has not.
    """
    local = grid.local(now)
    asked = local - timedelta(minutes=grid.minutes) if at is None else grid.local(at) if at.tzinfo else at
    slot = grid.slot_at(asked)
    if slot is None:
        raise BadInput(
            say("{moment} lies outside the plan", moment=asked.isoformat(" ", "minutes")),
            say("give a time from {begin} to {end}", begin=str(grid.begin), end=str(grid.end)),
        )
    start = grid.moment(slot)
    if grid.begin <= local < start:
        raise BadInput(
            say("the slot of {start} has not begun", start=start.isoformat(" ", "minutes")),
            say(
                "it is {now} in the plan's time; read what has happened", now=local.isoformat(" ", "minutes")
            ),
        )
    return start


def queue_named(opened: OpenPlan, name: str) -> str:
    """The id of a queue given by id or by name."""
    queues = opened.plan.settings.queues
    found = next((queue.id for queue in queues if name in (queue.id, queue.name)), None)
    if found is None:
        raise unknown(say("the plan has no such queue"), name, opened.plan.queue)
    return found


def waited_queue(opened: OpenPlan, name: str) -> str:
    """The id of a queue in which people wait, given by id or by name."""
    found = queue_named(opened, name)
    if opened.plan.queue[found].deferred:
        raise BadInput(
            say("{queue} is worked off by its deadline; nobody waits there for a reply", queue=name),
            say("tell figures of the queues in which people wait"),
        )
    return found


def _checked(number: float | None, most: int, name: Message) -> float | None:
    if number is not None and (not isfinite(number) or not 0 <= number <= most):
        raise BadInput(
            say("{name} must be from 0 to {most:,}; read {read:g}", name=name, most=most, read=number)
        )
    return number

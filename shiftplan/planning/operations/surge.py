"""The surge level of a plan: shown, and readings kept."""

from datetime import datetime, timedelta
from math import isfinite

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.record import Reading
from shiftplan.errors import BadInput
from shiftplan.files.playbooks import read_ladder
from shiftplan.journal import login_name
from shiftplan.language import Message, say
from shiftplan.operations import SurgeView
from shiftplan.operations import surge as view_surge
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, right_now, unknown
from shiftplan.planning.stages import traffic_of

MOST_CONTACTS = 10_000_000
MOST_SECONDS = 86_400


def surge(opened: OpenPlan, now: datetime | None = None) -> SurgeView:
    """The level of every queue from the readings so far, and the actions due."""
    ladder, plan = read_ladder(opened.folder), opened.plan
    return view_surge(
        ladder, plan, traffic_of(plan), journal_of(opened).readings.all(), now or right_now(opened)
    )


def record_reading(
    opened: OpenPlan,
    queue: str,
    contacts: float,
    first_reply_seconds: float,
    three_minute_rate: float | None = None,
    at: datetime | None = None,
    *,
    who: str | None = None,
    now: datetime | None = None,
) -> SurgeView:
    """Keep a reading of the whole slot that holds `at` (local wall time); None: the slot that ended last.

    `queue` is an id or a name, `contacts` are those of the slot, `first_reply_seconds` their average,
    `three_minute_rate` a share of 1. Raises BadInput for what cannot be.
    """
    queue = _queue(opened, queue)
    _require(contacts, MOST_CONTACTS, say("the contacts"))
    _require(first_reply_seconds, MOST_SECONDS, say("seconds to the first reply"))
    if three_minute_rate is not None:
        _require(three_minute_rate, 1, say("the three-minute rate (0.92 for 92 %)"))
    moment = now or right_now(opened)
    reading = Reading(
        queue=queue,
        slot_start=slot_of_reading(opened.plan.grid, at, moment),
        contacts=contacts,
        first_reply_seconds=first_reply_seconds,
        three_minute_rate=three_minute_rate,
    )
    journal_of(opened, moment).readings.add(reading, who or login_name())
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


def _queue(opened: OpenPlan, name: str) -> str:
    """The id of a queue, given by id or by name."""
    queues = opened.plan.settings.queues
    found = next((queue.id for queue in queues if name in (queue.id, queue.name)), None)
    if found is None:
        raise unknown(say("the plan has no such queue"), name, opened.plan.queue)
    if opened.plan.queue[found].deferred:
        raise BadInput(
            say("{queue} is worked off by its deadline; nobody waits there for a reply", queue=name),
            say("type readings of the queues in which people wait"),
        )
    return found


def _require(number: float, most: int, name: Message) -> None:
    if not isfinite(number) or not 0 <= number <= most:
        raise BadInput(
            say("{name} must be from 0 to {most:,}; read {read:g}", name=name, most=most, read=number)
        )

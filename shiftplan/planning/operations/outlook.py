"""The rest of the day forecast again, what it needs, and who is on shift for it."""

from datetime import datetime, timedelta

from shiftplan.domain.actuals import BySlot
from shiftplan.domain.outlook import Outlook
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.outlook_day import courses_of_day, with_people
from shiftplan.planning.operations.outlook_open import with_open_work
from shiftplan.planning.operations.read_so_far import known_at
from shiftplan.planning.operations.relief.kept import kept


def outlook(opened: OpenPlan, now: datetime | None = None) -> Outlook | None:
    """The outlook from `now` (to five minutes) on; None before the plan and after it.

    Queues whose contacts wait for an answer are in it, each with people and need when there is a rota; and
    then those with a deadline, too. What was worked out last is kept while nothing has changed.
    """
    moment = now or right_now(opened)
    known = known_at(opened, moment)
    courses = courses_at(opened, known, opened.plan.grid.local(moment))
    if courses is None:
        return None
    key = (opened.plan, opened.rota, courses)
    return kept("outlook", key, lambda: _with_people(opened, courses, known, moment))


def _with_people(opened: OpenPlan, courses: Outlook, known: BySlot, now: datetime) -> Outlook:
    return with_open_work(opened, with_people(opened, courses, known), known, now)


def courses_at(opened: OpenPlan, known: BySlot, local: datetime) -> Outlook | None:
    """The contacts of an outlook at a moment of local wall time, without its people."""
    floored = _floored(local)
    if opened.plan.grid.slot_at(floored) is None:
        return None
    key = (opened.plan, known, str(floored))
    return kept("courses", key, lambda: courses_of_day(opened, known, floored))


def _floored(local: datetime) -> datetime:
    return local - timedelta(
        minutes=local.minute % STEP_MINUTES, seconds=local.second, microseconds=local.microsecond
    )

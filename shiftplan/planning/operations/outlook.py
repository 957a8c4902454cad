"""The rest of the day forecast again, what it needs, and who is on shift for it."""

from datetime import datetime, timedelta

from shiftplan.domain.actuals import ActualRecord
from shiftplan.domain.by_slot import by_slot
from shiftplan.domain.outlook import Outlook
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.operations import counting
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.outlook_day import outlook_of_day


def outlook(opened: OpenPlan, now: datetime | None = None) -> Outlook | None:
    """The outlook from `now` (to five minutes) on; None before the plan and after it.

    Queues whose contacts wait for an answer are in it, each with people and need when there is a rota. What
    was worked out last is kept, and given again while nothing has changed.
    """
    grid = opened.plan.grid
    moment = now or right_now(opened)
    local = _floored(grid.local(moment))
    if grid.slot_at(local) is None:
        return None
    records = counting(opened.plan, journal_of(opened).actuals.all(), moment)
    return _LAST.of(opened, tuple(records), local)


def _floored(local: datetime) -> datetime:
    return local - timedelta(
        minutes=local.minute % STEP_MINUTES, seconds=local.second, microseconds=local.microsecond
    )


class _Last:
    """The outlook worked out last, with what it was made from."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._found: Outlook | None = None

    def of(self, opened: OpenPlan, records: tuple[ActualRecord, ...], local: datetime) -> Outlook:
        key = (opened, records, local)
        if self._found is None or not _same(key, self._key):
            found = outlook_of_day(opened, by_slot(opened.plan.grid, records), local)
            self._key, self._found = key, found
            return found
        return self._found


_LAST = _Last()


def _same(key: tuple[object, ...], last: tuple[object, ...]) -> bool:
    """Plans are told apart by being read anew, which is quicker than comparing them."""
    return bool(last) and key[0] is last[0] and key[1:] == last[1:]

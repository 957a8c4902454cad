"""When an item is due: moments of local wall time counted from the event."""

from datetime import datetime, time, timedelta

from shiftplan.domain.event import Event
from shiftplan.domain.playbook import Anchor, Due

END_OF_OFFICE = time(18)
ONE_DAY = timedelta(days=1)


def main_opening(event: Event) -> datetime:
    """The opening that the main day lives from: the last one on that day or the evening before.

    Without one (openings are data) the main day's 00:00.
    """
    midnight = datetime.combine(event.day, time())
    near = [moment for moment in event.openings if midnight - ONE_DAY <= moment < midnight + ONE_DAY]
    return near[-1] if near else midnight


def due_at(due: Due, event: Event, declared: datetime | None = None) -> datetime:
    """The moment in local wall time; an incident's dues count from `declared`."""
    if due.anchor is Anchor.DAY:
        clock = due.at or END_OF_OFFICE
        return _shifted(datetime.combine(event.day, clock), due, None)
    anchor = declared if due.anchor is Anchor.INCIDENT and declared else main_opening(event)
    return _shifted(anchor, due, due.at)


def _shifted(anchor: datetime, due: Due, clock: time | None) -> datetime:
    day = anchor + timedelta(days=due.days)
    begin = datetime.combine(day.date(), clock) if clock else day
    return begin + timedelta(minutes=due.minutes)

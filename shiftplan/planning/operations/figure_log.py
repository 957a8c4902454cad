"""Figures in the log of the day: intervals as they came in, and the levels that followed from them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from shiftplan.domain.actuals import TYPED, ActualRecord
from shiftplan.domain.day_log import LogEntry, LogKind
from shiftplan.domain.surge import Colour
from shiftplan.errors import ShiftplanError
from shiftplan.files.playbooks import read_ladder
from shiftplan.language import Message, printable, say
from shiftplan.operations import colour_name
from shiftplan.operations.surge import course
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.read_so_far import known_ever, records_of
from shiftplan.planning.operations.relief.kept import kept
from shiftplan.planning.stages import traffic_of


def readings(opened: OpenPlan) -> Iterator[LogEntry]:
    """A line for each typed interval; what came together from elsewhere is one line."""
    others: dict[tuple[datetime, str, str], int] = {}
    for record in records_of(opened):
        if record.actual.source == TYPED:
            yield _entry(opened, record.at, record.who, _typed(opened, record), record.actual.queue)
        else:
            key = record.at, record.who, record.actual.source
            others[key] = others.get(key, 0) + 1
    for (at, who, source), count in others.items():
        text = say("{count} {count:interval|intervals} from {source}", count=count, source=source)
        yield _entry(opened, at, who, text, "")


def _typed(opened: OpenPlan, record: ActualRecord) -> Message:
    """Queue and time, with the figures that were told."""
    actual = record.actual
    queue = opened.plan.queue[actual.queue].name if actual.queue in opened.plan.queue else actual.queue
    text = say("{queue} {time}", queue=queue, time=f"{actual.start:%H:%M}")
    if actual.contacts is not None:
        text = say("{so_far}, {contacts} contacts", so_far=text, contacts=f"{actual.contacts:g}")
    if actual.first_reply_seconds is not None:
        seconds = f"{actual.first_reply_seconds:g}"
        text = say("{so_far}, first reply {seconds} s", so_far=text, seconds=seconds)
    return text


def _entry(opened: OpenPlan, at: datetime, who: str, what: Message, subject: str) -> LogEntry:
    local = opened.plan.grid.local(at)
    return LogEntry(at=local, who=printable(who), what=what, kind=LogKind.READING, subject=subject)


def levels(opened: OpenPlan) -> Iterator[LogEntry]:
    """Each change of a queue's level, at the end of the slot from which it follows."""
    known = known_ever(opened)
    if not known:
        return
    try:
        ladder = read_ladder(opened.folder)
    except ShiftplanError:
        return
    plan, width = opened.plan, timedelta(minutes=opened.plan.grid.minutes)
    key = (plan, known, ladder.model_dump_json())
    courses = kept("levels", key, lambda: course(ladder, plan, traffic_of(plan), known))
    for queue, slots in courses.items():
        before = Colour.GREEN
        for start, level in sorted(slots.items()):
            if level is not before:
                names = {"queue": plan.queue[queue].name, "level": colour_name(level)}
                text = say("{queue}: level {before} → {level}", before=colour_name(before), **names)
                yield LogEntry(at=start + width, who="", what=text, kind=LogKind.LEVEL, subject=queue)
            before = level

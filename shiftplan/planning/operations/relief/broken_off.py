"""A measure whose taker, or who stood it down, was killed on the way: made whole by whoever comes next."""

from datetime import datetime, timedelta

from shiftplan.domain.edit import Edit, states
from shiftplan.domain.edit_history import Fate
from shiftplan.domain.record import EventRecord
from shiftplan.domain.relief_taken import BEGUN_KIND, EVENT, Begun, StoodDown, Taken
from shiftplan.domain.rota import Rota
from shiftplan.errors import ShiftplanError
from shiftplan.planning.editing import caught_up
from shiftplan.planning.machine import Machine, is_running
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.relief.begun import begin, begun_of, conclude, give_up, settled
from shiftplan.planning.operations.relief.in_force import stood_down, taken_of
from shiftplan.planning.operations.relief.telling import tell_again

ELSEWHERE = timedelta(minutes=10)
"""After so long what was begun on another machine counts as broken off."""


def broken_off(opened: OpenPlan, now: datetime | None = None) -> tuple[tuple[EventRecord, Begun], ...]:
    """What was begun, neither finished nor given up, and whose process is gone."""
    moment = now or right_now(opened)
    records = journal_of(opened).events.all(BEGUN_KIND, EVENT)
    done = settled(records)
    begun = [(record, one) for record in records if record.id not in done and (one := begun_of(record))]
    return tuple((record, one) for record, one in begun if _is_gone(record, one, moment))


def finish(opened: OpenPlan, now: datetime | None = None) -> tuple[Taken | StoodDown, ...]:
    """Make whole what was broken off after the rota had changed, and give up the rest; what was made whole.

    The version that was not published yet is, with the cells of the measure alone. Of several who come at
    once one finishes it. Raises `StorageFailed`.
    """
    moment = now or right_now(opened)
    found = broken_off(opened, moment)
    again = caught_up(opened) if found else opened
    done = [_finished(again, record, begun, moment) for record, begun in found]
    return tuple(one for one in done if one is not None)


def _finished(
    opened: OpenPlan, record: EventRecord, begun: Begun, moment: datetime
) -> Taken | StoodDown | None:
    what = begun.what
    edit = what.edit if what else None
    number = _number(opened, edit) if edit else None
    if what is None or edit is None or number is None or not _stands(opened, edit):
        give_up(opened, record.id, moment, record.who)
        return None
    mine = begin(opened, what, begun.note, moment, record.who, instead=record.id)
    if mine is None:
        return None
    try:
        version = tell_again(opened, edit, begun.note)
    except ShiftplanError:
        version = None  # a rota edited since may be in the way: publishing is then the lead's own word
    whole = what.model_copy(update={"version": version, "number": number, "begun": mine})
    conclude(opened, whole, moment, record.who)
    return whole


def _is_gone(record: EventRecord, begun: Begun, moment: datetime) -> bool:
    if begun.system == Machine.here().system:
        return not is_running(begun.pid, begun.began)
    return moment - record.at > ELSEWHERE


def _stands(opened: OpenPlan, edit: Edit) -> bool:
    """Whether every cell of it is as after the edit."""
    now = states(opened.plan, opened.rota or Rota(), [one.cell for one in edit.cells])
    return all(now[one.cell].works == one.after.works for one in edit.cells)


def _number(opened: OpenPlan, edit: Edit) -> int | None:
    """The edit's number in the history, the newest of equals; None when it never was, or is another's."""
    journal = journal_of(opened)
    told = (taken_of(one) or stood_down(one) for one in journal.events.all(EVENT))
    theirs = {one.number for one in told if one}
    same = (
        step.number
        for step in reversed(journal.edits.history().steps)
        if step.fate is Fate.DONE and step.edit.cells == edit.cells and step.number not in theirs
    )
    return next(same, None)

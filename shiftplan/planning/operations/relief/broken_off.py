"""A measure whose taker was killed on the way: noted before the rota changes, made whole by the next."""

from datetime import datetime, timedelta

from pydantic import ValidationError

from shiftplan.domain.edit import Edit, states
from shiftplan.domain.edit_history import Fate
from shiftplan.domain.record import EventRecord
from shiftplan.domain.relief_taken import BEGUN, BEGUN_KIND, EVENT, GIVEN_UP, TAKEN, Begun, Taken
from shiftplan.domain.rota import Rota
from shiftplan.errors import ShiftplanError
from shiftplan.journal import login_name
from shiftplan.planning.machine import Machine, is_running
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.relief.in_force import taken_of
from shiftplan.planning.operations.relief.telling import tell_again

ELSEWHERE = timedelta(minutes=10)
"""After so long a measure begun on another machine counts as broken off."""


def begin(opened: OpenPlan, taken: Taken, note: str, moment: datetime, who: str | None) -> int:
    """Note what is about to be done, by which process; the number of the note."""
    here = Machine.here()
    begun = Begun(taken=taken, note=note, system=here.system, pid=here.pid, began=here.began)
    content = begun.model_dump_json(exclude_defaults=True)
    return journal_of(opened, moment).events.add(BEGUN_KIND, BEGUN, content, who or login_name()).id


def give_up(opened: OpenPlan, number: int, moment: datetime, who: str | None) -> None:
    """Note that it came to nothing."""
    journal_of(opened, moment).events.add(BEGUN_KIND, GIVEN_UP, str(number), who or login_name())


def broken_off(opened: OpenPlan, now: datetime | None = None) -> tuple[tuple[EventRecord, Begun], ...]:
    """Measures begun, neither taken nor given up, whose process is gone."""
    moment = now or right_now(opened)
    records = journal_of(opened).events.all(BEGUN_KIND, EVENT)
    given_up = {int(one.content) for one in records if one.subject == GIVEN_UP and one.content.isdecimal()}
    taken = {one.begun for record in records if (one := taken_of(record))}
    begun = [(record, own) for record in records if (own := _begun(record))]
    return tuple(
        (record, one)
        for record, one in begun
        if record.id not in given_up | taken and _is_gone(record, one, moment)
    )


def finish(opened: OpenPlan, now: datetime | None = None) -> tuple[Taken, ...]:
    """Make whole what was broken off after the rota had changed, and give up the rest; what was made whole.

    The version that was not published yet is, with the cells of the measure alone. Raises `StorageFailed`.
    """
    moment, done = now or right_now(opened), []
    for record, begun in broken_off(opened, moment):
        edit = begun.taken.relief.edit if begun.taken.relief else None
        if edit is None or not _stands(opened, edit):
            give_up(opened, record.id, moment, record.who)
            continue
        try:
            version = tell_again(opened, edit, begun.note)
        except ShiftplanError:
            version = None  # a rota edited since may be in the way: publishing is then the lead's own word
        found = {"version": version, "number": _number(opened, edit), "begun": record.id}
        taken = begun.taken.model_copy(update=found)
        text = taken.model_dump_json(exclude_defaults=True)
        journal_of(opened, moment).events.add(EVENT, TAKEN, text, record.who)
        done.append(taken)
    return tuple(done)


def _begun(record: EventRecord) -> Begun | None:
    if record.subject != BEGUN:
        return None
    try:
        return Begun.model_validate_json(record.content)
    except ValidationError:
        return None


def _is_gone(record: EventRecord, begun: Begun, moment: datetime) -> bool:
    if begun.system == Machine.here().system:
        return not is_running(begun.pid, begun.began)
    return moment - record.at > ELSEWHERE


def _stands(opened: OpenPlan, edit: Edit) -> bool:
    """Whether every cell of it is as after the edit."""
    now = states(opened.plan, opened.rota or Rota(), [one.cell for one in edit.cells])
    return all(now[one.cell].works == one.after.works for one in edit.cells)


def _number(opened: OpenPlan, edit: Edit) -> int | None:
    """The edit's number in the history; the newest of equals."""
    steps = reversed(journal_of(opened).edits.history().steps)
    same = (step for step in steps if step.fate is Fate.DONE and step.edit.cells == edit.cells)
    return next((step.number for step in same), None)

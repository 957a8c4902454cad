"""Taking a measure, or standing it down, whole: noted before the rota changes, settled after it.

Whoever is killed between the two leaves the note, and `broken_off` finishes what it tells of.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from pydantic import ValidationError

from shiftplan.domain.edit import Edit
from shiftplan.domain.record import EventRecord
from shiftplan.domain.relief_taken import (
    BEGUN,
    BEGUN_KIND,
    EVENT,
    GIVEN_UP,
    STOOD_DOWN,
    TAKEN,
    Begun,
    StoodDown,
    Taken,
)
from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.planning.editing import Edited
from shiftplan.planning.machine import Machine
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of
from shiftplan.planning.operations.relief.in_force import stood_down, taken_of
from shiftplan.planning.operations.relief.telling import carry_and_tell

What = TypeVar("What", Taken, StoodDown)


def carry(opened: OpenPlan, what: What, edit: Edit, moment: datetime, who: str | None) -> tuple[Edited, What]:
    """Its edit carried out and told, noted before; `conclude` comes next. Raises as `carry_and_tell`."""
    note = begin(opened, what, edit.note, moment, who)
    try:
        edited, version = carry_and_tell(opened, edit, edit.note, who)
    except ShiftplanError:
        give_up(opened, note, moment, who)
        raise
    found = {"number": edited.numbers[0], "version": version, "begun": note}
    return edited, what.model_copy(update=found)


def conclude(opened: OpenPlan, what: Taken | StoodDown, moment: datetime, who: str | None) -> EventRecord:
    """Its line in the journal: from now on it holds. Raises `BadInput` when others have finished it."""
    record = journal_of(opened, moment).events.add_if(
        lambda records: what.begun is None or what.begun not in settled(records),
        EVENT,
        TAKEN if isinstance(what, Taken) else STOOD_DOWN,
        what.model_dump_json(exclude_defaults=True),
        who or login_name(),
    )
    if record is None:
        raise BadInput(
            say("it took so long that somebody else has finished it"),
            say("see what is in force with: shiftplan surge PLAN"),
        )
    return record


def begin(
    opened: OpenPlan,
    what: Taken | StoodDown,
    note: str,
    moment: datetime,
    who: str | None,
    instead: int | None = None,
) -> int | None:
    """Note what is about to be done, by which process; the number of the note.

    `instead` is the note that it takes over; None is returned when that one is settled already.
    """
    here = Machine.here()
    begun = Begun(
        taken=what if isinstance(what, Taken) else None,
        down=what if isinstance(what, StoodDown) else None,
        note=note,
        system=here.system,
        pid=here.pid,
        began=here.began,
        instead=instead,
    )
    record = journal_of(opened, moment).events.add_if(
        lambda records: instead is None or instead not in settled(records),
        BEGUN_KIND,
        BEGUN,
        begun.model_dump_json(exclude_defaults=True),
        who or login_name(),
    )
    return record.id if record else None


def give_up(opened: OpenPlan, number: int | None, moment: datetime, who: str | None) -> None:
    """Note that it came to nothing."""
    journal_of(opened, moment).events.add(BEGUN_KIND, GIVEN_UP, str(number), who or login_name())


def settled(records: Iterable[EventRecord]) -> set[int | None]:
    """The notes of what was finished, given up, or taken over by another."""
    found: set[int | None] = set()
    for one in records:
        if one.kind == BEGUN_KIND:
            own = begun_of(one)
            found.add(own.instead if own else int(one.content) if one.content.isdecimal() else None)
        elif one.kind == EVENT:
            made = taken_of(one) or stood_down(one)
            found.add(made.begun if made else None)
    return found


def begun_of(record: EventRecord) -> Begun | None:
    """What a note tells; None for any other event, and for one that a newer program wrote."""
    if record.kind != BEGUN_KIND or record.subject != BEGUN:
        return None
    try:
        return Begun.model_validate_json(record.content)
    except ValidationError:
        return None

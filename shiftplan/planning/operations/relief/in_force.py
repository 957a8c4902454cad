"""The measures that hold now, from the journal."""

from datetime import datetime

from pydantic import ValidationError

from shiftplan.domain.edit_history import Doing, History
from shiftplan.domain.record import EventRecord
from shiftplan.domain.relief_taken import EVENT, STOOD_DOWN, TAKEN, InForce, StoodDown, Taken
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, right_now


def in_force(opened: OpenPlan, now: datetime | None = None) -> tuple[InForce, ...]:
    """Measures taken that are not over, not stood down, and whose edit nobody has undone; oldest first.

    Whoever undoes the edit of a standing down has the measure in force again.
    """
    moment = now or right_now(opened)
    local, journal = opened.plan.grid.local(moment), journal_of(opened)
    records = [one for one in journal.events.all(EVENT) if one.at <= moment]
    found = [(record, taken) for record in records if (taken := taken_of(record))]
    running = [(record, taken) for record, taken in found if not _over(taken, local)]
    edited = any(taken.number for _, taken in running)
    holding = _holding(journal.edits.history(), moment) if edited else frozenset()
    downs = (one for record in records if (one := stood_down(record)))
    down = {one.taken for one in downs if not edited or one.number is None or one.number in holding}
    return tuple(
        InForce(event=record.id, taken=taken, who=record.who, at=record.at)
        for record, taken in running
        if record.id not in down and (taken.number is None or taken.number in holding)
    )


def taken_of(record: EventRecord) -> Taken | None:
    """The measure of an event; None for any other, and for one that a newer program wrote."""
    if record.kind != EVENT or record.subject != TAKEN:
        return None
    try:
        return Taken.model_validate_json(record.content)
    except ValidationError:
        return None


def stood_down(record: EventRecord) -> StoodDown | None:
    if record.kind != EVENT or record.subject != STOOD_DOWN:
        return None
    try:
        return StoodDown.model_validate_json(record.content)
    except ValidationError:
        return None


def _holding(history: History, moment: datetime) -> frozenset[int]:
    """The edits that held at that moment: made by then, and not undone by then."""
    moves = {step.number: [one for one in step.moves if one.at <= moment] for step in history.steps}
    return frozenset(number for number, own in moves.items() if own and own[-1].what is not Doing.UNDO)


def _over(taken: Taken, local: datetime) -> bool:
    return taken.ends is not None and taken.ends <= local

"""The measures that hold now, from the journal."""

from datetime import datetime

from pydantic import ValidationError

from shiftplan.domain.record import EventRecord
from shiftplan.domain.relief_taken import EVENT, STOOD_DOWN, TAKEN, InForce, StoodDown, Taken
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, right_now


def in_force(opened: OpenPlan, now: datetime | None = None) -> tuple[InForce, ...]:
    """Measures taken that are not over, not stood down, and whose edit nobody has undone; oldest first."""
    moment = now or right_now(opened)
    local, journal = opened.plan.grid.local(moment), journal_of(opened)
    records = [one for one in journal.events.all(EVENT) if one.at <= moment]
    down = {one.taken for record in records if (one := stood_down(record))}
    found = [(record, taken) for record in records if (taken := taken_of(record))]
    open_ones = [(r, taken) for r, taken in found if r.id not in down and not _over(taken, local)]
    edited = any(taken.number for _, taken in open_ones)
    holding = frozenset(journal.edits.history().line.done if edited else ())
    return tuple(
        InForce(event=record.id, taken=taken, who=record.who, at=record.at)
        for record, taken in open_ones
        if taken.number is None or taken.number in holding
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


def _over(taken: Taken, local: datetime) -> bool:
    return taken.ends is not None and taken.ends <= local

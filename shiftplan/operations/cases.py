"""Cases from the words on them, and the order in which they press."""

from collections.abc import Iterable
from datetime import datetime

from pydantic import ValidationError

from shiftplan.domain.case import MOST_CHARACTERS, Case, CaseDeed, CaseEvent, CaseKind, CaseNote, CaseState
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.record import EventRecord

CASE = "case"
"""The kind of its events; those that add a case have no subject, the others its number."""
SETTLED = {
    CaseDeed.DONE: CaseState.DONE,
    CaseDeed.PASSED_ON: CaseState.PASSED_ON,
    CaseDeed.REOPEN: CaseState.OPEN,
}


def cases(grid: TimeGrid, records: Iterable[EventRecord], until: datetime | None = None) -> tuple[Case, ...]:
    """Every case in the order of adding, as it stood at `until` (an instant; None: after all words).

    A number stays whatever the clocks of two machines say: it counts all that were ever added.
    """
    found: dict[int, Case] = {}
    count = 0
    for record in records:
        if record.kind != CASE:
            continue
        number = _number(record.subject) if record.subject else (count := count + 1)
        if until is not None and record.at > until:
            continue
        if not record.subject:
            found[number] = _added(grid, number, record, _event(record))
        elif number in found:
            found[number] = _after(grid, found[number], record, _event(record))
    return tuple(found.values())


def _number(subject: str) -> int:
    return int(subject) if subject.isascii() and subject.isdigit() else 0


def _event(record: EventRecord) -> CaseEvent:
    """What was written; a word that cannot be read keeps its text, so that no promise is lost."""
    try:
        return CaseEvent.model_validate_json(record.content)
    except ValidationError:
        text = record.content[:MOST_CHARACTERS].strip() or "?"
        if record.subject:
            return CaseEvent(deed=CaseDeed.NOTE, note=text)
        return CaseEvent(deed=CaseDeed.ADD, kind=CaseKind.PROMISE, what=text)


def _added(grid: TimeGrid, number: int, record: EventRecord, event: CaseEvent) -> Case:
    at = grid.local(record.at)
    note = CaseNote(at=at, who=record.who, deed=CaseDeed.ADD, text=event.note)
    return Case(
        number=number,
        kind=event.kind,
        what=event.what or record.content,
        customer=event.customer,
        owner=event.owner,
        due=event.due,
        added_at=at,
        added_by=record.who,
        notes=(note,),
    )


def _after(grid: TimeGrid, case: Case, record: EventRecord, event: CaseEvent) -> Case:
    text = event.note
    changes: dict[str, object] = {}
    if event.deed in SETTLED:
        changes["state"] = SETTLED[event.deed]
    if event.deed is CaseDeed.MOVE:
        changes["due"] = event.due
        text = " ".join(part for part in (f"{event.due:%m-%d %H:%M}" if event.due else "", text) if part)
    if event.deed in {CaseDeed.GIVE, CaseDeed.PASSED_ON} and event.owner:
        changes["owner"] = event.owner
        text = " ".join(part for part in (event.owner, text) if part)
    note = CaseNote(at=grid.local(record.at), who=record.who, deed=event.deed, text=text)
    return case.model_copy(update={**changes, "notes": (*case.notes, note)})


def pressing(found: Iterable[Case]) -> tuple[Case, ...]:
    """The open cases, by deadline; those without one last."""
    still_open = (case for case in found if case.open)
    return tuple(sorted(still_open, key=lambda case: (case.due is None, case.due or case.added_at)))

"""The cases of a plan: what was promised, kept in the journal, never forgotten between two shifts."""

from datetime import datetime
from typing import Any

from shiftplan.domain.case import Case, CaseDeed, CaseEvent, CaseKind
from shiftplan.errors import BadInput
from shiftplan.journal import login_name
from shiftplan.language import Message, say
from shiftplan.operations.cases import CASE
from shiftplan.operations.cases import cases as view_cases
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.typed_values import made


def cases(opened: OpenPlan, now: datetime | None = None) -> tuple[Case, ...]:
    """Every case as it stands at `now`, in the order of adding."""
    records = journal_of(opened).events.all(CASE)
    return view_cases(opened.plan.grid, records, now or right_now(opened))


def case(opened: OpenPlan, number: int) -> Case:
    """One case after all words on it; BadInput names those there are."""
    found = view_cases(opened.plan.grid, journal_of(opened).events.all(CASE))
    if not 0 < number <= len(found):
        hint = say("there are {count}, from 1 on", count=len(found)) if found else say("none was noted yet")
        raise BadInput(say("there is no case {number}", number=number), hint)
    return found[number - 1]


def add_case(
    opened: OpenPlan,
    what: str,
    *,
    kind: CaseKind = CaseKind.PROMISE,
    customer: str = "",
    owner: str = "",
    due: datetime | None = None,
    note: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> Case:
    """Note what was promised to whom (alias or order number), by when (local wall time), and who keeps it.

    On return it is on the disk. Raises BadInput for what cannot be, StorageFailed.
    """
    moment = now or right_now(opened)
    event = _event(
        deed=CaseDeed.ADD, kind=kind, what=what, customer=customer, owner=owner, due=due, note=note
    )
    written = journal_of(opened, moment).events.add(CASE, "", event, who or login_name())
    adding = [one for one in journal_of(opened).events.all(CASE) if not one.subject and one.id <= written.id]
    return case(opened, len(adding))


def move_case(
    opened: OpenPlan,
    number: int,
    due: datetime,
    note: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> Case:
    """Set another deadline, local wall time."""
    return _said(opened, number, {"deed": CaseDeed.MOVE, "due": due, "note": note}, who, now)


def give_case(
    opened: OpenPlan, number: int, owner: str, who: str | None = None, now: datetime | None = None
) -> Case:
    """Give the case to another owner."""
    _require(owner, say("say who it goes to"))
    return _said(opened, number, {"deed": CaseDeed.GIVE, "owner": owner}, who, now)


def note_case(
    opened: OpenPlan, number: int, note: str, who: str | None = None, now: datetime | None = None
) -> Case:
    """Write a note on a case, open or not."""
    _require(note, say("write what happened or was said"))
    return _said(opened, number, {"deed": CaseDeed.NOTE, "note": note}, who, now, settled=True)


def tag_case(
    opened: OpenPlan, number: int, tag: str, who: str | None = None, now: datetime | None = None
) -> Case:
    """Tag the customer of a case, open or not, for the next sale: a regular, wants to be called."""
    _require(tag, say("write the tag"))
    return _said(opened, number, {"deed": CaseDeed.TAG, "note": tag}, who, now, settled=True)


def finish_case(
    opened: OpenPlan, number: int, note: str = "", who: str | None = None, now: datetime | None = None
) -> Case:
    """The promise is kept."""
    return _said(opened, number, {"deed": CaseDeed.DONE, "note": note}, who, now)


def pass_case_on(
    opened: OpenPlan,
    number: int,
    taker: str,
    note: str = "",
    who: str | None = None,
    now: datetime | None = None,
) -> Case:
    """Somebody outside this service has taken the case over; `taker` says who."""
    _require(taker, say("say who has taken it over"))
    return _said(opened, number, {"deed": CaseDeed.PASSED_ON, "owner": taker, "note": note}, who, now)


def reopen_case(
    opened: OpenPlan, number: int, note: str = "", who: str | None = None, now: datetime | None = None
) -> Case:
    """A case that was settled is open again."""
    found = case(opened, number)
    if found.open:
        raise BadInput(say("case {number} is open", number=number), say("nothing was written"))
    return _said(opened, number, {"deed": CaseDeed.REOPEN, "note": note}, who, now, settled=True)


def _said(
    opened: OpenPlan,
    number: int,
    fields: dict[str, Any],
    who: str | None,
    now: datetime | None,
    *,
    settled: bool = False,
) -> Case:
    """Write a word on a case, which has to be open unless `settled` may be."""
    moment = now or right_now(opened)
    found = case(opened, number)
    if not (found.open or settled):
        raise BadInput(
            say("case {number} is settled", number=number),
            say("open it again first: shiftplan cases PLAN reopen {number}", number=number),
        )
    journal_of(opened, moment).events.add(CASE, str(number), _event(**fields), who or login_name())
    return case(opened, number)


def _event(**fields: Any) -> str:
    """The content of an event."""
    return made(CaseEvent, **fields).model_dump_json(exclude_defaults=True)


def _require(text: str, hint: Message) -> None:
    if not text.strip():
        raise BadInput(say("the line is empty"), hint)

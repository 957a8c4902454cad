"""The playbooks of a plan: found by name, walked, their runs begun and finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shiftplan.domain.playbook import Playbook, PlaybookKind
from shiftplan.domain.record import Incident, Mark
from shiftplan.errors import BadInput
from shiftplan.files.playbooks import LADDER, playbook_paths, read_playbook
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.operations import Facts, Run, Walk, walk
from shiftplan.operations.auto import CONDITIONS
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import drill_begins, journal_of, right_now, unknown
from shiftplan.planning.operations.complaints import became_case, settle_case
from shiftplan.planning.operations.knowing import facts_for

PRE_EVENT = "pre_event"


def shelf(opened: OpenPlan) -> tuple[Playbook, ...]:
    """Every playbook: the pre-event checklist, the other checklists, then by kind, code and name.

    Raises BadPlan for one that is broken.
    """
    order, names = list(PlaybookKind), playbook_paths(opened.folder)
    books = [_understood(read_playbook(path)) for name, path in names.items() if name != LADDER]
    return tuple(
        sorted(books, key=lambda book: (order.index(book.kind), book.id != PRE_EVENT, book.code, book.id))
    )


def book_of(opened: OpenPlan, name: str) -> Playbook:
    """A playbook by its id or its code; the plan's own copy wins over the one that ships."""
    paths = playbook_paths(opened.folder)
    if name in paths and name != LADDER:
        return _understood(read_playbook(paths[name]))
    books = shelf(opened)
    found = next((book for book in books if book.code and book.code.casefold() == name.casefold()), None)
    if found is None:
        raise unknown(say("there is no such playbook"), name, [book.id for book in books])
    return found


@dataclass(frozen=True)
class Shelved:
    """A playbook on the shelf: the cases that are open, or how much of a checklist is settled by hand."""

    book: Playbook
    open_runs: tuple[Incident, ...] = ()
    settled: str | None = None


def books(opened: OpenPlan, now: datetime | None = None) -> tuple[Shelved, ...]:
    """The shelf with what is under way; of a checklist what needs no computation is counted."""
    running = [record for record in journal_of(opened).incidents.all() if record.open]
    found = []
    for book in shelf(opened):
        own = tuple(record for record in running if record.card == book.id)
        progress = None if book.has_runs else walked(opened, book.id, now=now).progress
        found.append(Shelved(book, own, progress))
    return tuple(found)


def open_runs(opened: OpenPlan, name: str) -> tuple[Incident, ...]:
    """The cases of a card that are not closed, in the order of beginning."""
    records = journal_of(opened).incidents.all()
    return tuple(record for record in records if record.open and record.card == name)


def _understood(book: Playbook) -> Playbook:
    """Raises BadInput when it names a condition that this version does not know."""
    for item, condition in book.conditions:
        if condition not in CONDITIONS:
            raise unknown(say("item {item} waits for an unknown condition", item=item), condition, CONDITIONS)
    return book


def walked(
    opened: OpenPlan,
    name: str = PRE_EVENT,
    run: int | None = None,
    facts: Facts | None = None,
    now: datetime | None = None,
) -> Walk:
    """A playbook as it stands; of a card, `run` says which case (None: as it lies on the shelf).

    Without `facts` what needs a computation reads as not known yet.
    """
    book, moment = book_of(opened, name), now or right_now(opened)
    known = facts or facts_for(opened, book, moment)
    if run is None:
        marks: dict[str, Mark] = {} if book.has_runs else dict(journal_of(opened).items.newest(book.id))
        return walk(book, known, marks, moment, owed_from=drill_begins(opened))
    return _walked_run(book, run_of(opened, book, run), known, moment)


def runs(
    opened: OpenPlan, name: str, facts: Facts | None = None, now: datetime | None = None
) -> tuple[Walk, ...]:
    """Every case for which a card was taken, open ones first, the newest on top."""
    book, moment = book_of(opened, name), now or right_now(opened)
    known = facts or facts_for(opened, book, moment)
    records = (record for record in journal_of(opened).incidents.all() if record.card == book.id)
    newest_first = sorted(records, key=lambda record: (not record.open, -record.id))
    return tuple(_walked_run(book, record, known, moment) for record in newest_first)


def begin(
    opened: OpenPlan, name: str, title: str = "", who: str | None = None, now: datetime | None = None
) -> int:
    """Take a card for one case; the number of the run. A checklist is its own single run.

    A complaint becomes an open case besides, with a deadline and an owner.
    """
    book = book_of(opened, name)
    if not book.has_runs:
        raise BadInput(
            say("{book} is walked once in a plan; there is nothing to begin", book=book.id),
            say("set its items: shiftplan checklist PLAN do ITEM --book {book}", book=book.id),
        )
    if book.kind is PlaybookKind.INCIDENT:
        raise BadInput(
            say("an incident is declared, with its severity and its seats"),
            say("declare it: shiftplan incident PLAN declare {code}", code=book.code or book.id),
        )
    journal = journal_of(opened, now or right_now(opened))
    number = journal.incidents.open(book.id, title.strip(), who or login_name())
    name = run_of(opened, book, number).name(book.code)
    became_case(opened, book, name, title.strip(), who, now)
    return number


def finish(
    opened: OpenPlan, name: str, run: int | None, who: str | None = None, now: datetime | None = None
) -> None:
    """Close a run; its open steps stay visible as open, the case that it became is done."""
    book = book_of(opened, name)
    record = run_of(opened, book, run)
    require_open(record, book.code)
    if book.kind is PlaybookKind.INCIDENT:
        raise BadInput(
            say("an incident is closed after the good slots, handed over aloud"),
            say("close it: shiftplan incident PLAN close {name} --to NAME", name=record.name(book.code)),
        )
    journal = journal_of(opened, now or right_now(opened))
    journal.incidents.close(record.id, who or login_name())
    settle_case(opened, record.id, record.name(book.code), who, now)


def require_open(record: Incident, code: str) -> None:
    if not record.open:
        raise BadInput(
            say("{name} was closed by {who}", name=record.name(code), who=record.closed_by or ""),
            say("begin a new one, or write a note to one of its steps"),
        )


def run_of(opened: OpenPlan, book: Playbook, number: int | None) -> Incident:
    """A run of this card; BadInput names those there are."""
    if number is None:
        raise BadInput(
            say("{book} is walked once for each case", book=book.id),
            say(
                "say which run, by its number; shiftplan checklist PLAN --book {book} shows them",
                book=book.id,
            ),
        )
    records = [record for record in journal_of(opened).incidents.all() if record.card == book.id]
    found = next((record for record in records if record.id == number), None)
    if found is None:
        raise _no_run(book, records, str(number))
    return found


def run_named(opened: OpenPlan, book: Playbook, word: str) -> int:
    """The id of a run, named `C1-2` or by its number alone. Raises BadInput."""
    records = [record for record in journal_of(opened).incidents.all() if record.card == book.id]
    word = word.strip()
    found = next(
        (one for one in records if word.casefold() in (str(one.number), one.name(book.code).casefold())), None
    )
    if found is None:
        raise _no_run(book, records, word)
    return found.id


def _no_run(book: Playbook, records: Sequence[Incident], read: str) -> BadInput:
    names = ", ".join(record.name(book.code) for record in records)
    hint = say("those there are: {names}", names=names) if records else say("none has been begun yet")
    return BadInput(say("there is no run {read} of {book}", read=read, book=book.id), hint)


def _walked_run(book: Playbook, record: Incident, facts: Facts, now: datetime) -> Walk:
    name = record.name(book.code)
    run = Run(number=record.id, name=name, title=record.title, began=record.opened_at, closed=not record.open)
    return walk(book, facts, {step.step: step for step in record.steps}, now, run)

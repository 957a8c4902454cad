"""What a file seems to be, for somebody to look at and put right before anything is written."""

from collections.abc import Mapping as Given

from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.domain.mapping import Mapping, Proposal, SheetRow
from shiftplan.domain.plan import Settings
from shiftplan.errors import BadInput
from shiftplan.files.tabular.days import Calendar
from shiftplan.files.tabular.guess import Guessed, guess_mapping
from shiftplan.files.tabular.sheet import Book, Sheet, text_of
from shiftplan.files.tabular.told import Told, as_told
from shiftplan.files.tabular.visitors import has_visitors_alone, visitors_alone
from shiftplan.language import Message, say

ROWS_SHOWN = 15
COLUMNS_SHOWN = 40
CELL_SHOWN = 60


def propose(
    book: Book,
    settings: Settings,
    told: Told,
    known: Mapping | None = None,
    *,
    header: int | None = None,
    calendar: Calendar | None = None,
) -> Proposal:
    """The likeliest mapping: what was told, over what is known of files like this, over what it looks like.

    `header` is the line of headings that `known` was read with, where it is not the likeliest; `calendar`
    gives days without a year theirs, that of the plan unless told.
    Raises `BadInput` when something told does not fit the file or the plan.
    """
    guessed, remembered = _guess(book, settings, told, known, header, calendar)
    sheet = guessed.headed.sheet if guessed else book.sheets[0]
    return Proposal(
        file=book.file,
        kind="forecast",
        sheets=tuple(one.name for one in book.sheets) if sheet.spreadsheet else (),
        rows=first_rows(sheet),
        mapping=guessed.mapping if guessed else None,
        guesses=guessed.guesses if guessed else (),
        remembered=remembered,
        findings=(*_how_read(book), *_unusable(book, settings, guessed)),
    )


def _guess(
    book: Book,
    settings: Settings,
    told: Told,
    known: Mapping | None,
    header: int | None,
    calendar: Calendar | None,
) -> tuple[Guessed | None, bool]:
    """The guess, and whether it rests on what is known; that is left aside when it does not fit."""
    if known is not None:
        before = as_told(known)
        line = {} if header is None else {"header": str(header)}
        both = before.under(told, line)
        try:
            guessed = guess_mapping(book, settings, both, calendar)
        except BadInput:
            guessed = None
        if guessed is not None:
            return guessed, True
    return guess_mapping(book, settings, told, calendar), False


def told_of(
    fields: Given[str, str] | None, queues: Given[str, str] | None, *, leniently: bool = False
) -> Told:
    """What is told of a file; `leniently` when names of queues may be told of another one."""
    names = dict(queues or {})
    return Told(dict(fields or {}), names, frozenset(names if leniently else ()))


def first_rows(sheet: Sheet) -> tuple[SheetRow, ...]:
    """The first rows as read, cut to what a screen can show."""
    return tuple(
        SheetRow(
            line=record.line,
            cells=tuple(text_of(cell)[:CELL_SHOWN] for cell in record.cells[:COLUMNS_SHOWN]),
        )
        for record in sheet.records[:ROWS_SHOWN]
    )


def _unusable(book: Book, settings: Settings, guessed: Guessed | None) -> tuple[Finding, ...]:
    if guessed is None:
        return (no_table(book),)
    return (visitors_alone(book.file, settings),) if has_visitors_alone(guessed.mapping) else ()


def no_table(book: Book) -> Finding:
    """The error for a file in which nothing looks like a forecast."""
    return Finding(
        code="no_table",
        severity=Severity.ERROR,
        message=say("no table with times and numbers of contacts was found"),
        hint=say("say where it is: --map header=3 --map date=A --map time=B --map contacts=C"),
        place=Place(file=book.file),
    )


def _how_read(book: Book) -> tuple[Finding, ...]:
    """In which encoding and with which separator a text was read; which sheets were hidden."""
    found: list[Finding] = []
    if book.encoding:
        separator = {"\t": "Tab"}.get(book.separator, book.separator)
        told = say("read as {encoding}, separator “{separator}”", encoding=book.encoding, separator=separator)
        found.append(_note("read_as", book, told))
    if book.hidden:
        told = say("hidden sheets are not read: {names}", names=", ".join(book.hidden)[:CELL_SHOWN])
        found.append(_note("hidden_sheets", book, told))
    return tuple(found)


def _note(code: str, book: Book, message: Message) -> Finding:
    return Finding(code=code, severity=Severity.NOTE, message=message, place=Place(file=book.file))

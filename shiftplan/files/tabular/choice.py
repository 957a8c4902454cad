"""Which sheet of a file holds the forecast, and where its headings are."""

from collections.abc import Sequence
from dataclasses import dataclass

from shiftplan.domain.mapping import ColumnField, Guess, Sureness
from shiftplan.domain.plan import Settings
from shiftplan.errors import BadInput
from shiftplan.files.faults import cut, nearest
from shiftplan.files.tabular.columns import Found, find_columns
from shiftplan.files.tabular.days import Calendar
from shiftplan.files.tabular.heading import Headed, find_heading, second_heading
from shiftplan.files.tabular.layouts import guess_layout
from shiftplan.files.tabular.queues import queue_of
from shiftplan.files.tabular.sheet import Book
from shiftplan.files.tabular.told import EVERY_SHEET, Told
from shiftplan.files.tabular.words import key
from shiftplan.language import Message, say

TIMED = {ColumnField.DATE, ColumnField.TIME, ColumnField.START}


@dataclass(frozen=True)
class Choice:
    """The sheet that is looked at, its columns, and the names of all sheets that are read like it."""

    headed: Headed
    columns: dict[ColumnField, Found]
    sheets: tuple[str, ...]
    guesses: tuple[Guess, ...]


def choose(book: Book, settings: Settings, calendar: Calendar, told: Told) -> Choice | None:
    """The sheet most like a forecast, or the one told; sheets alike and named as queues go together."""
    wanted = told.fields.get("sheet")
    looked = [_look(sheet_headed, settings, calendar) for sheet_headed in _headed(book, calendar, told)]
    if wanted is None:
        looked = [one for one in looked if one[2]]
    if not looked:
        return None
    headed, columns, _ = max(looked, key=lambda one: (one[2] > 0, len(one[0].body) * one[2]))
    sheets = _together(headed, [one[0] for one in looked], columns, settings)
    if wanted is not None and wanted != EVERY_SHEET:
        sheets = (headed.sheet.name,)
    return Choice(headed, columns, _names(book, sheets), _guesses(book, headed, sheets, told))


def _headed(book: Book, calendar: Calendar, told: Told) -> list[Headed]:
    wanted = told.fields.get("sheet")
    sheets = book.sheets
    if wanted is not None and wanted != EVERY_SHEET:
        one = book.sheet(wanted)
        if one is None:
            raise _no_sheet(book, wanted)
        sheets = (one,)
    return [find_heading(sheet, calendar, told.header()) for sheet in sheets]


def _look(
    headed: Headed, settings: Settings, calendar: Calendar
) -> tuple[Headed, dict[ColumnField, Found], int]:
    """The columns of a sheet, and how much it is like a forecast: 0 for not at all."""
    columns = find_columns(headed, settings, calendar)
    layout, _ = guess_layout(headed, columns, settings, calendar)
    timed = bool(TIMED & columns.keys()) or layout.value in {"days_across", "hours_across"}
    named = ColumnField.CONTACTS in columns or ColumnField.VISITORS in columns or layout.value != "long"
    score = 0 if not (timed and named and headed.body) else 1 + (headed.index is not None)
    return headed, columns, score


def _together(
    best: Headed, others: Sequence[Headed], columns: dict[ColumnField, Found], settings: Settings
) -> tuple[str, ...]:
    """Sheets of the same headings that are named after different queues; else the best one alone."""
    if ColumnField.QUEUE in columns:
        return (best.sheet.name,)
    alike = [one for one in others if [*map(key, one.headings)] == [*map(key, best.headings)]]
    named = [(one.sheet.name, queue_of(one.sheet.name, settings.queues)) for one in alike]
    queues = {found[0] for _, found in named if found}
    together = tuple(name for name, found in named if found)
    if len(queues) == len(together) > 1 and best.sheet.name in together:
        return together
    return (best.sheet.name,)


def _names(book: Book, sheets: tuple[str, ...]) -> tuple[str, ...]:
    return sheets if any(sheet.spreadsheet for sheet in book.sheets) else ()


def _guesses(book: Book, headed: Headed, sheets: tuple[str, ...], told: Told) -> tuple[Guess, ...]:
    found: list[Guess] = []
    if len(book.sheets) > 1:
        sure = Sureness.SURE if "sheet" in told.fields else Sureness.LIKELY
        found.append(Guess(field="sheet", value=", ".join(sheets), sureness=sure, why=_others(book, sheets)))
    why = None
    sureness = Sureness.SURE
    if headed.index is None and told.header() is None:
        sureness, why = Sureness.UNSURE, say("no row looks like headings")
    elif second_heading(headed) and told.header() is None:
        sureness = Sureness.UNSURE
        why = say("the row below looks like more headings; write both in one row, such as 售前咨询量")
    found.append(Guess(field="header", value=str(headed.line), sureness=sureness, why=why))
    return tuple(found)


def _others(book: Book, sheets: tuple[str, ...]) -> Message | None:
    left = [sheet.name for sheet in book.sheets if sheet.name not in sheets]
    return say("not read: {names}", names=cut(", ".join(left))) if left else None


def _no_sheet(book: Book, wanted: str) -> BadInput:
    names = [sheet.name for sheet in book.sheets]
    return BadInput(
        say("there is no sheet “{read}” in {path}", read=cut(wanted), path=book.file),
        say(
            "the nearest is {nearest}; there are: {known}",
            nearest=nearest(wanted, names),
            known=", ".join(names),
        ),
    )

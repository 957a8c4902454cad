"""Whose contacts a file holds: names in a column, headings or sheets, or one queue for all lines."""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Given
from pathlib import Path

from shiftplan.domain.mapping import ColumnField, Layout, Sureness
from shiftplan.domain.plan import Settings
from shiftplan.errors import BadInput
from shiftplan.files.faults import cut, nearest
from shiftplan.files.tabular.choice import Choice
from shiftplan.files.tabular.columns import Found
from shiftplan.files.tabular.guesses import Guesses
from shiftplan.files.tabular.layouts import names_across
from shiftplan.files.tabular.numbers import is_number
from shiftplan.files.tabular.queues import queue_of
from shiftplan.files.tabular.sheet import Book, Record, text_of
from shiftplan.files.tabular.told import Told
from shiftplan.files.tabular.words import is_total
from shiftplan.language import say

MOST_NAMES = 40


def queues_of(
    book: Book,
    choice: Choice,
    columns: dict[ColumnField, Found],
    layout: Layout,
    settings: Settings,
    lines: Guesses,
) -> tuple[str, dict[str, str]]:
    """The queue of every line, or the ids of the names that columns, headings or sheets have."""
    if layout is Layout.QUEUES_ACROSS:
        return "", _mapped(names_across(choice.headed, columns), settings, lines)
    if ColumnField.QUEUE in columns:
        column = columns[ColumnField.QUEUE].column
        names = (text_of(record.at(column)) for record in choice.headed.body if _has_number(record, column))
        return "", _mapped(_distinct(names), settings, lines)
    if len(choice.sheets) > 1:
        return "", _mapped(choice.sheets, settings, lines)
    return _one_queue(book, choice, settings, lines), {}


def _has_number(record: Record, but: int) -> bool:
    """Whether a line can hold an amount at all; remarks below a table name no queue."""
    return any(is_number(cell) for column, cell in enumerate(record.cells) if column != but)


def _distinct(names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name and not is_total(name)][:MOST_NAMES]


def _mapped(names: Sequence[str], settings: Settings, lines: Guesses) -> dict[str, str]:
    """The id for each name; a name that no queue has is to be asked."""
    queues: dict[str, str] = {}
    for name in names:
        told = lines.told.queues.get(name)
        found = queue_of(name if told is None else told, settings.queues)
        queues[name] = found[0] if found else ""
        why = None if found else say("no queue of the plan has this name")
        lines.add("queue-map", queues[name], found[1] if found else Sureness.UNSURE, why, name)
    return queues


def _one_queue(book: Book, choice: Choice, settings: Settings, lines: Guesses) -> str:
    told = lines.told.queue(settings)
    if told is not None:
        lines.add("queue", told, Sureness.SURE)
        return told
    if len(settings.queues) == 1:
        lines.add("queue", settings.queues[0].id, Sureness.SURE, say("the plan has no other"))
        return settings.queues[0].id
    named = _named_around(book, choice, settings)
    if named:
        lines.add("queue", named, Sureness.LIKELY, say("its name stands on the sheet or the file"))
        return named
    why = say("neither a column nor a name says which queue this is")
    lines.add("queue", "", Sureness.UNSURE, why)
    return ""


def _named_around(book: Book, choice: Choice, settings: Settings) -> str:
    """The one queue that the sheet, a title above the headings, a heading or the file is named after."""
    headed = choice.headed
    titles = [text_of(cell) for record in headed.above for cell in record.cells]
    headings = [text_of(cell) for cell in headed.headings]
    for words in ([headed.sheet.name], titles, headings, [Path(book.file).stem]):
        found = {hit[0] for word in words if len(word) <= 60 and (hit := queue_of(word, settings.queues))}  # noqa: PLR2004 - longer cells are remarks
        if len(found) == 1:
            return found.pop()
    return ""


def check_names(queues: Given[str, str], told: Told) -> None:
    """Raises `BadInput` for a name of a queue, told now, that the file does not have."""
    for name in told.queues:
        if name not in queues and name not in told.before:
            raise BadInput(
                say("no line or heading of the file has the queue “{read}”", read=cut(name)),
                say("the nearest is {nearest}", nearest=cut(nearest(name, queues))) if queues else None,
            )

"""Which column of a list holds what: by its headings, by what was told, or as it was read before."""

from collections.abc import Mapping
from dataclasses import dataclass

from shiftplan.domain.base import Frozen
from shiftplan.domain.list_changes import ListKind
from shiftplan.errors import BadInput
from shiftplan.files.faults import cut, nearest
from shiftplan.files.people_lists.columns import CONSTANT, KNOWN, fields, words
from shiftplan.files.tabular.heading import LOOKED_AT, Headed
from shiftplan.files.tabular.sheet import Book, Record, Sheet, text_of
from shiftplan.files.tabular.words import key
from shiftplan.language import say

SHEET, HEADER = "sheet", "header"


class ListMapping(Frozen):
    """`columns` names columns by their heading, or by letter behind `#`; `constants` hold for every line.

    `header` is the line of the headings, `sheet` the one that is read ("" in a text file).
    """

    kind: ListKind
    sheet: str = ""
    header: int = 1
    columns: Mapping[str, str]
    constants: Mapping[str, str] = {}


@dataclass(frozen=True)
class Layout:
    """A mapping on its sheet, columns by their place; `own`: the headings are those of the plan's file."""

    mapping: ListMapping
    headed: Headed
    places: Mapping[str, int]
    own: bool

    @property
    def heading(self) -> Record:
        return self.headed.sheet.records[self.headed.index or 0]


def told_of(corrections: Mapping[str, str], kind: ListKind) -> dict[str, str]:
    """The corrections by field; raises `BadInput` for a field that such a list has not."""
    known = (*fields(kind), SHEET, HEADER)
    for field in corrections:
        if field not in known:
            raise BadInput(
                say("there is no field {field} in a list of {kind}", field=cut(field), kind=kind.value),
                say(
                    "the nearest is {nearest}; there are: {known}",
                    nearest=nearest(field, known),
                    known=", ".join(known),
                ),
            )
    return dict(corrections)


def layout_of(book: Book, kind: ListKind, told: Mapping[str, str], before: ListMapping | None) -> Layout:
    """Where the list is and what its columns are. Raises `BadInput` for what was told and does not fit."""
    headed = _headed(book, kind, told, before)
    known = words(kind)
    called = {
        name: column
        for column, cell in reversed([*enumerate(headed.headings)])
        if (name := next((one for one in known if cell != "" and key(cell) in known[one]), None))
    }
    own = all(key(headed.heading(column)) in _own_words(kind, name) for name, column in called.items())
    remembered = {name: column for name, text in (before.columns if before else {}).items()
                  if (column := headed.column(text)) is not None}  # fmt: skip
    constants = dict(before.constants) if before else {}
    places = {**called, **remembered}
    for field, value in told.items():
        if field not in {SHEET, HEADER}:
            constants.pop(field, None)
            places.pop(field, None)
            _put(headed, kind, field, value, places, constants)
    mapping = ListMapping(
        kind=kind,
        sheet=headed.sheet.name,
        header=headed.line,
        columns={name: headed.reference(column) for name, column in places.items()},
        constants=constants,
    )
    return Layout(mapping, headed, places, own and not told and not before)


def _own_words(kind: ListKind, name: str) -> frozenset[str]:
    return frozenset(key(one) for column in KNOWN[kind] if column.name == name for one in column.headings)


def _put(
    headed: Headed,
    kind: ListKind,
    field: str,
    value: str,
    places: dict[str, int],
    constants: dict[str, str],
) -> None:
    """One thing that was told: a column, a value for all lines, or (nothing) that there is no such column."""
    if not value:
        return
    column = headed.column(value)
    if column is not None:
        places[field] = column
    elif field in CONSTANT[kind]:
        constants[field] = value
    else:
        there = [text for cell in headed.headings if (text := text_of(cell))]
        raise BadInput(
            say("{field}: the file has no column “{read}”", field=field, read=cut(value)),
            say("there are: {known}", known=cut(", ".join(there))),
        )


def _headed(book: Book, kind: ListKind, told: Mapping[str, str], before: ListMapping | None) -> Headed:
    """The sheet and the line with the most known headings, unless they were told."""
    name = told.get(SHEET) or (before.sheet if before and book.sheet(before.sheet) else "")
    if name and book.sheet(name) is None:
        raise BadInput(
            say("there is no sheet “{read}”", read=cut(name)),
            say("there are: {known}", known=", ".join(sheet.name for sheet in book.sheets)),
        )
    sheets = [book.sheet(name)] if name else book.sheets
    line = told.get(HEADER)
    if line is not None and not line.isdecimal():
        raise BadInput(
            say("“{read}” is no line", read=cut(line)), say("write the number of the line, such as 2")
        )
    candidates = [
        (_score(record, kind), -number, Headed(sheet, number))
        for sheet in sheets
        if isinstance(sheet, Sheet)
        for number, record in enumerate(sheet.records[:LOOKED_AT])
        if line is None or record.line == int(line)
    ]
    if not candidates:
        raise BadInput(say("line {line} is empty", line=line), say("name the line of the headings"))
    return max(candidates, key=lambda one: one[:2])[2]


def _score(record: Record, kind: ListKind) -> int:
    every = frozenset().union(*words(kind).values())
    return sum(cell != "" and key(cell) in every for cell in record.cells)

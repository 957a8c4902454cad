"""A file as a list: opened, and its columns told apart, so that it can be read or refused as a whole."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from shiftplan.domain.list_changes import ListKind
from shiftplan.errors import BadInput
from shiftplan.files.faults import cut
from shiftplan.files.people_lists.columns import FROM, WHO
from shiftplan.files.people_lists.mapping import Layout, layout_of
from shiftplan.files.tabular.book import open_book
from shiftplan.files.tabular.sheet import Book, text_of
from shiftplan.language import say

if TYPE_CHECKING:
    from shiftplan.files.mappings import RememberedList


def open_list(path: Path) -> Book:
    """The sheets of a file. Raises `BadInput` when it is none, or holds formulas without results."""
    book = open_book(path)
    if book.formulas:
        raise BadInput(
            say(
                "{path} holds {count} {count:formula|formulas} without results",
                path=book.file,
                count=book.formulas,
            ),
            say("open it in the spreadsheet and save it, or write values in place of the formulas"),
        )
    return book


def layout_for(
    book: Book, kind: ListKind, told: Mapping[str, str], known: Iterable["RememberedList"]
) -> Layout:
    """The columns, as a list of this shape was read before where nothing else is told.

    Raises `BadInput` when a column is missing without which such a list says nothing.
    """
    from shiftplan.files.mappings import list_shape  # noqa: PLC0415 - which knows the mappings of lists

    layout = layout_of(book, kind, told, None)
    signature, _ = list_shape(kind, layout.heading.cells)
    before = next((one.mapping for one in known if one.signature == signature), None)
    if before is not None:
        layout = layout_of(book, kind, told, before)
    _check(book, layout)
    return layout


def _check(book: Book, layout: Layout) -> None:
    kind, there = layout.mapping.kind, {*layout.places, *layout.mapping.constants}
    needs: list[tuple[str, ...]] = [WHO[kind]]
    if kind is ListKind.AVAILABILITY:
        needs += [("date", FROM), ("kind",)]
    if kind is ListKind.PERFORMANCE:
        needs += [("contacts",)]
    for names in needs:
        if not there & set(names):
            raise _no_column(book, layout, names)


def _no_column(book: Book, layout: Layout, names: tuple[str, ...]) -> BadInput:
    example = names[0]
    return BadInput(
        say(
            "{path}: no column of the list is {names}; line {line} reads “{read}”",
            path=book.file,
            names="/".join(names),
            line=layout.heading.line,
            read=cut(", ".join(text_of(cell) for cell in layout.heading.cells)),
        ),
        say("say which it is: --map {field}=HEADING (or the letter of the column)", field=example),
    )

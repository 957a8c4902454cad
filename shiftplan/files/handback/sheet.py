"""A rota that was edited elsewhere as what stands in each cell after it, beside what stands there now."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shiftplan.domain.edit import CellState
from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.files.faults import BadPlan
from shiftplan.files.handback.agreement import Agreement
from shiftplan.files.handback.grid import Grid, grid_by_content, grid_in
from shiftplan.files.handback.grid_reading import GridReading
from shiftplan.files.handback.list_reading import ListReading
from shiftplan.files.handback.listing import Finder, Listing
from shiftplan.files.handback.people import People
from shiftplan.files.handback.present import Present
from shiftplan.files.handback.reader import CellReader
from shiftplan.files.handback.refusals import formulas, no_rota
from shiftplan.files.handback.telling import tell_columns, tell_missing
from shiftplan.files.tabular.book import open_book
from shiftplan.files.tabular.days import calendar_of
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.sheet import Book, Sheet, text_of


@dataclass(frozen=True)
class HandedBack:
    """What stood in the cells that the file speaks of, and what stands there after it."""

    before: dict[Cell, CellState]
    after: dict[Cell, CellState]
    findings: tuple[Finding, ...]


def read_back(path: Path, plan: Plan, rota: Rota) -> HandedBack:
    """A rota edited elsewhere, from a CSV file or a workbook: grids of people and days, lists of shifts.

    Cells, people and days of which it does not speak stay as they are, and so does what availability.csv
    says; locks change only in the column of a list. Raises `BadPlan` with every fault, `BadInput` when
    the file holds no such sheet, `MissingFile` or `StorageFailed`.
    """
    book = open_book(path)
    if book.formulas:
        raise formulas(book)
    notes = Notes(str(path))
    people = People(plan, notes)
    found = tuple(_Sheets(plan, people).found(book))
    if not found:
        raise no_rota(book, plan)
    return _together(found, Present(plan, rota), people, notes)


class _Sheets:
    """Tells grids and lists among the sheets of a file."""

    def __init__(self, plan: Plan, people: People) -> None:
        self.calendar, self.people = calendar_of(plan.settings), people
        self.reader = CellReader(plan)
        self.lists = Finder(self.calendar, people, self.reader)

    def found(self, book: Book) -> Iterator[Grid | Listing]:
        several = len(book.sheets) > 1
        for sheet in book.sheets:
            file = f"{book.file} [{sheet.name}]" if several and sheet.name else book.file
            found = self._one(sheet, file)
            if found:
                yield found

    def _one(self, sheet: Sheet, file: str) -> Grid | Listing | None:
        return (
            grid_in(sheet, file, self.calendar)
            or self.lists.find(sheet, file)
            or grid_by_content(sheet, file, self.calendar, self.people)
        )


def _together(
    found: tuple[Grid | Listing, ...], present: Present, people: People, notes: Notes
) -> HandedBack:
    """What all sheets say, each heard in turn. Raises `BadPlan`."""
    heard = Agreement(present, notes)
    days = frozenset(day for one in found if isinstance(one, Grid) for _, day in one.days)
    grids, lists = GridReading(present, people, notes), ListReading(present, people, notes, days)
    for one in found:
        tell_columns(one, notes)
        for said in grids.said(one) if isinstance(one, Grid) else lists.said(one):
            heard.hear(said)
    if notes.broken:
        raise BadPlan(notes.finish())
    tell_missing(found, heard, present, notes)
    before = {cell: present.state[cell] for cell in heard.after}
    return HandedBack(before, heard.after, notes.finish())


def looks_like_rota(book: Book, plan: Plan) -> bool:
    """Whether any sheet is a grid or a list of people of the plan and their shifts."""
    people = People(plan, Notes(book.file))
    sheets = _Sheets(plan, people)
    for found in sheets.found(book):
        if not isinstance(found, Grid):
            return True
        lines = [
            record for record in found.lines() if people.known(found.id_of(record), found.name_of(record))
        ]
        words = [
            text for one in lines for column, _ in found.days if (text := text_of(one.at(column)).strip())
        ]
        if lines and sum(map(sheets.reader.begins, words)) * 2 >= len(words):
            return True
    return False

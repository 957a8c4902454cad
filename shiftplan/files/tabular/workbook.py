"""An .xlsx workbook as sheets: real dates, times and numbers kept, merged cells filled."""

import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from shiftplan.errors import BadInput
from shiftplan.files.tabular.archive import damaged, opened
from shiftplan.files.tabular.merges import fill, merges_in, unsaved_formulas
from shiftplan.files.tabular.sheet import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Book,
    Sheet,
    Value,
    as_day,
    from_duration,
    records_of,
)
from shiftplan.language import say

BROKEN = (
    *(BadZipFile, ParseError, zlib.error, KeyError, ValueError, TypeError, IndexError, AttributeError),
    *(EOFError, OSError, OverflowError, RecursionError, NotImplementedError, AssertionError),
)
"""What the library lets through when the parts of a workbook contradict each other."""


def read_workbook(content: bytes, file: str) -> Book:
    """The sheets of a workbook that can be seen and hold anything.

    Raises `BadInput` when it is of another form, locked, damaged, empty or far too large.
    """
    with opened(content, file) as archive:
        try:
            sheets, formulas, hidden = _sheets(archive, file)
        except BROKEN as error:
            raise damaged(file) from error
    if not sheets:
        raise BadInput(
            say("{path} has no sheet with anything in it", path=file),
            say("save the table again, with its headings and at least one line"),
        )
    return Book(file, tuple(sheets), formulas=formulas, hidden=tuple(hidden))


def _sheets(archive: ZipFile, file: str) -> tuple[list[Sheet], int, list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.2 s that only workbooks need

    book: Any = load_workbook(archive.fp, read_only=True, data_only=True, keep_links=False)
    sheets: list[Sheet] = []
    formulas = 0
    hidden: list[str] = []
    for page in book.worksheets:
        if page.sheet_state != "visible":
            hidden.append(page.title)
            continue
        xml = archive.read(page._worksheet_path)  # noqa: SLF001 - merged cells are read nowhere else
        sheet = _sheet(page, xml, file)
        if sheet.records:
            sheets.append(sheet)
            formulas += unsaved_formulas(xml)
    return sheets, formulas, hidden


def _sheet(page: Any, xml: bytes, file: str) -> Sheet:
    page.reset_dimensions()
    rows = list(_rows(page, file))
    fill(rows, merges_in(xml))
    return Sheet(page.title, records_of(enumerate(rows, 1), file), spreadsheet=True)


def _rows(page: Any, file: str) -> Iterator[list[Value]]:
    """Every line down to the last that holds anything; stops where a table cannot go on."""
    cells = empty = 0
    for row in page.iter_rows(values_only=True, max_col=MAX_COLUMNS + 1):
        values = _values(row)
        cells += len(values)
        empty = 0 if values else empty + 1
        if empty > MAX_ROWS:
            return
        if cells > MAX_CELLS:
            raise BadInput(
                say("{path} holds more than {most} cells", path=file, most=f"{MAX_CELLS:,}"),
                say("keep only the rows of the plan's days"),
            )
        yield values


def _values(row: Iterable[Any]) -> list[Value]:
    values = [_value(cell) for cell in row]
    while values and values[-1] == "":
        values.pop()
    return values


def _value(cell: Any) -> Value:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, datetime | time):
        return cell
    if isinstance(cell, date):
        return as_day(cell)
    return from_duration(cell) if isinstance(cell, timedelta) else str(cell)

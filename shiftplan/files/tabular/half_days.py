"""上午12:00: noon where people write it, midnight in a spreadsheet's 12-hour format."""

import re
from collections.abc import Iterator
from dataclasses import replace

from shiftplan.files.tabular.sheet import Book, Sheet, Value

TWELVE = r"\s*[1１][2２](?![0-9０-９])"
MORNING, AFTERNOON = re.compile(f"上午(?={TWELVE})"), re.compile(f"下午{TWELVE}")
MIDNIGHT = "凌晨"
HALF_DAY = "午"


def told_apart(book: Book) -> Book:
    """The file with 上午12:00 as 凌晨12:00 where it has 下午12:00, too: both cannot be noon."""
    if not (_has(book, MORNING) and _has(book, AFTERNOON)):
        return book
    return replace(book, sheets=tuple(map(_told, book.sheets)))


def _has(book: Book, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(cell) for cell in _texts(book))


def _texts(book: Book) -> Iterator[str]:
    records = (record for sheet in book.sheets for record in sheet.records)
    return (cell for record in records for cell in record.cells if isinstance(cell, str) and HALF_DAY in cell)


def _told(sheet: Sheet) -> Sheet:
    records = (replace(record, cells=tuple(map(_cell, record.cells))) for record in sheet.records)
    return replace(sheet, records=tuple(records))


def _cell(cell: Value) -> Value:
    return MORNING.sub(MIDNIGHT, cell) if isinstance(cell, str) else cell

"""A file with a table in it, whatever its form, as sheets."""

from pathlib import Path

from shiftplan.files.tabular.archive import is_workbook
from shiftplan.files.tabular.delimited import read_delimited
from shiftplan.files.tabular.half_days import told_apart
from shiftplan.files.tabular.sheet import Book, Rows
from shiftplan.files.tabular.workbook import read_workbook
from shiftplan.files.text import read_bytes


def open_book(path: Path) -> Book:
    """The sheets of a text file or a workbook; raises `MissingFile`, `BadInput` or `StorageFailed`."""
    return book_of(read_bytes(path), str(path))


def book_of(content: bytes, file: str, known: Rows | None = None) -> Book:
    """As `open_book`, of bytes already read; `known` are rows of a text as they were read before."""
    if is_workbook(content):
        return told_apart(read_workbook(content, file))
    return read_delimited(content, file, known)

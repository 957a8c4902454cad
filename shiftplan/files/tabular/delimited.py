"""Text with separators as a sheet; the separator is found, not asked for."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from shiftplan.errors import BadInput
from shiftplan.files.tabular.encodings import read_text
from shiftplan.files.tabular.half_days import HALF_DAY, told_apart
from shiftplan.files.tabular.sheet import Book, Rows, Sheet, Value, records_of
from shiftplan.language import say

SEPARATORS = (",", ";", "\t", "|", "，", "；")
TOLD = re.compile(r"\s*sep=(.)\s*\r?\n", re.IGNORECASE)
SAMPLE_LINES = 60


def read_delimited(content: bytes, file: str, known: Rows | None = None) -> Book:
    """The one sheet of a text file. Raises `BadInput` when it is no text or holds nothing."""
    text, encoding = read_text(content, file)
    told = TOLD.match(text)
    separator = told[1] if told else separator_of(text)
    records = records_of(_rows(text, separator, file, skip=bool(told)), file, known)
    if not records:
        raise BadInput(
            say("{path} is empty", path=file),
            say("save the table again, with its headings and at least one line"),
        )
    book = Book(file, (Sheet("", records),), encoding, separator)
    return told_apart(book) if HALF_DAY in text else book


def separator_of(text: str) -> str:
    """The separator that cuts most lines into the same number of cells, more than one."""
    lines = list(io.StringIO(text[: SAMPLE_LINES * 2_000], newline=None))[:SAMPLE_LINES]
    sample = "".join(line for line in lines if line.strip())
    return max(SEPARATORS, key=lambda separator: _agreement(sample, separator))


def _agreement(sample: str, separator: str) -> tuple[int, int]:
    """How many lines share the commonest number of cells above one, and that number."""
    try:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator))
    except csv.Error:
        return 0, 0
    cut = [(count, width) for width, count in widths.items() if width > 1]
    return max(cut, default=(0, 0))


def _rows(text: str, separator: str, file: str, *, skip: bool) -> Iterator[tuple[int, list[Value]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for number, row in enumerate(reader):
            if number or not skip:
                yield line, list(row)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(
            say("{path} cannot be cut into cells from line {line} on", path=file, line=line),
            say("look there for a quotation mark that is opened and not closed"),
        ) from error

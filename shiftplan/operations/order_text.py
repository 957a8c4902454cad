"""Pasted text as pairs of a label and what stands behind it: on its line, on the next, or in its column."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from shiftplan.operations.order_labels import LABELS, OTHER

MOST_CHARACTERS = 20_000
MOST_ROWS = 50
FEWEST_HEADINGS = 2
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "（），；！？"}
KNOWN = frozenset(label for groups in LABELS.values() for group in groups for label in group) | {*OTHER}
NAMES = "|".join(re.escape(label) for label in sorted(KNOWN, key=len, reverse=True))
LABEL = re.compile(rf"(?<!\w)({NAMES})[\"'】\]）)]?[ ]*(?:[:=]|\t)[ \t]*", re.IGNORECASE)
ALONE = re.compile(rf"[ \t]*({NAMES})[ \t]*:?[ \t]*", re.IGNORECASE)
SOME_LABEL = re.compile(r"[ \t,，;；|]+[^\W\d_]{2,10}:")
"""Where a value ends although we do not know the label that follows."""
WRAPPED = " \t\"'=,，;；|"


def cleaned(text: str) -> str:
    """The text without invisible signs, its figures, letters and colons half-width, one kind of line end."""
    lines = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return "".join(filter(_visible, lines.replace("\u3000", " ").translate(FULL_WIDTH)))


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """(label, value) as they stand, labels in small letters; a value that is a label itself is none."""
    lines = text.split("\n")
    table = _table(lines)
    found = table or [*_behind(lines), *_below(lines)]
    for label, value in found:
        if value and value.casefold() not in KNOWN:
            yield label.casefold(), value


def _visible(char: str) -> bool:
    return char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"}


def _behind(lines: list[str]) -> Iterator[tuple[str, str]]:
    """`收货人：王小明  运单号：SF…`, several on a line."""
    for line in lines:
        labels = list(LABEL.finditer(line))
        for here, following in zip(labels, [*labels[1:], None], strict=False):
            value = line[here.end() : following.start() if following else len(line)]
            other = SOME_LABEL.search(value)
            yield here[1], (value[: other.start()] if other else value).split("\t")[0].strip(WRAPPED)


def _below(lines: list[str]) -> Iterator[tuple[str, str]]:
    """A label alone on its line, the value on the next that is not empty."""
    filled = [line for line in lines if line.strip()]
    for line, following in pairwise(filled):
        alone = ALONE.fullmatch(line)
        if alone and not LABEL.match(following.strip()):
            yield alone[1], following.strip(WRAPPED)


def _table(lines: list[str]) -> list[tuple[str, str]]:
    """A row of headings with rows below it, as copied from a spreadsheet; empty when there is none."""
    filled = [line for line in lines if line.strip()]
    for parting in "\t,":
        rows = [_cells(line, parting) for line in filled[: MOST_ROWS + 1]]
        headings = rows[0] if rows else []
        if len(rows) > 1 and sum(cell.casefold() in KNOWN for cell in headings) >= FEWEST_HEADINGS:
            return [pair for row in rows[1:] for pair in zip(headings, row, strict=False)]
    return []


def _cells(line: str, parting: str) -> list[str]:
    try:
        return [cell.strip(WRAPPED) for row in csv.reader([line], delimiter=parting) for cell in row]
    except csv.Error:
        return []

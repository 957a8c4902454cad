"""What the reader of workbooks leaves out: merged cells, and formulas saved without their values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shiftplan.files.tabular.sheet import MAX_COLUMNS, MAX_ROWS, Value, column_of

MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
FORMULA = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<v></v>)?\s*</(?:\w+:)?c>"
)
MOST_MERGES = 20_000
MOST_FILLED = 1_000_000


@dataclass(frozen=True)
class Merge:
    """A merged range: lines from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


def merges_in(xml: bytes) -> tuple[Merge, ...]:
    """The merged ranges that a sheet's XML lists."""
    found: list[Merge] = []
    for ranged in MERGE.finditer(xml):
        left, right = column_of(ranged[1].decode()), column_of(ranged[3].decode())
        if left is not None and right is not None and right < MAX_COLUMNS and len(found) < MOST_MERGES:
            found.append(Merge(int(ranged[2]), left, int(ranged[4]), right))
    return tuple(found)


def unsaved_formulas(xml: bytes) -> int:
    """How many cells hold a formula and no value."""
    return sum(1 for _ in FORMULA.finditer(xml))


def fill(rows: Sequence[list[Value]], merges: Sequence[Merge]) -> None:
    """Write the value of each merged range into all its cells; `rows[i]` is line i + 1.

    A range that is wider and taller than a table is a frame, and stays as it is.
    """
    left_to_fill = MOST_FILLED
    for merge in merges:
        bottom = min(merge.bottom, len(rows), MAX_ROWS)
        value = _at(rows, merge.top, merge.left)
        left_to_fill -= (bottom - merge.top + 1) * (merge.right - merge.left + 1)
        if value == "" or left_to_fill < 0:
            continue
        for line in range(merge.top, bottom + 1):
            _put(rows[line - 1], merge, value)


def _at(rows: Sequence[list[Value]], line: int, column: int) -> Value:
    if not 1 <= line <= len(rows) or column >= len(rows[line - 1]):
        return ""
    return rows[line - 1][column]


def _put(row: list[Value], merge: Merge, value: Value) -> None:
    row.extend([""] * (merge.right + 1 - len(row)))
    for column in range(merge.left, merge.right + 1):
        row[column] = value

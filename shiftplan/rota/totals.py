"""The same rows with fewer entries: who stands alike in many rows is added up once, and the sum stands there.

A row of cover has an entry for everybody who may work then; nearly all of it are the same people on the same
shift as in the row before. For each such group a column `total` = Σ entries is made by one row, and each of
the rows has one entry, its scale, instead of the group's. Nothing else changes: the same values are allowed,
and the duals of the rows are theirs.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from scipy import sparse

from shiftplan.rota.backend import Rows
from shiftplan.rota.problem import Flags, Floats, Ints

LEAST_ROWS = 2
"""Rows in which a group must stand to be worth a total."""
DIGITS = 9


class _Runs(NamedTuple):
    """Entries in runs, each of one row and one group of columns; run r has `first[r]:first[r + 1]`."""

    row: Ints
    column: Ints
    value: Floats
    first: Ints
    scale: Floats


def condensed(rows: Rows, group: Ints) -> Rows:
    """`group` (columns,) numbers columns that may be added up together, −1 for those that stand alone.

    The first columns and rows are those of `rows`, in their order.
    """
    runs, rest = _runs(rows.matrix.tocoo(), group)
    number, patterns = _patterns(runs)
    used = np.bincount(number, minlength=len(patterns)) >= LEAST_ROWS
    if not used.any():
        return rows
    return _with_totals(rows, runs, rest, number, [patterns[at] for at in np.nonzero(used)[0]], used)


def _runs(table: sparse.coo_array, group: Ints) -> tuple[_Runs, sparse.coo_array]:
    """The entries of grouped columns by row and group, and the others."""
    grouped = (group[table.col] >= 0) & (table.data != 0)
    grouped[grouped] = _in_company(table.row[grouped], group[table.col[grouped]])
    row, column, value = table.row[grouped], table.col[grouped], table.data[grouped]
    order = np.lexsort((column, group[column], row))
    row, column, value = row[order].astype(np.int64), column[order].astype(np.int64), value[order]
    new = np.ones(len(row), dtype=bool)
    new[1:] = (row[1:] != row[:-1]) | (group[column[1:]] != group[column[:-1]])
    first = np.append(np.nonzero(new)[0], len(row)).astype(np.int64)
    scale = np.maximum.reduceat(np.abs(value), first[:-1]) if len(row) else np.zeros(0)
    rest = sparse.coo_array(
        (table.data[~grouped], (table.row[~grouped], table.col[~grouped])), shape=table.shape
    )
    return _Runs(row, column, value, first, scale), rest


def _in_company(row: Ints, group: Ints) -> Flags:
    """Which entries have another of their group in their row."""
    width = int(group.max(initial=0)) + 1
    _, at, count = np.unique(row * width + group, return_inverse=True, return_counts=True)
    found: Flags = count[at] > 1
    return found


def _patterns(runs: _Runs) -> tuple[Ints, list[tuple[Ints, Floats]]]:
    """The number of each run's pattern; the patterns: columns, and what each counts for one of the scale."""
    numbers: dict[tuple[bytes, bytes], int] = {}
    patterns: list[tuple[Ints, Floats]] = []
    found = np.empty(len(runs.scale), dtype=np.int64)
    for run, scale in enumerate(runs.scale.tolist()):
        inside = slice(runs.first[run], runs.first[run + 1])
        columns, shares = runs.column[inside], np.round(runs.value[inside] / scale, DIGITS)
        found[run] = numbers.setdefault((columns.tobytes(), shares.tobytes()), len(numbers))
        if found[run] == len(patterns):
            patterns.append((columns, shares))
    return found, patterns


def _with_totals(
    rows: Rows,
    runs: _Runs,
    rest: sparse.coo_array,
    number: Ints,
    patterns: list[tuple[Ints, Floats]],
    used: Flags,
) -> Rows:
    height, width, many = len(rows.low), len(rows.cost), len(patterns)
    place = width + np.cumsum(used) - 1
    stays = ~np.repeat(used[number], np.diff(runs.first))
    summed = used[number]
    lengths = np.array([len(columns) for columns, _ in patterns])
    at = np.repeat(np.arange(many), lengths)
    columns = np.concatenate([columns for columns, _ in patterns])
    shares = np.concatenate([shares for _, shares in patterns])
    entries = [
        (rest.row, rest.col, rest.data),
        (runs.row[stays], runs.column[stays], runs.value[stays]),
        (runs.row[runs.first[:-1]][summed], place[number[summed]], runs.scale[summed]),
        (height + at, columns, shares),
        (height + np.arange(many), width + np.arange(many), -np.ones(many)),
    ]
    row, column, value = (np.concatenate(parts) for parts in zip(*entries, strict=True))
    matrix = sparse.csr_array(sparse.coo_array((value, (row, column)), shape=(height + many, width + many)))
    nothing = np.zeros(many)
    least, most = (
        np.bincount(at, weights=np.minimum(shares * rows.lower[columns], shares * rows.upper[columns])),
        np.bincount(at, weights=np.maximum(shares * rows.lower[columns], shares * rows.upper[columns])),
    )
    return replace(
        rows,
        cost=np.concatenate([rows.cost, nothing]),
        lower=np.concatenate([rows.lower, least]),
        upper=np.concatenate([rows.upper, most]),
        matrix=matrix,
        low=np.concatenate([rows.low, nothing]),
        high=np.concatenate([rows.high, nothing]),
    )

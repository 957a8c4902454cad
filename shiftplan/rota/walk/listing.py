"""Lists of numbers in flat arrays: where they begin, what is in them, and which are alike."""

import numpy as np

from shiftplan.rota.problem import Flags, Floats, Ints


def firsts(numbers: Ints, count: int) -> Ints:
    """Where the run of each number from 0 begins in sorted `numbers`, and the end: (count + 1,)."""
    found: Ints = np.searchsorted(numbers, np.arange(count + 1)).astype(np.int64)
    return found


def ranges(begins: Ints, lengths: Ints) -> Ints:
    """The numbers of all ranges, one after another."""
    offsets = begins - np.cumsum(lengths) + lengths
    numbers: Ints = np.repeat(offsets, lengths) + np.arange(int(lengths.sum()))
    return numbers


def changes(*columns: Ints | Floats | Flags) -> Flags:
    """Where one of the columns is not as the place before has it; the first place is one."""
    found = np.ones(len(columns[0]), dtype=bool)
    if len(found):
        found[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return found


def numbered(*columns: Ints | Floats) -> tuple[Ints, Ints]:
    """(a place of each different row of the columns, in their order; which of these each place has)."""
    order = np.lexsort(columns[::-1])
    new = changes(*(column[order] for column in columns))
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.cumsum(new) - 1
    return order[new], number


def alike(begins: Ints, lengths: Ints, items: Ints) -> tuple[Ints, Ints]:
    """`numbered` for lists `items[begin : begin + length]`: they are told apart item by item."""
    kind, made = np.zeros(len(begins), dtype=np.int64), 1
    for depth in range(int(lengths.max(initial=0))):
        here = np.nonzero(lengths > depth)[0]
        first, number = numbered(kind[here], items[begins[here] + depth])
        kind[here] = made + number
        made += len(first)
    return numbered(kind)

"""Chance, and runs of entries: taken, given up, priced and drawn."""

import math

from shiftplan.rota.compiled import compiled
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.board import (
    ACTIVITY,
    BESIDE,
    BROKEN,
    CHOICES,
    COST,
    DICE,
    ENTRY,
    ENTRY_FIRST,
    ENTRY_LINKED,
    ENTRY_WET,
    HIGH,
    LIMIT,
    LOGGED,
    LOW,
    PENALTY,
    ROW,
    SHARE,
    VALUE,
    WEIGHT,
)
from shiftplan.rota.walk.rows import note, run_on, shift, undo, worth

COLD = 30.0
"""What is dearer than the cheapest by so many heats is never drawn."""


@compiled
def chance(ints: Ints) -> float:
    """The next random number from 0 to 1 (xorshift64*, Vigna 2016)."""
    state = ints[DICE]
    state ^= (state >> 12) & 0xFFFFFFFFFFFFF
    state ^= state << 25
    state ^= (state >> 27) & 0x1FFFFFFFFF
    ints[DICE] = state
    drew: float = ((state * 0x2545F4914F6CDD1D >> 11) & 0x1FFFFFFFFFFFFF) / 9007199254740992.0
    return drew


@compiled
def asks(floats: Floats, row: int, change: float) -> bool:
    """Whether a row asks anything of its ladder, or is over its high side, before or after a change."""
    at = ROW * (row + 1)
    before = floats[at + ACTIVITY]
    after = before + change
    low, high = (before, after) if before < after else (after, before)
    return bool(low < floats[at + LOW] or high > floats[at + HIGH])


@compiled
def move(ints: Ints, floats: Floats, run: int, sign: float) -> None:
    """Take a run (`sign` 1) or give it up (−1)."""
    floats[VALUE] += sign * floats[ints[COST] + run]
    first, last = ints[ints[ENTRY_FIRST] + run], ints[ints[ENTRY_FIRST] + run + 1]
    wet = ints[ints[ENTRY_WET] + run]
    for entry in range(first, wet):
        shift(ints, floats, ints[ints[ENTRY] + entry], sign * floats[ints[SHARE] + entry])
    linked = ints[ints[ENTRY_LINKED] + run]
    for entry in range(wet, last):
        row, change = ints[ints[ENTRY] + entry], sign * floats[ints[SHARE] + entry]
        if entry >= linked or asks(floats, row, change):
            run_on(ints, floats, row, change)
        else:
            note(ints, floats, row, floats[ROW * (row + 1) + ACTIVITY])
            floats[ROW * (row + 1) + ACTIVITY] += change


@compiled
def weighed_beside(ints: Ints, floats: Floats, run: int) -> float:
    """What a place with dry rows only would add, were its choice taken."""
    cost: float = floats[ints[COST] + run]
    first, beside = ints[ints[ENTRY_FIRST] + run], ints[BESIDE] - ints[ints[ENTRY_FIRST] + ints[CHOICES]]
    for entry in range(first, ints[ints[ENTRY_FIRST] + run + 1]):
        row = ints[ints[ENTRY] + entry]
        before = floats[ROW * (row + 1) + ACTIVITY] + floats[beside + entry]
        had, broken = worth(ints, floats, row, before)
        costs, breaks = worth(ints, floats, row, before + floats[ints[SHARE] + entry])
        cost += costs - had + floats[ROW * (row + 1) + WEIGHT] * (breaks - broken)
    return cost


@compiled
def weighed(ints: Ints, floats: Floats, run: int) -> float:
    """What taking a run would add to value and penalty; something above the limit when it is so dear."""
    first, last = ints[ints[ENTRY_FIRST] + run], ints[ints[ENTRY_FIRST] + run + 1]
    wet = ints[ints[ENTRY_WET] + run]
    cost: float = floats[ints[COST] + run]
    for entry in range(first, wet):
        row = ints[ints[ENTRY] + entry]
        before = floats[ROW * (row + 1) + ACTIVITY]
        had, broken = worth(ints, floats, row, before)
        costs, breaks = worth(ints, floats, row, before + floats[ints[SHARE] + entry])
        cost += costs - had + floats[ROW * (row + 1) + WEIGHT] * (breaks - broken)
        if cost > floats[LIMIT]:
            return cost
    if wet < last:
        linked = ints[ints[ENTRY_LINKED] + run]
        mark, score = ints[LOGGED], (floats[VALUE], floats[PENALTY], ints[BROKEN])
        for entry in range(wet, last):
            row, change = ints[ints[ENTRY] + entry], floats[ints[SHARE] + entry]
            if entry >= linked or asks(floats, row, change):
                run_on(ints, floats, row, change)
        cost += floats[VALUE] - score[0] + floats[PENALTY] - score[1]
        undo(ints, floats, mark, score)
    return cost


@compiled
def drawn(ints: Ints, floats: Floats, prices: int, count: int, heat: float) -> int:
    """One of `count` prices from `prices` on by chance exp(−price / heat); −1 when all are infinite."""
    least = math.inf
    for at in range(prices, prices + count):
        least = min(least, floats[at])
    if least == math.inf:
        return -1
    total = 0.0
    for at in range(prices, prices + count):
        above = (floats[at] - least) / heat
        floats[at] = math.exp(-above) if above < COLD else 0.0
        total += floats[at]
    rest, found = chance(ints) * total, -1
    for at in range(prices, prices + count):
        if floats[at] > 0.0:
            found = at - prices
            rest -= floats[at]
            if rest < 0.0:
                break
    return found

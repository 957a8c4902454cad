"""Chance, and runs: taken, given up, priced and drawn."""

import math

from shiftplan.rota.compiled import compiled
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.board import (
    ACTIVITY,
    COST,
    DICE,
    DRY,
    LISTED,
    ROW,
    RUN_FIRST,
    SHARE,
    STRETCH,
    TIDES,
    VALUE,
    WATCHED,
    WET_FIRST,
    WET_ROW,
    WET_SHARE,
)
from shiftplan.rota.walk.parts import asks
from shiftplan.rota.walk.rows import note, run_on, shift

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
def move(ints: Ints, floats: Floats, run: int, sign: float) -> None:
    """Take a run (`sign` 1) or give it up (−1)."""
    floats[VALUE] += sign * floats[ints[COST] + run]
    first = ints[RUN_FIRST] + run
    for at in range(ints[STRETCH] + 2 * ints[first], ints[STRETCH] + 2 * ints[first + 1], 2):
        for place in range(ints[LISTED] + ints[at], ints[LISTED] + ints[at + 1]):
            part = ints[place]
            if part < ints[DRY]:
                shift(ints, floats, ints[ints[WATCHED] + part], sign * floats[ints[SHARE] + part])
            else:
                wade(ints, floats, part, sign)


@compiled
def wade(ints: Ints, floats: Floats, part: int, sign: float) -> None:
    """Take a wet part or give it up."""
    first = ints[WET_FIRST] + part - ints[DRY]
    for entry in range(ints[first], ints[first + 1]):
        row, change = ints[ints[WET_ROW] + entry], sign * floats[ints[WET_SHARE] + entry]
        if asks(ints, floats, row, change):
            run_on(ints, floats, row, change)
        else:
            at = ROW * (row + 1) + ACTIVITY
            note(ints, floats, at, floats[at] + change)
    ints[TIDES] += 1
    note(ints, floats, ints[ints[WATCHED] + part], float(ints[TIDES]))


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

"""Chance, and what runs of entries would cost."""

import math

from shiftplan.rota.compiled import compiled
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.board import ACTIVITY, BROKEN, DICE, EXCESS, LOGGED, PENALTY, ROW, VALUE, WEIGHT
from shiftplan.rota.walk.rows import hard, run_on, shift, soft, undo

TOO_DEAR = 1e9
"""A price at which nobody asks how much dearer it may be."""
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
    return ((state * 0x2545F4914F6CDD1D >> 11) & 0x1FFFFFFFFFFFFF) / 9007199254740992.0


@compiled
def below(ints: Ints, count: int) -> int:
    """A random number from 0 to count − 1."""
    return int(chance(ints) * count)


@compiled
def energy(floats: Floats) -> float:
    """What the walk minimises: the value and the weighed breaking of rules."""
    total: float = floats[VALUE] + floats[PENALTY]
    return total


@compiled
def move(
    ints: Ints, floats: Floats, run: tuple[int, int, int], at: int, share: int, sign: float
) -> None:
    """Add `sign` times a run of entries (first, first of a wet row, end) of the parts `at` and `share`."""
    first, wet, last = run
    for entry in range(first, wet):
        shift(ints, floats, ints[at + entry], sign * floats[share + entry])
    for entry in range(wet, last):
        run_on(ints, floats, ints[at + entry], sign * floats[share + entry])


@compiled
def weighed(
    ints: Ints, floats: Floats, run: tuple[int, int, int], at: int, share: int, sign: float
) -> float:
    """What `move` would add to the energy; something above TOO_DEAR when it is so dear."""
    first, wet, last = run
    cost = 0.0
    for entry in range(first, wet):
        row = ints[at + entry]
        before = floats[ROW * (row + 1) + ACTIVITY]
        after = before + sign * floats[share + entry]
        cost += soft(ints, floats, row, after) - soft(ints, floats, row, before)
        cost += floats[ROW * (row + 1) + WEIGHT] * (hard(floats, row, after) - hard(floats, row, before))
        if cost > TOO_DEAR:
            return cost
    if wet < last:
        mark, broken, had = ints[LOGGED], ints[BROKEN], energy(floats)
        score = floats[VALUE], floats[EXCESS], floats[PENALTY]
        for entry in range(wet, last):
            run_on(ints, floats, ints[at + entry], sign * floats[share + entry])
            if energy(floats) - had > TOO_DEAR:
                break
        cost += energy(floats) - had
        undo(ints, floats, mark, broken, score)
    return cost


@compiled
def drawn(ints: Ints, floats: Floats, prices: int, count: int, heat: float) -> int:
    """One of `count` prices by chance exp(−price / heat), −1 when all are infinite; makes the prices weights."""
    least = math.inf
    for at in range(count):
        least = min(least, floats[prices + at])
    if least == math.inf:
        return -1
    total = 0.0
    for at in range(count):
        above = (floats[prices + at] - least) / heat
        floats[prices + at] = math.exp(-above) if above < COLD else 0.0
        total += floats[prices + at]
    rest = chance(ints) * total
    last = -1
    for at in range(count):
        if floats[prices + at] > 0.0:
            last = at
            rest -= floats[prices + at]
            if rest < 0.0:
                break
    return last

"""What choices and places of breaks would cost, and taking or giving them up."""

import math

from shiftplan.rota.compiled import compiled
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.board import ACTIVITY, BROKEN, EXCESS, LOGGED, PENALTY, VALUE, WEIGHT, Board
from shiftplan.rota.walk.rows import hard, run_on, shift, soft, undo

TOO_DEAR = 1e9
"""A price at which nobody asks how much dearer it may be."""
COLD = 30.0
"""What is dearer than the cheapest by so many heats is never drawn."""


@compiled
def chance(board: Board) -> float:
    """The next random number from 0 to 1 (xorshift64*, Vigna 2016)."""
    state = board.dice[0]
    state ^= (state >> 12) & 0xFFFFFFFFFFFFF
    state ^= state << 25
    state ^= (state >> 27) & 0x1FFFFFFFFF
    board.dice[0] = state
    return ((state * 0x2545F4914F6CDD1D >> 11) & 0x1FFFFFFFFFFFFF) / 9007199254740992.0


@compiled
def below(board: Board, count: int) -> int:
    """A random number from 0 to count − 1."""
    return int(chance(board) * count)


@compiled
def energy(board: Board) -> float:
    """What the walk minimises: the value and the weighed breaking of rules."""
    return board.score[VALUE] + board.score[PENALTY]


@compiled
def move(board: Board, entries: tuple[int, int, int], at: Ints, share: Floats, sign: float) -> None:
    """Add `sign` times a run of entries, of which those from entries[1] on are of wet rows."""
    first, wet, last = entries
    for entry in range(first, wet):
        shift(board, at[entry], sign * share[entry])
    for entry in range(wet, last):
        run_on(board, at[entry], sign * share[entry])


@compiled
def weighed(board: Board, entries: tuple[int, int, int], at: Ints, share: Floats, sign: float) -> float:
    """What `move` would add to the energy; something above TOO_DEAR when it is so dear."""
    first, wet, last = entries
    cost = 0.0
    for entry in range(first, wet):
        row = at[entry]
        before = board.rows[row, ACTIVITY]
        after = before + sign * share[entry]
        cost += soft(board, row, after) - soft(board, row, before)
        cost += board.rows[row, WEIGHT] * (hard(board, row, after) - hard(board, row, before))
        if cost > TOO_DEAR:
            return cost
    if wet < last:
        mark, broken, had = board.count[LOGGED], board.count[BROKEN], energy(board)
        value, excess, penalty = board.score[VALUE], board.score[EXCESS], board.score[PENALTY]
        for entry in range(wet, last):
            run_on(board, at[entry], sign * share[entry])
            if energy(board) - had > TOO_DEAR:
                break
        cost += energy(board) - had
        undo(board, mark, broken, value, excess, penalty)
    return cost


@compiled
def drawn(board: Board, prices: Floats, count: int, heat: float) -> int:
    """One of the first `count` prices by chance exp(−price / heat); changes the prices to weights."""
    least = math.inf
    for at in range(count):
        least = min(least, prices[at])
    if least == math.inf:
        return -1
    total = 0.0
    for at in range(count):
        above = (prices[at] - least) / heat
        prices[at] = math.exp(-above) if above < COLD else 0.0
        total += prices[at]
    rest = chance(board) * total
    last = -1
    for at in range(count):
        if prices[at] > 0.0:
            last = at
            rest -= prices[at]
            if rest < 0.0:
                break
    return last

"""The moves of a walk: cells given up and drawn anew, days exchanged between two people, breaks placed anew.

Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983): a change for the worse by c is kept with chance
exp(−c / heat). All that a person can take on a day instead is priced, and drawn with these chances.
"""

import math

from shiftplan.rota.compiled import compiled, entrance
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.board import (
    AFTER,
    BEFORE,
    BEFORE_PLACE,
    BEST,
    BEST_HELD,
    BEST_PLACE,
    BREAKS,
    BROKEN,
    CELL,
    CELL_FIRST,
    CELLS,
    CHANGED,
    CHANGED_CELLS,
    DAYS,
    HELD,
    KIND,
    LIVE,
    LIVE_CELLS,
    LOGGED,
    MARKED,
    MIX,
    PAUSE_FIRST,
    PENALTY,
    PEOPLE,
    PLACE,
    PLACE_FIRST,
    VALUE,
)
from shiftplan.rota.walk.cells import ANY, as_before, picked, settle, take, turn
from shiftplan.rota.walk.rows import undo
from shiftplan.rota.walk.runs import chance, move

BETTER = 1e-7
"""By so much the value must fall to be noted."""
LONGEST, LONGEST_PAIRS = 4, 7
"""Days on end drawn anew, and exchanged."""
SINGLE, TWO_PEOPLE, TWO_DAYS, SQUARE, STRETCH, EXCHANGE, PAUSES = range(7)
"""Kinds of moves: one cell; a day of two people; two days of a person; two days of two people; days on end;
days on end of two people, each taking what the other held; the place of one break."""


@compiled
def keep(ints: Ints, floats: Floats, last: int) -> None:
    """Make the changes of the cells listed up to place `last` lasting; note the draft when it is the best."""
    ints[LOGGED] = 0
    for at in range(ints[CELLS], last):
        if not ints[ints[MARKED] + ints[at]]:
            ints[ints[MARKED] + ints[at]] = 1
            ints[ints[CHANGED_CELLS] + ints[CHANGED]] = ints[at]
            ints[CHANGED] += 1
    if ints[BROKEN] == 0 and floats[VALUE] < floats[BEST] - BETTER:
        for at in range(ints[CHANGED_CELLS], ints[CHANGED_CELLS] + ints[CHANGED]):
            cell = ints[at]
            ints[ints[MARKED] + cell] = 0
            ints[ints[BEST_HELD] + cell] = ints[ints[HELD] + cell]
            for number in range(cell * ints[BREAKS], (cell + 1) * ints[BREAKS]):
                ints[ints[BEST_PLACE] + number] = ints[ints[PLACE] + number]
        ints[CHANGED] = 0
        floats[BEST] = floats[VALUE]


@compiled
def clear(ints: Ints, floats: Floats, count: int) -> None:
    """Give up the first `count` cells listed, and remember what they held."""
    for at in range(count):
        cell, held = ints[ints[CELLS] + at], ints[ints[HELD] + ints[ints[CELLS] + at]]
        ints[ints[BEFORE] + at] = held
        for number in range(ints[BREAKS]):
            place = ints[ints[PLACE] + cell * ints[BREAKS] + number]
            ints[ints[BEFORE_PLACE] + at * ints[BREAKS] + number] = place
        if held >= 0:
            turn(ints, floats, cell, held, ints[PLACE] + cell * ints[BREAKS], -1.0)


@compiled
def fill(ints: Ints, floats: Floats, count: int, kind: int, heat: float) -> bool:
    """Draw each of the cells listed anew, the first of several for something else; whether there is a change.

    In an exchange they take the choices listed for them instead.
    """
    for at in range(count):
        cell, choice = ints[ints[CELLS] + at], ints[ints[AFTER] + at]
        if kind != EXCHANGE:
            but = ints[ints[BEFORE]] if at == 0 and count > 1 else ANY
            drew = picked(ints, floats, cell, but, heat)
            if drew < 0 or (count == 1 and as_before(ints, cell, drew, ints[ints[BEFORE]])):
                return False
            take(ints, floats, cell, drew)
        elif choice >= 0:
            ints[ints[HELD] + cell] = choice
            move(ints, floats, choice, 1.0)
            first, last = ints[ints[PAUSE_FIRST] + choice], ints[ints[PAUSE_FIRST] + choice + 1]
            settle(ints, floats, first, last, ints[PLACE] + cell * ints[BREAKS], heat)
    return True


@compiled
def again(ints: Ints, floats: Floats, count: int, kind: int, heat: float) -> None:
    """Change the first `count` cells listed; keep the change by what it costs, else take it back."""
    mark, score = ints[LOGGED], (floats[VALUE], floats[PENALTY], ints[BROKEN])
    clear(ints, floats, count)
    possible = fill(ints, floats, count, kind, heat)
    worse = floats[VALUE] - score[0] + floats[PENALTY] - score[1]
    if possible and (count == 1 or worse <= 0.0 or chance(ints) < math.exp(-worse / heat)):
        keep(ints, floats, ints[CELLS] + count)
        return
    undo(ints, floats, mark, score)
    for at in range(count):
        cell = ints[ints[CELLS] + at]
        ints[ints[HELD] + cell] = ints[ints[BEFORE] + at]
        for number in range(ints[BREAKS]):
            place = ints[ints[BEFORE_PLACE] + at * ints[BREAKS] + number]
            ints[ints[PLACE] + cell * ints[BREAKS] + number] = place


@compiled
def counterpart(ints: Ints, held: int, cell: int) -> int:
    """The choice of a cell that is of the same kind as `held`; −1 for nothing, ANY when there is none."""
    if held < 0:
        return -1
    for at in range(ints[ints[CELL_FIRST] + cell], ints[ints[CELL_FIRST] + cell + 1]):
        found = ints[ints[CELL] + at]
        if ints[ints[KIND] + found] == ints[ints[KIND] + held]:
            return int(found)
    return ANY


@compiled
def move_break(ints: Ints, floats: Floats, cell: int, heat: float) -> None:
    """Draw the place of one break of a cell anew, if it has any."""
    choice = ints[ints[HELD] + cell]
    if choice < 0:
        return
    first = ints[ints[PAUSE_FIRST] + choice]
    count = ints[ints[PAUSE_FIRST] + choice + 1] - first
    if count > 0:
        number = int(chance(ints) * count)
        at = ints[PLACE] + cell * ints[BREAKS] + number
        move(ints, floats, ints[ints[PLACE_FIRST] + first + number] + ints[at], -1.0)
        settle(ints, floats, first + number, first + number + 1, at, heat)
        ints[ints[CELLS]] = cell
        keep(ints, floats, ints[CELLS] + 1)


@compiled
def listed(ints: Ints, cell: int, kind: int) -> int:
    """List the cells of a move of this kind about `cell`, all but exchanges; 0 when it comes to nothing."""
    days, cells, count = ints[DAYS], ints[CELLS], 1
    other = int(chance(ints) * ints[PEOPLE]) * days + cell % days
    then = cell - cell % days + int(chance(ints) * days)
    ints[cells] = cell
    if kind == TWO_PEOPLE:
        ints[cells + 1], count = other, 2
    elif kind == TWO_DAYS:
        ints[cells + 1], count = then, 2
    elif kind == SQUARE:
        ints[cells + 1], ints[cells + 2], ints[cells + 3], count = other, then, other + then - cell, 4
    elif kind == STRETCH:
        count = 2 + int(chance(ints) * (LONGEST - 1))
        count = count - (cell % days + count - days if cell % days + count > days else 0)
        for at in range(1, count):
            ints[cells + at] = cell + at
    same = count > 1 and ints[cells + 1] == cell
    return 0 if same or (kind == SQUARE and then == cell) else count


@compiled
def listed_pairs(ints: Ints, cell: int) -> int:
    """List some days from `cell` on and those of somebody else, and what each gets; 0 for no change."""
    days, cells, held = ints[DAYS], ints[CELLS], ints[HELD]
    other = int(chance(ints) * ints[PEOPLE]) * days + cell % days
    count = 1 + int(chance(ints) * LONGEST_PAIRS)
    count = count - (cell % days + count - days if cell % days + count > days else 0)
    differ = False
    for at in range(count):
        ints[cells + at], ints[cells + count + at] = cell + at, other + at
        ours, theirs = ints[held + cell + at], ints[held + other + at]
        gained, given = counterpart(ints, theirs, cell + at), counterpart(ints, ours, other + at)
        if gained == ANY or given == ANY:  # noqa: PLR1714 - a set is slow in compiled code
            return 0
        ints[ints[AFTER] + at], ints[ints[AFTER] + count + at] = gained, given
        differ = differ or gained != ours
    return 2 * count if differ and other != cell else 0


@entrance
def run(ints: Ints, floats: Floats, steps: int, hot: float, cool: float) -> None:
    """So many moves while the heat falls from `hot` to `cool`."""
    heat, cooling = hot, (cool / hot) ** (1.0 / steps)
    for _ in range(steps):
        heat *= cooling
        cell = ints[ints[LIVE_CELLS] + int(chance(ints) * ints[LIVE])]
        drew, kind = chance(ints), 0
        while drew > floats[ints[MIX] + kind]:
            kind += 1
        if kind == PAUSES:
            move_break(ints, floats, cell, heat)
        else:
            count = listed_pairs(ints, cell) if kind == EXCHANGE else listed(ints, cell, kind)
            if count > 0:
                again(ints, floats, count, kind, heat)

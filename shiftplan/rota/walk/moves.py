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
    EXCESS,
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
from shiftplan.rota.walk.holding import ANY, enter, give_up, pause, place_break, redraw, settle
from shiftplan.rota.walk.pricing import below, chance, energy
from shiftplan.rota.walk.rows import undo

BETTER = 1e-9
"""By so much of itself the value must fall to be noted."""


@compiled
def clear(ints: Ints, floats: Floats, count: int) -> None:
    """Give up the first `count` cells listed, and remember what they held."""
    for at in range(count):
        cell = ints[ints[CELLS] + at]
        ints[ints[BEFORE] + at] = ints[ints[HELD] + cell]
        for number in range(ints[BREAKS]):
            place = ints[ints[PLACE] + cell * ints[BREAKS] + number]
            ints[ints[BEFORE_PLACE] + at * ints[BREAKS] + number] = place
        give_up(ints, floats, cell)


@compiled
def restore(ints: Ints, count: int) -> None:
    """What the cells held before, once the rows have been put back."""
    for at in range(count):
        cell = ints[ints[CELLS] + at]
        ints[ints[HELD] + cell] = ints[ints[BEFORE] + at]
        for number in range(ints[BREAKS]):
            place = ints[ints[BEFORE_PLACE] + at * ints[BREAKS] + number]
            ints[ints[PLACE] + cell * ints[BREAKS] + number] = place


@compiled
def note_best(ints: Ints, floats: Floats) -> None:
    """Make the present draft the best: copy the cells changed since the last."""
    for at in range(ints[CHANGED]):
        cell = ints[ints[CHANGED_CELLS] + at]
        ints[ints[MARKED] + cell] = 0
        ints[ints[BEST_HELD] + cell] = ints[ints[HELD] + cell]
        for number in range(cell * ints[BREAKS], (cell + 1) * ints[BREAKS]):
            ints[ints[BEST_PLACE] + number] = ints[ints[PLACE] + number]
    ints[CHANGED] = 0
    floats[BEST] = floats[VALUE]


@compiled
def keep(ints: Ints, floats: Floats, count: int) -> None:
    """Make the changes of the first `count` cells listed lasting."""
    ints[LOGGED] = 0
    for at in range(count):
        cell = ints[ints[CELLS] + at]
        if not ints[ints[MARKED] + cell]:
            ints[ints[MARKED] + cell] = 1
            ints[ints[CHANGED_CELLS] + ints[CHANGED]] = cell
            ints[CHANGED] += 1
    if ints[BROKEN] == 0 and floats[VALUE] < floats[BEST] - BETTER * abs(floats[VALUE]):
        note_best(ints, floats)


@compiled
def accepted(ints: Ints, worse: float, heat: float) -> bool:
    """Whether a change that costs so much more is kept."""
    return worse <= 0.0 or chance(ints) < math.exp(-worse / heat)


@compiled
def again(ints: Ints, floats: Floats, count: int, heat: float) -> None:
    """Give up the first `count` cells listed and draw each anew, the first of several for something else."""
    broken, had = ints[BROKEN], energy(floats)
    score = floats[VALUE], floats[EXCESS], floats[PENALTY]
    clear(ints, floats, count)
    possible = True
    for at in range(count):
        but = ints[ints[BEFORE]] if at == 0 and count > 1 else ANY
        possible = possible and redraw(ints, floats, ints[ints[CELLS] + at], but, heat)
    if possible and (count == 1 or accepted(ints, energy(floats) - had, heat)):
        keep(ints, floats, count)
    else:
        undo(ints, floats, 0, broken, score)
        restore(ints, count)


@compiled
def counterpart(ints: Ints, choice: int, cell: int) -> int:
    """The choice of a cell that is of the same kind as `choice`; −1 for nothing, ANY when there is none."""
    if choice < 0:
        return -1
    for at in range(ints[ints[CELL_FIRST] + cell], ints[ints[CELL_FIRST] + cell + 1]):
        found = ints[ints[CELL] + at]
        if ints[ints[KIND] + found] == ints[ints[KIND] + choice]:
            return found
    return ANY


@compiled
def matched(ints: Ints, count: int) -> bool:
    """Find what each of two times `count` cells listed would hold in the other's place; whether it is possible."""
    differ = False
    for at in range(count):
        one, other = ints[ints[CELLS] + at], ints[ints[CELLS] + at + count]
        ours, theirs = ints[ints[HELD] + one], ints[ints[HELD] + other]
        gained, given = counterpart(ints, theirs, one), counterpart(ints, ours, other)
        ints[ints[AFTER] + at], ints[ints[AFTER] + at + count] = gained, given
        if gained == ANY or given == ANY:
            return False
        differ = differ or gained != ours
    return differ


@compiled
def exchange(ints: Ints, floats: Floats, count: int, heat: float) -> None:
    """Let pairs of the cells listed (each with the one `count` later) exchange what they hold."""
    if not matched(ints, count):
        return
    broken, had = ints[BROKEN], energy(floats)
    score = floats[VALUE], floats[EXCESS], floats[PENALTY]
    clear(ints, floats, 2 * count)
    for at in range(2 * count):
        cell, choice = ints[ints[CELLS] + at], ints[ints[AFTER] + at]
        if choice >= 0:
            ints[ints[HELD] + cell] = choice
            enter(ints, floats, choice, 1.0)
            settle(ints, floats, choice, ints[PLACE] + cell * ints[BREAKS], heat)
    if accepted(ints, energy(floats) - had, heat):
        keep(ints, floats, 2 * count)
    else:
        undo(ints, floats, 0, broken, score)
        restore(ints, 2 * count)


@compiled
def move_break(ints: Ints, floats: Floats, cell: int, heat: float) -> None:
    """Draw the place of one break of a cell anew, if it has any."""
    choice = ints[ints[HELD] + cell]
    if choice < 0:
        return
    first = ints[ints[PAUSE_FIRST] + choice]
    count = ints[ints[PAUSE_FIRST] + choice + 1] - first
    if count > 0:
        number = below(ints, count)
        at = ints[PLACE] + cell * ints[BREAKS] + number
        pause(ints, floats, ints[ints[PLACE_FIRST] + first + number] + ints[at], -1.0)
        ints[at] = place_break(ints, floats, first + number, heat)
        ints[ints[CELLS]] = cell
        keep(ints, floats, 1)


@compiled
def listed(ints: Ints, cell: int, kind: int) -> int:
    """List the cells to be drawn anew by a move of this kind about `cell`; how many, 0 when it comes to nothing."""
    days, cells = ints[DAYS], ints[CELLS]
    agent, day = cell // days, cell % days
    other, then = below(ints, ints[PEOPLE]), below(ints, days)
    ints[cells] = cell
    if kind == 0:
        return 1
    if kind == 1:
        ints[cells + 1] = other * days + day
        return 2 if other != agent else 0
    if kind == 2:
        ints[cells + 1] = agent * days + then
        return 2 if then != day else 0
    if kind == 3:
        ints[cells + 1] = other * days + day
        ints[cells + 2], ints[cells + 3] = agent * days + then, other * days + then
        return 4 if other != agent and then != day else 0
    count = min(2 + below(ints, 3), days - day)
    for at in range(count):
        ints[cells + at] = cell + at
    return count


@compiled
def listed_pairs(ints: Ints, cell: int) -> int:
    """List some days from `cell` on, then the same days of somebody else; how many days."""
    days, cells = ints[DAYS], ints[CELLS]
    other, day = below(ints, ints[PEOPLE]), cell % days
    count = min(1 + below(ints, 7), days - day)
    for at in range(count):
        ints[cells + at], ints[cells + count + at] = cell + at, other * days + day + at
    return count if other != cell // days else 0


@entrance
def run(ints: Ints, floats: Floats, steps: int, hot: float, cool: float) -> None:
    """So many moves while the heat falls from `hot` to `cool`."""
    heat, cooling = hot, (cool / hot) ** (1.0 / steps)
    for _ in range(steps):
        heat *= cooling
        cell = ints[ints[LIVE_CELLS] + below(ints, ints[LIVE])]
        drew, kind = chance(ints), 0
        while drew > floats[ints[MIX] + kind]:
            kind += 1
        if kind < 5:
            count = listed(ints, cell, kind)
            if count > 0:
                again(ints, floats, count, heat)
        elif kind == 5:
            exchange(ints, floats, listed_pairs(ints, cell), heat)
        else:
            move_break(ints, floats, cell, heat)

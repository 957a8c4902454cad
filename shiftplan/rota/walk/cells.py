"""What a person holds on a day: taken, given up and drawn with its breaks."""

import math

from shiftplan.rota.compiled import compiled
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.board import (
    ASIDE,
    BREAKS,
    BROKEN,
    CELL,
    CELL_FIRST,
    HELD,
    LIMIT,
    LOGGED,
    PAUSE_FIRST,
    PENALTY,
    PLACE,
    PLACE_FIRST,
    PLACES,
    PLAIN,
    PRICE,
    TRIAL,
    VALUE,
)
from shiftplan.rota.walk.parts import added, survey, weighed
from shiftplan.rota.walk.rows import undo
from shiftplan.rota.walk.runs import drawn, move

ANY = -2
"""In place of a choice that must not be drawn again: all may."""


@compiled
def settle(ints: Ints, floats: Floats, first: int, last: int, into: int, heat: float) -> None:
    """Draw places for the breaks `first` to `last` − 1 in turn, take them and write them at `into`."""
    for number in range(first, last):
        begin = ints[ints[PLACE_FIRST] + number]
        count = ints[ints[PLACE_FIRST] + number + 1] - begin
        drew = 0
        if count > 1:
            for at in range(count):
                floats[ints[PRICE] + at] = added(ints, floats, begin + at)
            drew = drawn(ints, floats, ints[PRICE], count, heat)
        ints[into + number - first] = drew
        move(ints, floats, begin + drew, 1.0)


@compiled
def turn(ints: Ints, floats: Floats, cell: int, choice: int, places: int, sign: float) -> None:
    """Take a choice (`sign` 1) or give it up (−1), its breaks as the whole numbers from `places` on say."""
    ints[ints[HELD] + cell] = choice if sign > 0.0 else -1
    move(ints, floats, choice, sign)
    first = ints[ints[PAUSE_FIRST] + choice]
    for number in range(first, ints[ints[PAUSE_FIRST] + choice + 1]):
        place = ints[places + number - first]
        ints[ints[PLACE] + cell * ints[BREAKS] + number - first] = place
        move(ints, floats, ints[ints[PLACE_FIRST] + number] + place, sign)


@compiled
def rested(ints: Ints, floats: Floats, first: int, last: int, into: int, heat: float) -> float:
    """Draw places as `settle` does, each as if its shift alone were taken, and take none; what they add."""
    total = 0.0
    for number in range(first, last):
        begin = ints[ints[PLACE_FIRST] + number]
        count = ints[ints[PLACE_FIRST] + number + 1] - begin
        drew = 0
        if count > 1:
            for at in range(count):
                floats[ints[PRICE] + at] = weighed(ints, floats, ints[ASIDE] + begin + at)
            drew = drawn(ints, floats, ints[PRICE], count, heat)
        ints[into + number - first] = drew
        total += weighed(ints, floats, ints[ASIDE] + begin + drew)
    return total


@compiled
def price(ints: Ints, floats: Floats, choice: int, places: int, heat: float) -> float:
    """What a choice of the cell surveyed last would add to value and penalty, its breaks' places drawn."""
    first, last = ints[ints[PAUSE_FIRST] + choice], ints[ints[PAUSE_FIRST] + choice + 1]
    if ints[ints[PLAIN] + choice]:
        alone = weighed(ints, floats, choice)
        if first == last or alone > floats[LIMIT]:
            return alone
        return alone + rested(ints, floats, first, last, places, heat)
    mark, score = ints[LOGGED], (floats[VALUE], floats[PENALTY], ints[BROKEN])
    move(ints, floats, choice, 1.0)
    settle(ints, floats, first, last, places, heat)
    cost: float = floats[VALUE] - score[0] + floats[PENALTY] - score[1]
    undo(ints, floats, mark, score)
    return cost


@compiled
def picked(ints: Ints, floats: Floats, cell: int, but: int, heat: float) -> int:
    """Draw for an empty cell one of its choices or nothing, not `but`, without taking it.

    Its number among the cell's choices, which are as many as the number of nothing; −1 when there is none.
    """
    first, after = ints[ints[CELL_FIRST] + cell], ints[ints[CELL_FIRST] + cell + 1]
    prices = ints[PRICE] + ints[PLACES]
    survey(ints, floats, cell)
    for at in range(first, after):
        choice, cost = ints[ints[CELL] + at], math.inf
        if choice != but:
            cost = price(ints, floats, choice, ints[TRIAL] + (at - first) * ints[BREAKS], heat)
        floats[prices + at - first] = cost
    floats[prices + after - first] = math.inf if but == -1 else 0.0
    return drawn(ints, floats, prices, after - first + 1, heat)


@compiled
def take(ints: Ints, floats: Floats, cell: int, drew: int) -> None:
    """Take what was picked for a cell."""
    first, after = ints[ints[CELL_FIRST] + cell], ints[ints[CELL_FIRST] + cell + 1]
    if drew < after - first:
        places = ints[TRIAL] + drew * ints[BREAKS]
        turn(ints, floats, cell, ints[ints[CELL] + first + drew], places, 1.0)


@compiled
def as_before(ints: Ints, cell: int, drew: int, held: int) -> bool:
    """Whether what was picked is what the cell held, its breaks where they are written for the cell."""
    first, after = ints[ints[CELL_FIRST] + cell], ints[ints[CELL_FIRST] + cell + 1]
    if drew >= after - first or ints[ints[CELL] + first + drew] != held:
        return bool(drew >= after - first and held < 0)
    breaks = ints[ints[PAUSE_FIRST] + held + 1] - ints[ints[PAUSE_FIRST] + held]
    for number in range(breaks):
        place = ints[ints[TRIAL] + drew * ints[BREAKS] + number]
        if place != ints[ints[PLACE] + cell * ints[BREAKS] + number]:
            return False
    return True

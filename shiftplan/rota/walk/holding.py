"""Choices and breaks taken, given up, priced and drawn, cell by cell."""

import math

from shiftplan.rota.compiled import compiled
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.board import (
    BREAKS,
    BROKEN,
    CELL,
    CELL_FIRST,
    COST,
    ENTRY,
    ENTRY_FIRST,
    ENTRY_WET,
    EXCESS,
    HELD,
    LESS,
    LOGGED,
    PAUSE_FIRST,
    PENALTY,
    PLACE,
    PLACE_COST,
    PLACE_FIRST,
    PLACE_PRICE,
    PRICE,
    SHARE,
    SPAN,
    SPAN_FIRST,
    SPAN_WET,
    TRIAL,
    VALUE,
)
from shiftplan.rota.walk.pricing import drawn, energy, move, weighed
from shiftplan.rota.walk.rows import undo

ANY = -2
"""In place of a choice that must not be drawn again: all may."""


@compiled
def enter(ints: Ints, floats: Floats, choice: int, sign: float) -> None:
    """Take a choice (`sign` 1) or give it up (−1), without its movable breaks."""
    floats[VALUE] += sign * floats[ints[COST] + choice]
    first = ints[ENTRY_FIRST] + choice
    run = ints[first], ints[ints[ENTRY_WET] + choice], ints[first + 1]
    move(ints, floats, run, ints[ENTRY], ints[SHARE], sign)


@compiled
def pause(ints: Ints, floats: Floats, place: int, sign: float) -> None:
    """Take a place for a break (`sign` 1) or give it up."""
    floats[VALUE] += sign * floats[ints[PLACE_COST] + place]
    first = ints[SPAN_FIRST] + place
    run = ints[first], ints[ints[SPAN_WET] + place], ints[first + 1]
    move(ints, floats, run, ints[SPAN], ints[LESS], -sign)


@compiled
def place_break(ints: Ints, floats: Floats, number: int, heat: float) -> int:
    """Draw a place for a break and take it; counted from the break's first."""
    first = ints[ints[PLACE_FIRST] + number]
    count = ints[ints[PLACE_FIRST] + number + 1] - first
    drew = 0
    if count > 1:
        for at in range(count):
            span = ints[SPAN_FIRST] + first + at
            run = ints[span], ints[ints[SPAN_WET] + first + at], ints[span + 1]
            cost = weighed(ints, floats, run, ints[SPAN], ints[LESS], -1.0)
            floats[ints[PLACE_PRICE] + at] = cost + floats[ints[PLACE_COST] + first + at]
        drew = drawn(ints, floats, ints[PLACE_PRICE], count, heat)
    pause(ints, floats, first + drew, 1.0)
    return drew


@compiled
def settle(ints: Ints, floats: Floats, choice: int, into: int, heat: float) -> None:
    """Draw places for all breaks of a choice, one after another, take them and write them at `into`."""
    first = ints[ints[PAUSE_FIRST] + choice]
    for number in range(first, ints[ints[PAUSE_FIRST] + choice + 1]):
        ints[into + number - first] = place_break(ints, floats, number, heat)


@compiled
def pause_all(ints: Ints, floats: Floats, choice: int, places: int, sign: float) -> None:
    """Take or give up the breaks of a choice where the whole numbers from `places` on say."""
    first = ints[ints[PAUSE_FIRST] + choice]
    for number in range(first, ints[ints[PAUSE_FIRST] + choice + 1]):
        pause(ints, floats, ints[ints[PLACE_FIRST] + number] + ints[places + number - first], sign)


@compiled
def hold(ints: Ints, floats: Floats, cell: int, choice: int, places: int) -> None:
    """Take a choice with its breaks at these places."""
    ints[ints[HELD] + cell] = choice
    for at in range(ints[BREAKS]):
        ints[ints[PLACE] + cell * ints[BREAKS] + at] = ints[places + at]
    enter(ints, floats, choice, 1.0)
    pause_all(ints, floats, choice, places, 1.0)


@compiled
def give_up(ints: Ints, floats: Floats, cell: int) -> None:
    """Leave a cell empty."""
    choice = ints[ints[HELD] + cell]
    if choice >= 0:
        ints[ints[HELD] + cell] = -1
        pause_all(ints, floats, choice, ints[PLACE] + cell * ints[BREAKS], -1.0)
        enter(ints, floats, choice, -1.0)


@compiled
def price(ints: Ints, floats: Floats, choice: int, places: int, heat: float) -> float:
    """What a choice would add to the energy, with places drawn for its breaks."""
    if ints[ints[PAUSE_FIRST] + choice] == ints[ints[PAUSE_FIRST] + choice + 1]:
        first = ints[ENTRY_FIRST] + choice
        run = ints[first], ints[ints[ENTRY_WET] + choice], ints[first + 1]
        direct: float = floats[ints[COST] + choice]
        return direct + weighed(ints, floats, run, ints[ENTRY], ints[SHARE], 1.0)
    mark, broken, had = ints[LOGGED], ints[BROKEN], energy(floats)
    score = floats[VALUE], floats[EXCESS], floats[PENALTY]
    enter(ints, floats, choice, 1.0)
    settle(ints, floats, choice, places, heat)
    cost = energy(floats) - had
    undo(ints, floats, mark, broken, score)
    return cost


@compiled
def redraw(ints: Ints, floats: Floats, cell: int, but: int, heat: float) -> bool:
    """Draw for an empty cell one of its choices or nothing, not `but`; whether there was any."""
    first = ints[ints[CELL_FIRST] + cell]
    count = ints[ints[CELL_FIRST] + cell + 1] - first
    for at in range(count):
        choice, places = ints[ints[CELL] + first + at], ints[TRIAL] + at * ints[BREAKS]
        if choice == but:
            floats[ints[PRICE] + at] = math.inf
        else:
            floats[ints[PRICE] + at] = price(ints, floats, choice, places, heat)
    floats[ints[PRICE] + count] = math.inf if but == -1 else 0.0
    drew = drawn(ints, floats, ints[PRICE], count + 1, heat)
    if 0 <= drew < count:
        hold(ints, floats, cell, ints[ints[CELL] + first + drew], ints[TRIAL] + drew * ints[BREAKS])
    return drew >= 0

"""What parts of runs would add: kept until a row of theirs changes, found again when it is asked for."""

from shiftplan.rota.compiled import compiled, inlined
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.board import (
    ACTIVITY,
    BESIDE,
    BROKEN,
    CELL_PARTS,
    COST,
    DRY,
    FED,
    HIGH,
    KNOWN,
    LISTED,
    LOGGED,
    LOW,
    PENALTY,
    ROW,
    RUN_FIRST,
    SHARE,
    STRETCH,
    SUM,
    SUMMED,
    VALUE,
    WATCHED,
    WEIGHT,
    WET_FIRST,
    WET_ROW,
    WET_SHARE,
)
from shiftplan.rota.walk.rows import run_on, undo, worth


@compiled
def asks(ints: Ints, floats: Floats, row: int, change: float) -> bool:
    """Whether a change runs on: it is asked of the ladder, goes over the high side, or amounts stand here."""
    at = ROW * (row + 1)
    before = floats[at + ACTIVITY]
    after = before + change
    low, high = (before, after) if before < after else (after, before)
    return bool(low < floats[at + LOW] or high > floats[at + HIGH] or ints[ints[FED] + row])


@compiled
def fresh(ints: Ints, floats: Floats, part: int) -> float:
    """What taking a part would add to value and penalty."""
    if part < ints[DRY]:
        at = ints[ints[WATCHED] + part]
        before = floats[at + ACTIVITY] + floats[ints[BESIDE] + part]
        had, broken = worth(ints, floats, at, before)
        costs, breaks = worth(ints, floats, at, before + floats[ints[SHARE] + part])
        gain: float = costs - had + floats[at + WEIGHT] * (breaks - broken)
        return gain
    mark, score = ints[LOGGED], (floats[VALUE], floats[PENALTY], ints[BROKEN])
    first = ints[WET_FIRST] + part - ints[DRY]
    for entry in range(ints[first], ints[first + 1]):
        row, change = ints[ints[WET_ROW] + entry], floats[ints[WET_SHARE] + entry]
        if asks(ints, floats, row, change):
            run_on(ints, floats, row, change)
    gain = floats[VALUE] - score[0] + floats[PENALTY] - score[1]
    undo(ints, floats, mark, score)
    return gain


@inlined
def gain(ints: Ints, floats: Floats, part: int) -> float:
    """What taking a part would add, found anew only if what it hangs on has changed."""
    at, now = ints[KNOWN] + 2 * part, floats[ints[ints[WATCHED] + part]]
    if floats[at] != now:
        floats[at], floats[at + 1] = now, fresh(ints, floats, part)
    return float(floats[at + 1])


@compiled
def survey(ints: Ints, floats: Floats, cell: int) -> None:
    """Sum up what the parts of a cell's list add, for `weighed`."""
    first, last = ints[ints[CELL_PARTS] + 2 * cell], ints[ints[CELL_PARTS] + 2 * cell + 1]
    sums, listed, total = ints[SUM] - first, ints[LISTED], 0.0
    ints[SUMMED] = sums
    for at in range(first, last):
        floats[sums + at] = total
        total += gain(ints, floats, ints[listed + at])
    floats[sums + last] = total


@compiled
def weighed(ints: Ints, floats: Floats, run: int) -> float:
    """What taking a run of the cell surveyed last would add to value and penalty."""
    cost: float = floats[ints[COST] + run]
    sums, first = ints[SUMMED], ints[RUN_FIRST] + run
    for at in range(ints[STRETCH] + 2 * ints[first], ints[STRETCH] + 2 * ints[first + 1], 2):
        cost += floats[sums + ints[at + 1]] - floats[sums + ints[at]]
    return cost


@compiled
def added(ints: Ints, floats: Floats, run: int) -> float:
    """What taking any run would add."""
    cost: float = floats[ints[COST] + run]
    first = ints[RUN_FIRST] + run
    for at in range(ints[STRETCH] + 2 * ints[first], ints[STRETCH] + 2 * ints[first + 1], 2):
        for place in range(ints[LISTED] + ints[at], ints[LISTED] + ints[at + 1]):
            cost += gain(ints, floats, ints[place])
    return cost

"""What a change of a row's activity costs, and how it runs on through amounts to other rows; all can be undone."""

from shiftplan.rota.compiled import compiled, entrance
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.board import (
    ACTIVITY,
    AMOUNTS,
    BROKEN,
    END,
    EXCESS,
    HIGH,
    KINK,
    KINK_FIRST,
    KINKS,
    LOG,
    LOGGED,
    LOW,
    MORE,
    OWN,
    OWN_FIRST,
    OWN_RANGE,
    PENALTY,
    RISE,
    ROW,
    STEP,
    STEP_FIRST,
    STEP_RANGE,
    TODO,
    TODO_SHARE,
    USE,
    USE_FIRST,
    USE_SHARE,
    VALUE,
    WAS,
    WEIGHT,
)

SLACK = 4e-7
"""A row is broken by more than this, a little less than the model's tolerance."""
EVEN = 1e-9
"""Demands that differ by less are one."""


@compiled
def soft(ints: Ints, floats: Floats, row: int, activity: float) -> float:
    """What the steps of a row cost at this activity."""
    at = ROW * (row + 1)
    missing = floats[at + LOW] - activity
    if missing <= 0.0:
        return 0.0
    cost: float = floats[at + RISE] * missing
    if missing > floats[at + KINK]:
        cost += floats[at + MORE] * (missing - floats[at + KINK])
        first = ints[KINK_FIRST] + row
        for more in range(ints[first], ints[first + 1]):
            kink = ints[KINKS] + 2 * more
            cost += floats[kink + 1] * max(0.0, missing - floats[kink])
    return cost


@compiled
def hard(floats: Floats, row: int, activity: float) -> float:
    """By how much a row is broken at this activity."""
    at = ROW * (row + 1)
    over: float = activity - floats[at + HIGH]
    if over > SLACK:
        return over
    under: float = floats[at + LOW] - activity - floats[at + END]
    return under if under > SLACK else 0.0


@compiled
def note(ints: Ints, floats: Floats, place: int, before: float) -> None:
    """Write down what stood in row `place`, or in amount −1 − `place`, before a change."""
    logged = ints[LOGGED]
    ints[ints[LOG] + logged] = place
    floats[ints[WAS] + logged] = before
    ints[LOGGED] = logged + 1


@compiled
def shift(ints: Ints, floats: Floats, row: int, change: float) -> None:
    """Change the activity of one row; no others."""
    at = ROW * (row + 1)
    before = floats[at + ACTIVITY]
    after = before + change
    note(ints, floats, row, before)
    floats[at + ACTIVITY] = after
    floats[VALUE] += soft(ints, floats, row, after) - soft(ints, floats, row, before)
    broken, breaks = hard(floats, row, before), hard(floats, row, after)
    if broken != breaks:
        floats[EXCESS] += breaks - broken
        floats[PENALTY] += floats[at + WEIGHT] * (breaks - broken)
        ints[BROKEN] += int(breaks > 0.0) - int(broken > 0.0)


@compiled
def filled(missing: float, begin: float, most: float) -> float:
    """How much of a step from `begin`, `most` long, is climbed."""
    return min(max(missing - begin, 0.0), most)


@compiled
def demanded(ints: Ints, floats: Floats, amount: int) -> float:
    """The most that the rows of an amount ask of it."""
    most: float = floats[ints[AMOUNTS] + 3 * amount + 2]
    first = ints[OWN_FIRST] + amount
    for at in range(ints[first], ints[first + 1]):
        row, span = ROW * (ints[ints[OWN] + at] + 1), ints[OWN_RANGE] + 2 * at
        missing = floats[row + LOW] - floats[row + ACTIVITY]
        most = max(most, filled(missing, floats[span], floats[span + 1]))
    return most


@compiled
def set_amount(ints: Ints, floats: Floats, amount: int, new: float, waiting: int) -> int:
    """Change an amount and let the rows in which it stands wait for theirs; how many wait then."""
    at = ints[AMOUNTS] + 3 * amount
    old = floats[at]
    note(ints, floats, -1 - amount, old)
    floats[at] = new
    floats[VALUE] += floats[at + 1] * (new - old)
    first = ints[USE_FIRST] + amount
    for use in range(ints[first], ints[first + 1]):
        ints[ints[TODO] + waiting] = ints[ints[USE] + use]
        floats[ints[TODO_SHARE] + waiting] = floats[ints[USE_SHARE] + use] * (new - old)
        waiting += 1
    return waiting


@compiled
def run_on(ints: Ints, floats: Floats, row: int, change: float) -> None:
    """Change the activity of a wet row, the amounts of its ladder, and the rows in which they stand."""
    ints[ints[TODO]], floats[ints[TODO_SHARE]] = row, change
    waiting = 1
    while waiting:
        waiting -= 1
        row, change = ints[ints[TODO] + waiting], floats[ints[TODO_SHARE] + waiting]
        at = ROW * (row + 1)
        before = floats[at + LOW] - floats[at + ACTIVITY]
        shift(ints, floats, row, change)
        after = floats[at + LOW] - floats[at + ACTIVITY]
        for step in range(ints[ints[STEP_FIRST] + row], ints[ints[STEP_FIRST] + row + 1]):
            amount, span = ints[ints[STEP] + step], ints[STEP_RANGE] + 2 * step
            old = floats[ints[AMOUNTS] + 3 * amount]
            was = filled(before, floats[span], floats[span + 1])
            new = filled(after, floats[span], floats[span + 1])
            if new < was and was >= old - EVEN:
                new = demanded(ints, floats, amount)
            elif new <= old:
                continue
            if new != old:
                waiting = set_amount(ints, floats, amount, new, waiting)


@compiled
def undo(ints: Ints, floats: Floats, mark: int, broken: int, score: tuple[float, float, float]) -> None:
    """Back to the `mark` in the log, where so many rows were broken and the score was this."""
    for at in range(ints[LOGGED] - 1, mark - 1, -1):
        place, was = ints[ints[LOG] + at], floats[ints[WAS] + at]
        if place >= 0:
            floats[ROW * (place + 1) + ACTIVITY] = was
        else:
            floats[ints[AMOUNTS] + 3 * (-1 - place)] = was
    ints[LOGGED], ints[BROKEN] = mark, broken
    floats[VALUE], floats[EXCESS], floats[PENALTY] = score


@entrance
def tally(ints: Ints, floats: Floats, rows: int) -> None:
    """Count anew which rows are broken, and by how much."""
    floats[EXCESS] = floats[PENALTY] = 0.0
    ints[BROKEN] = 0
    for row in range(rows):
        at = ROW * (row + 1)
        excess = hard(floats, row, floats[at + ACTIVITY])
        if excess > 0.0:
            floats[EXCESS] += excess
            floats[PENALTY] += excess * floats[at + WEIGHT]
            ints[BROKEN] += 1

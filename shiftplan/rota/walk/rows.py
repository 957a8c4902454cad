"""What a change of a row's activity costs, and how it runs on through amounts; all can be undone."""

from shiftplan.rota.compiled import compiled, inlined
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.board import (
    ACTIVITY,
    AMOUNTS,
    BROKEN,
    DUE,
    DUE_SHARE,
    END,
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


@inlined
def worth(ints: Ints, floats: Floats, at: int, activity: float) -> tuple[float, float]:
    """What the steps of the row that begins at `at` cost at this activity, and by how much it is broken."""
    missing = floats[at + LOW] - activity
    if missing <= 0.0:
        over = activity - floats[at + HIGH]
        return 0.0, (over if over > SLACK else 0.0)
    cost = floats[at + RISE] * missing
    if missing > floats[at + KINK]:
        cost += floats[at + MORE] * (missing - floats[at + KINK])
        first = ints[KINK_FIRST] + at // ROW - 1
        for kink in range(ints[KINKS] + 2 * ints[first], ints[KINKS] + 2 * ints[first + 1], 2):
            if missing > floats[kink]:
                cost += floats[kink + 1] * (missing - floats[kink])
    under = missing - floats[at + END]
    return cost, (under if under > SLACK else 0.0)


@compiled
def note(ints: Ints, floats: Floats, place: int, now: float) -> None:
    """Set a float, having written down what stood there."""
    logged = ints[LOGGED]
    ints[ints[LOG] + logged] = place
    floats[ints[WAS] + logged] = floats[place]
    ints[LOGGED] = logged + 1
    floats[place] = now


@inlined
def shift(ints: Ints, floats: Floats, at: int, change: float) -> None:
    """Change the activity of the row that begins at `at`; no others."""
    before = floats[at + ACTIVITY]
    note(ints, floats, at + ACTIVITY, before + change)
    cost, broken = worth(ints, floats, at, before)
    costs, breaks = worth(ints, floats, at, before + change)
    floats[VALUE] += costs - cost
    if broken != breaks:
        floats[PENALTY] += floats[at + WEIGHT] * (breaks - broken)
        ints[BROKEN] += (1 if breaks > 0.0 else 0) - (1 if broken > 0.0 else 0)


@compiled
def filled(missing: float, begin: float, most: float) -> float:
    """How much of a step from `begin`, `most` long, is climbed."""
    if missing <= begin:
        return 0.0
    if missing - begin >= most:
        return most
    return missing - begin


@compiled
def set_amount(ints: Ints, floats: Floats, amount: int, asked: float, waiting: int) -> int:
    """Set an amount to the most that its rows ask, at least `asked`; how many rows then wait for it."""
    at, first = ints[AMOUNTS] + 3 * amount, ints[OWN_FIRST] + amount
    old, new = floats[at], asked
    last = ints[first + 1] if asked < old else ints[first]
    for own in range(ints[first], last):
        row, span = ROW * (ints[ints[OWN] + own] + 1), ints[OWN_RANGE] + 2 * own
        fill = filled(floats[row + LOW] - floats[row + ACTIVITY], floats[span], floats[span + 1])
        new = max(new, fill)
    note(ints, floats, at, new)
    floats[VALUE] += floats[at + 1] * (new - old)
    first = ints[USE_FIRST] + amount
    for use in range(ints[first], ints[first + 1]):
        ints[ints[DUE] + waiting] = ints[ints[USE] + use]
        floats[ints[DUE_SHARE] + waiting] = floats[ints[USE_SHARE] + use] * (new - old)
        waiting += 1
    return waiting


@compiled
def run_on(ints: Ints, floats: Floats, row: int, change: float) -> None:
    """Change the activity of a wet row, the amounts of its ladder, and the rows in which they stand."""
    ints[ints[DUE]], floats[ints[DUE_SHARE]] = row, change
    waiting = 1
    while waiting:
        waiting -= 1
        row, change = ints[ints[DUE] + waiting], floats[ints[DUE_SHARE] + waiting]
        at = ROW * (row + 1)
        before = floats[at + LOW] - floats[at + ACTIVITY]
        shift(ints, floats, at, change)
        after = floats[at + LOW] - floats[at + ACTIVITY]
        for step in range(ints[ints[STEP_FIRST] + row], ints[ints[STEP_FIRST] + row + 1]):
            amount, span = ints[ints[STEP] + step], ints[STEP_RANGE] + 2 * step
            old = floats[ints[AMOUNTS] + 3 * amount]
            was = filled(before, floats[span], floats[span + 1])
            new = filled(after, floats[span], floats[span + 1])
            if new > old:
                waiting = set_amount(ints, floats, amount, new, waiting)
            elif new < was and was >= old - EVEN:
                least = floats[ints[AMOUNTS] + 3 * amount + 2]
                waiting = set_amount(ints, floats, amount, least, waiting)


@compiled
def undo(ints: Ints, floats: Floats, mark: int, score: tuple[float, float, int]) -> None:
    """Back to the `mark` in the log, where value, penalty and count of broken rows were this."""
    for at in range(ints[LOGGED] - 1, mark - 1, -1):
        floats[ints[ints[LOG] + at]] = floats[ints[WAS] + at]
    ints[LOGGED] = mark
    floats[VALUE], floats[PENALTY], ints[BROKEN] = score

"""What a change of a row's activity costs, and how it runs on through amounts to other rows; all can be undone."""

from shiftplan.rota.compiled import compiled
from shiftplan.rota.walk.board import (
    ACTIVITY,
    BROKEN,
    END,
    EXCESS,
    HIGH,
    KINK,
    LOGGED,
    LOW,
    MORE,
    PENALTY,
    RISE,
    VALUE,
    WEIGHT,
    Board,
)

SLACK = 4e-7
"""A row is broken by more than this, a little less than the model's tolerance."""


@compiled
def soft(board: Board, row: int, activity: float) -> float:
    """What the steps of a row cost at this activity."""
    at = board.rows[row]
    missing = at[LOW] - activity
    if missing <= 0.0:
        return 0.0
    cost = at[RISE] * missing
    if missing > at[KINK]:
        cost += at[MORE] * (missing - at[KINK])
        for more in range(board.kink_first[row], board.kink_first[row + 1]):
            if missing > board.kinks[more, 0]:
                cost += board.kinks[more, 1] * (missing - board.kinks[more, 0])
    return cost


@compiled
def hard(board: Board, row: int, activity: float) -> float:
    """By how much a row is broken at this activity."""
    at = board.rows[row]
    over = activity - at[HIGH]
    if over > SLACK:
        return over
    under = at[LOW] - activity - at[END]
    return under if under > SLACK else 0.0


@compiled
def note(board: Board, place: int, before: float) -> None:
    """Write down what stood in row `place`, or in amount −1 − `place`, before a change."""
    logged = board.count[LOGGED]
    board.log[logged] = place
    board.was[logged] = before
    board.count[LOGGED] = logged + 1


@compiled
def shift(board: Board, row: int, change: float) -> None:
    """Change the activity of one row; no others."""
    before = board.rows[row, ACTIVITY]
    after = before + change
    note(board, row, before)
    board.rows[row, ACTIVITY] = after
    broken, breaks = hard(board, row, before), hard(board, row, after)
    board.score[VALUE] += soft(board, row, after) - soft(board, row, before)
    if broken != breaks:
        board.score[EXCESS] += breaks - broken
        board.score[PENALTY] += board.rows[row, WEIGHT] * (breaks - broken)
        board.count[BROKEN] += (breaks > 0.0) - (broken > 0.0)


@compiled
def filled(missing: float, begin: float, most: float) -> float:
    """How much of a step from `begin`, `most` long, is climbed."""
    return min(max(missing - begin, 0.0), most)


@compiled
def demanded(board: Board, amount: int) -> float:
    """The most that the rows of an amount ask of it."""
    most = board.amounts[amount, 2]
    for at in range(board.own_first[amount], board.own_first[amount + 1]):
        row = board.own[at]
        missing = board.rows[row, LOW] - board.rows[row, ACTIVITY]
        most = max(most, filled(missing, board.own_range[at, 0], board.own_range[at, 1]))
    return most


@compiled
def run_on(board: Board, row: int, change: float) -> None:
    """Change the activity of a wet row, the amounts of its ladder, and the rows in which they stand."""
    board.todo[0], board.todo_share[0] = row, change
    waiting = 1
    while waiting:
        waiting -= 1
        row, change = board.todo[waiting], board.todo_share[waiting]
        before = board.rows[row, LOW] - board.rows[row, ACTIVITY]
        shift(board, row, change)
        after = board.rows[row, LOW] - board.rows[row, ACTIVITY]
        for at in range(board.step_first[row], board.step_first[row + 1]):
            amount = board.step[at]
            old = board.amounts[amount, 0]
            was = filled(before, board.step_range[at, 0], board.step_range[at, 1])
            new = filled(after, board.step_range[at, 0], board.step_range[at, 1])
            if new < was and was >= old:
                new = demanded(board, amount)
            elif new <= old:
                continue
            if new != old:
                note(board, -1 - amount, old)
                board.amounts[amount, 0] = new
                board.score[VALUE] += board.amounts[amount, 1] * (new - old)
                for use in range(board.use_first[amount], board.use_first[amount + 1]):
                    board.todo[waiting] = board.use[use]
                    board.todo_share[waiting] = board.use_share[use] * (new - old)
                    waiting += 1


@compiled
def undo(board: Board, mark: int, broken: int, value: float, excess: float, penalty: float) -> None:
    """Back to the `mark` in the log, where the score was this."""
    for at in range(board.count[LOGGED] - 1, mark - 1, -1):
        place = board.log[at]
        if place >= 0:
            board.rows[place, ACTIVITY] = board.was[at]
        else:
            board.amounts[-1 - place, 0] = board.was[at]
    board.count[LOGGED], board.count[BROKEN] = mark, broken
    board.score[VALUE], board.score[EXCESS], board.score[PENALTY] = value, excess, penalty

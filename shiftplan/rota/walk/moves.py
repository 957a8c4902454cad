"""The moves of a walk: cells given up and drawn anew, days exchanged between two people, breaks placed anew.

Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983): a change for the worse by c is kept with chance
exp(−c / heat). All that a person can take on a day instead is priced, and drawn with these chances.
"""

import math

from shiftplan.rota.compiled import compiled
from shiftplan.rota.problem import Ints
from shiftplan.rota.walk.board import BEST, BROKEN, CHANGED, EXCESS, LOGGED, PENALTY, VALUE, Board
from shiftplan.rota.walk.pricing import below, chance, drawn, energy, move, weighed
from shiftplan.rota.walk.rows import undo

ANY = -2
"""In place of a choice that must not be drawn again: all may."""
BETTER = 1e-9
"""By so much of itself the value must fall to be noted."""


@compiled
def enter(board: Board, choice: int, sign: float) -> None:
    """Take a choice (`sign` 1) or give it up (−1), without its movable breaks."""
    board.score[VALUE] += sign * board.cost[choice]
    entries = board.entry_first[choice], board.entry_wet[choice], board.entry_first[choice + 1]
    move(board, entries, board.entry, board.share, sign)


@compiled
def pause(board: Board, place: int, sign: float) -> None:
    """Take a place for a break (`sign` 1) or give it up."""
    board.score[VALUE] += sign * board.place_cost[place]
    entries = board.span_first[place], board.span_wet[place], board.span_first[place + 1]
    move(board, entries, board.span, board.less, -sign)


@compiled
def place_break(board: Board, number: int, heat: float) -> int:
    """Draw a place for a break and take it; counted from the break's first."""
    first = board.place_first[number]
    count = board.place_first[number + 1] - first
    if count > 1:
        for at in range(count):
            place = first + at
            entries = board.span_first[place], board.span_wet[place], board.span_first[place + 1]
            cost = weighed(board, entries, board.span, board.less, -1.0)
            board.place_price[at] = cost + board.place_cost[place]
        at = drawn(board, board.place_price, count, heat)
    else:
        at = 0
    pause(board, first + at, 1.0)
    return at


@compiled
def settle(board: Board, choice: int, places: Ints, heat: float) -> None:
    """Draw places for all breaks of a choice, one after another, and take them."""
    first = board.pause_first[choice]
    for number in range(first, board.pause_first[choice + 1]):
        places[number - first] = place_break(board, number, heat)


@compiled
def hold(board: Board, cell: int, choice: int, places: Ints) -> None:
    """Take a choice with its breaks at these places; −1 is nothing."""
    board.held[cell] = choice
    if choice >= 0:
        enter(board, choice, 1.0)
        first = board.pause_first[choice]
        for number in range(first, board.pause_first[choice + 1]):
            board.place[cell, number - first] = places[number - first]
            pause(board, board.place_first[number] + places[number - first], 1.0)


@compiled
def give_up(board: Board, cell: int) -> None:
    """Leave a cell empty."""
    choice = board.held[cell]
    if choice >= 0:
        board.held[cell] = -1
        first = board.pause_first[choice]
        for number in range(first, board.pause_first[choice + 1]):
            pause(board, board.place_first[number] + board.place[cell, number - first], -1.0)
        enter(board, choice, -1.0)


@compiled
def price(board: Board, choice: int, places: Ints, heat: float) -> float:
    """What a choice would add to the energy, with places drawn for its breaks."""
    if board.pause_first[choice] == board.pause_first[choice + 1]:
        entries = board.entry_first[choice], board.entry_wet[choice], board.entry_first[choice + 1]
        return board.cost[choice] + weighed(board, entries, board.entry, board.share, 1.0)
    mark, broken, had = board.count[LOGGED], board.count[BROKEN], energy(board)
    value, excess, penalty = board.score[VALUE], board.score[EXCESS], board.score[PENALTY]
    enter(board, choice, 1.0)
    settle(board, choice, places, heat)
    cost = energy(board) - had
    undo(board, mark, broken, value, excess, penalty)
    return cost


@compiled
def redraw(board: Board, cell: int, but: int, heat: float) -> bool:
    """Draw for an empty cell one of its choices or nothing, not `but`; whether there was any."""
    first = board.cell_first[cell]
    count = board.cell_first[cell + 1] - first
    for at in range(count):
        choice = board.cell[first + at]
        board.price[at] = math.inf if choice == but else price(board, choice, board.trial[at], heat)
    board.price[count] = math.inf if but == -1 else 0.0
    at = drawn(board, board.price, count + 1, heat)
    if 0 <= at < count:
        hold(board, cell, board.cell[first + at], board.trial[at])
    return at >= 0


@compiled
def keep(board: Board, cells: Ints, count: int) -> None:
    """Make the changes of these cells lasting; note the draft when it is the best."""
    board.count[LOGGED] = 0
    for at in range(count):
        if not board.marked[cells[at]]:
            board.marked[cells[at]] = 1
            board.changed[board.count[CHANGED]] = cells[at]
            board.count[CHANGED] += 1
    if board.count[BROKEN] == 0 and board.score[VALUE] < board.score[BEST] - BETTER * abs(board.score[VALUE]):
        for at in range(board.count[CHANGED]):
            cell = board.changed[at]
            board.marked[cell] = 0
            board.best_held[cell] = board.held[cell]
            board.best_place[cell] = board.place[cell]
        board.count[CHANGED] = 0
        board.score[BEST] = board.score[VALUE]


@compiled
def again(board: Board, cells: Ints, count: int, heat: float) -> None:
    """Give up `count` cells and draw each anew, the first of several for something else."""
    broken, had = board.count[BROKEN], energy(board)
    value, excess, penalty = board.score[VALUE], board.score[EXCESS], board.score[PENALTY]
    for at in range(count):
        board.before[at] = board.held[cells[at]]
        board.before_place[at] = board.place[cells[at]]
        give_up(board, cells[at])
    possible = True
    for at in range(count):
        but = board.before[0] if at == 0 and count > 1 else ANY
        possible = possible and redraw(board, cells[at], but, heat)
    worse = energy(board) - had
    if possible and (count == 1 or worse <= 0.0 or chance(board) < math.exp(-worse / heat)):
        keep(board, cells, count)
    else:
        undo(board, 0, broken, value, excess, penalty)
        for at in range(count):
            board.held[cells[at]] = board.before[at]
            board.place[cells[at]] = board.before_place[at]


@compiled
def counterpart(board: Board, choice: int, cell: int) -> int:
    """The choice of a cell that is of the same kind as `choice`; −1 for nothing, ANY when there is none."""
    if choice < 0:
        return -1
    for at in range(board.cell_first[cell], board.cell_first[cell + 1]):
        if board.kind[board.cell[at]] == board.kind[choice]:
            return board.cell[at]
    return ANY


@compiled
def exchange(board: Board, cells: Ints, count: int, heat: float) -> None:
    """Let pairs of cells (each with the one `count` later) exchange what they hold."""
    alike = True
    for at in range(count):
        one, other = cells[at], cells[at + count]
        board.after[at] = counterpart(board, board.held[other], one)
        board.after[at + count] = counterpart(board, board.held[one], other)
        if board.after[at] == ANY or board.after[at + count] == ANY:
            return
        alike = alike and board.held[one] < 0 and board.held[other] < 0
    if alike:
        return
    broken, had = board.count[BROKEN], energy(board)
    value, excess, penalty = board.score[VALUE], board.score[EXCESS], board.score[PENALTY]
    for at in range(2 * count):
        board.before[at] = board.held[cells[at]]
        board.before_place[at] = board.place[cells[at]]
        give_up(board, cells[at])
    for at in range(2 * count):
        if board.after[at] >= 0:
            board.held[cells[at]] = board.after[at]
            enter(board, board.after[at], 1.0)
            settle(board, board.after[at], board.place[cells[at]], heat)
    worse = energy(board) - had
    if worse <= 0.0 or chance(board) < math.exp(-worse / heat):
        keep(board, cells, 2 * count)
    else:
        undo(board, 0, broken, value, excess, penalty)
        for at in range(2 * count):
            board.held[cells[at]] = board.before[at]
            board.place[cells[at]] = board.before_place[at]


@compiled
def move_break(board: Board, cell: int, heat: float) -> None:
    """Draw the place of one break of a cell anew."""
    choice = board.held[cell]
    first = board.pause_first[choice]
    at = below(board, board.pause_first[choice + 1] - first)
    pause(board, board.place_first[first + at] + board.place[cell, at], -1.0)
    board.place[cell, at] = place_break(board, first + at, heat)
    board.cells[0] = cell
    keep(board, board.cells, 1)


@compiled
def run(board: Board, days: int, steps: int, hot: float, cool: float) -> None:
    """So many moves while the heat falls from `hot` to `cool`."""
    heat, cooling = hot, (cool / hot) ** (1.0 / steps)
    people = len(board.held) // days
    cells = board.cells
    for _ in range(steps):
        heat *= cooling
        cell = board.live[below(board, len(board.live))]
        agent, day = cell // days, cell % days
        kind = chance(board)
        if kind < board.mix[0]:
            cells[0] = cell
            again(board, cells, 1, heat)
        elif kind < board.mix[1]:
            cells[0], cells[1] = cell, below(board, people) * days + day
            if cells[1] != cell:
                again(board, cells, 2, heat)
        elif kind < board.mix[2]:
            cells[0], cells[1] = cell, agent * days + below(board, days)
            if cells[1] != cell:
                again(board, cells, 2, heat)
        elif kind < board.mix[3]:
            other, then = below(board, people), below(board, days)
            if other != agent and then != day:
                cells[0], cells[1] = cell, other * days + day
                cells[2], cells[3] = agent * days + then, other * days + then
                again(board, cells, 4, heat)
        elif kind < board.mix[4]:
            count = min(2 + below(board, 3), days - day)
            for at in range(count):
                cells[at] = cell + at
            again(board, cells, count, heat)
        elif kind < board.mix[5]:
            other = below(board, people)
            count = min(1 + below(board, 7), days - day)
            if other != agent:
                for at in range(count):
                    cells[at] = cell + at
                    cells[at + count] = other * days + day + at
                exchange(board, cells, count, heat)
        elif board.held[cell] >= 0 and board.pause_first[board.held[cell]] < board.pause_first[board.held[cell] + 1]:
            move_break(board, cell, heat)

"""Who goes finishes what he holds: those contacts leave the queue with him."""

from collections.abc import Iterable

import numpy as np

from shiftplan.queueing.transient import State
from shiftplan.staffing.reliefs.crew import Crew
from shiftplan.staffing.reliefs.situation import Head


def share_going(
    heads: Iterable[Head], second: float, online: float, before: Crew, more_agents: float
) -> float:
    """The share of the windows `before` whose people go at a second. `more_agents` is what reliefs change
    then: below zero they take people away, above it they keep some who would have gone.
    """
    if not before.windows:
        return 0.0
    going = online * sum(head.windows for head in heads if head.ends == second)
    going -= more_agents * before.windows / before.worth
    return min(max(going / before.windows, 0.0), 1.0)


def parted(state: State, windows: int, share: float) -> State:
    """The state after a share of its `windows` has gone, each with as many contacts as the others: with m
    there, share·min(m, windows) go, a whole number on each side of it.
    """
    if share <= 0:
        return state
    there = np.arange(state.low, state.high, dtype=np.float64)
    left = there - share * np.minimum(there, windows)
    down = np.floor(left).astype(np.int64)
    low, up = int(down.min()), left - down
    size = int(down.max()) - low + 2
    chances = np.bincount(down - low, state.chances * (1 - up), minlength=size).astype(np.float64)
    chances += np.bincount(down - low + 1, state.chances * up, minlength=size)
    return State(low, chances)

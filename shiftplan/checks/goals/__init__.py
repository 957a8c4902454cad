"""The goals, one a file: each counts what a rota does to it and yields its terms.

A goal of which the plan says nothing, neither by a weight nor by a statement, yields no term.
"""

from collections.abc import Callable, Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.goals import (
    change,
    cover,
    fairness,
    heads,
    hours,
    labour_cost,
    sessions,
    shares,
    starts,
    ties,
    wish,
)
from shiftplan.domain.outcome import Term

GOALS: tuple[Callable[[Case], Iterator[Term]], ...] = (
    cover.count,
    hours.count,
    wish.count,
    fairness.count,
    shares.count,
    labour_cost.count,
    starts.count,
    heads.count,
    ties.count,
    sessions.count,
    change.count,
)
"""In the order in which the terms are shown."""

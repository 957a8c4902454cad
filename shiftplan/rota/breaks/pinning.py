"""Locked shifts keep their breaks where they are."""

from collections import defaultdict
from functools import cached_property

import numpy as np

from shiftplan.rota.problem import Problem

Pins = dict[int, int]
"""By agent the number of the place at which a break stays."""


class Pinned:
    """The breaks of the locked shifts of a problem's start."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem

    def places(self, duty: int, post: int, day: int, number: int) -> Pins:
        """Who is locked into this duty and post on this day, and at which place this break stays."""
        shift, step = self._problem.duties[duty], self._problem.plan.grid.minutes
        places = np.array(shift.breaks[number].places(step))
        return {
            agent: int(
                np.abs(places - (breaks[number] if breaks else shift.breaks[number].after_minutes)).argmin()
            )
            for agent, breaks in self._locked.get((duty, post, day), {}).items()
        }

    @cached_property
    def _locked(self) -> dict[tuple[int, int, int], dict[int, tuple[int, ...]]]:
        found: dict[tuple[int, int, int], dict[int, tuple[int, ...]]] = defaultdict(dict)
        start = self._problem.start
        for assignment in start.assignments:
            choice = self._problem.choice(assignment) if assignment.cell in start.locks else None
            if choice is not None:
                agent, day, duty, post = (int(part) for part in np.unravel_index(choice, self._problem.shape))
                found[duty, post, day][agent] = assignment.breaks
        return found

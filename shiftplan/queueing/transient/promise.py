"""What must hold in an interval, and how far an outcome is from it."""

import math
from dataclasses import dataclass

from scipy.special import ndtri

from shiftplan.queueing.checked import check_abandon, check_cap
from shiftplan.queueing.goal import Goal
from shiftplan.queueing.out_of_reach import reply_takes_longer
from shiftplan.queueing.required import Binding
from shiftplan.queueing.transient.passed import Passed

FURTHEST = 8.0


@dataclass(frozen=True)
class Promise:
    """Every goal, in the whole interval or (`every_piece`) in each of its pieces; at most `max_abandon` of
    those who come leave; windows are busy at most `occupancy_cap` of the time.

    Raises BadInput for shares that are none; Unreachable for a goal that no number of agents can keep.
    """

    goals: tuple[Goal, ...]
    occupancy_cap: float
    max_abandon: float | None
    every_piece: bool

    def __post_init__(self) -> None:
        for goal in self.goals:
            goal.check()
            if goal.too_soon:
                raise reply_takes_longer(goal)
        check_cap(self.occupancy_cap)
        if self.max_abandon is not None:
            check_abandon(self.max_abandon)

    def margin(self, passed: Passed) -> float:
        """What is left above the promise, below zero when it is broken: the least over its parts, in
        standard deviations of a normal law, on which scale shares are nearly straight in the agents.
        """
        if passed.offered <= 0:
            return self._of_cap(passed)
        return min(self._of_goals(passed), self._of_abandon(passed), self._of_cap(passed))

    def missed(self, passed: Passed) -> float:
        """How much of the goals' shares is missing at most; below zero when all are reached."""
        told = passed.pieces if self.every_piece else (passed,)
        misses = [goal.share - part.level(goal) for part in told if part.offered > 0 for goal in self.goals]
        return max(misses, default=-math.inf)

    def binding(self, fewer: Passed | None) -> Binding:
        """What one agent fewer would break: a goal before the share that leaves, that before the cap."""
        if fewer is None or fewer.offered <= 0:
            return "target" if self.goals else "occupancy"
        if self._of_goals(fewer) < 0:
            return "target"
        return "abandon" if self._of_abandon(fewer) < 0 else "occupancy"

    def only_goals_missed(self, passed: Passed) -> bool:
        return min(self._of_abandon(passed), self._of_cap(passed)) >= 0

    def _of_goals(self, passed: Passed) -> float:
        told = passed.pieces if self.every_piece else (passed,)
        margins = [
            _apart(part.level(goal), goal.share) for part in told if part.offered > 0 for goal in self.goals
        ]
        return min(margins, default=FURTHEST)

    def _of_abandon(self, passed: Passed) -> float:
        if self.max_abandon is None:
            return FURTHEST
        return _apart(1 - passed.abandon, 1 - self.max_abandon)

    def _of_cap(self, passed: Passed) -> float:
        if self.occupancy_cap >= 1:
            return FURTHEST
        return _apart(1 - passed.occupancy, 1 - self.occupancy_cap)


def _apart(share: float, least: float) -> float:
    """The sign is that of share − least to the last digit."""
    if share == least:
        return 0.0
    apart = _normal(share) - _normal(least)
    return math.copysign(max(abs(apart), 1e-12), share - least)


def _normal(share: float) -> float:
    return float(min(max(ndtri(min(max(share, 0.0), 1.0)), -FURTHEST), FURTHEST))

"""Steps through time, as long as their error allows, on a window of states that widens when it must."""

from dataclasses import dataclass

import numpy as np

from shiftplan.queueing.transient.line import Array, Line
from shiftplan.queueing.transient.rational import ORDER, Chain
from shiftplan.queueing.transient.slope import Slope

EDGE = 1e-11
"""More than this chance at the edge of the window widens it."""
WIDER = 0.25
SAFETY, LEAST, MOST = 0.8, 0.2, 4.0
INSTANT = 1e-9
"""A rest of a piece as short as this share of it is none."""


@dataclass(frozen=True, eq=False)
class Step:
    """One accepted step: from state `low` up, the chances after it, the seconds spent in each state, and
    the contacts that came in each.
    """

    low: int
    seconds: float
    chances: Array
    spent: Array
    met: Array
    doubt: float

    @property
    def high(self) -> int:
        return self.low + len(self.chances)


class Walk:
    """A state on its way; `low` and `chances` are where it stands, on a window that only widens."""

    def __init__(self, line: Line, agents: int, low: int, chances: Array, tolerance: float) -> None:
        self._line, self._agents, self._tolerance = line, agents, tolerance
        self.low, self.chances = low, chances
        self._chain = self._on_window()
        self._ahead = tolerance ** (1 / ORDER) / line.fastest

    @property
    def high(self) -> int:
        return self.low + len(self.chances)

    def through(self, slope: Slope) -> list[Step]:
        """The steps of one piece of time."""
        steps: list[Step] = []
        done, longest = 0.0, slope.longest_step(self._tolerance, self._line.fastest)
        while slope.seconds - done > INSTANT * slope.seconds:
            steps.append(self._accepted(slope, done, longest))
            self.chances = steps[-1].chances
            done += steps[-1].seconds
        return steps

    def _accepted(self, slope: Slope, done: float, longest: float) -> Step:
        while True:
            seconds = self._fitting(slope.seconds - done, longest)
            step = self._tried(slope, done, seconds)
            if self._at_edge(step):
                self._widen()
                continue
            change = SAFETY * (self._tolerance / max(step.doubt, 1e-30)) ** (1 / ORDER)
            ahead = seconds * min(max(change, LEAST), MOST)
            if step.doubt <= self._tolerance:
                self._ahead = max(self._ahead, ahead) if seconds < self._ahead else ahead
                return step
            self._ahead = ahead

    def _fitting(self, rest: float, longest: float) -> float:
        """The next step, so that no sliver is left for the one after it."""
        seconds = min(self._ahead, longest)
        if seconds >= rest:
            return rest
        return rest / 2 if 2 * seconds > rest else seconds

    def _tried(self, slope: Slope, done: float, seconds: float) -> Step:
        (births, lasting), *second = slope.halves(done, seconds)
        chances, spent, doubt = self._chain.step(self.chances, births, lasting)
        met = births * spent
        for births, lasting in second:
            chances, time, missed = self._chain.step(chances, births, lasting)
            spent, met, doubt = spent + time, met + births * time, doubt + missed
        if chances.min() < 0:
            doubt -= float(chances[chances < 0].sum())
            chances = np.maximum(chances, 0.0)
            chances /= chances.sum()
        return Step(self.low, seconds, chances, spent, met, doubt)

    def _at_edge(self, step: Step) -> bool:
        return bool(step.chances[-1] > EDGE or (self.low > 0 and step.chances[0] > EDGE))

    def _widen(self) -> None:
        """By a quarter on both sides: the step is short, so that one side is seldom far off."""
        more = 32 + int(WIDER * len(self.chances))
        before = min(more, self.low)
        self.chances = np.pad(self.chances, (before, more))
        self.low -= before
        self._chain = self._on_window()

    def _on_window(self) -> Chain:
        window = self._agents, self.low, self.high
        return Chain(self._line.departures(*window), self._line.admits(*window))

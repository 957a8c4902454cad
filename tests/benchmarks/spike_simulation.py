"""The spike, contact by contact: a simulation that shares nothing with the formulas.

Many nights run side by side in arrays. Every contact draws its own patience and keeps its place in the queue;
agents hold what they hold, the one with fewest takes the next. A candidate event (arrival or end) comes to
each night after an exponential time and is thinned to the rate of the moment. What ends a wait is found when
somebody is taken from the queue, so that leaving needs no event of its own.

Most of what makes one night differ from another is how many came and how many ended beyond what was to be
expected of the moment. Both are known and zero on average, so their share in the outcome is taken off
(control variates; Glasserman 2004, Monte Carlo Methods in Financial Engineering, 4.1).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from shiftplan.errors import BadInput
from shiftplan.language import say

SEGMENT = 150.0
MEMORY = 5400.0
"""Seconds before an interval whose surprises still count in it."""
ROOM = 8192  # contacts waiting at one time


@dataclass(frozen=True)
class Night:
    """What is simulated, times in seconds: `agents` by interval from `begin` to `end`, where the last one
    ends even if it is not whole.
    """

    rate: Callable[[np.ndarray], np.ndarray]
    """Contacts a second at some moments."""
    begin: float
    end: float
    interval: float
    agents: Sequence[int]
    aht: Sequence[float]
    patience: float
    within: float


@dataclass(frozen=True)
class Served:
    """Means of the share answered in time by interval, and their standard errors."""

    level: np.ndarray
    error: np.ndarray


def simulate(night: Night, nights: int, seed: int) -> Served:
    """So many independent nights, after a warm-up at the first rate with the first agents."""
    crowd = _Crowd(night, nights, np.random.default_rng(seed))
    first, count = night.begin, len(night.agents)
    crowd.staff(night.agents[0])
    crowd.through(first - max(7200.0, 8 * max(night.aht)), first, None)
    for number, agents in enumerate(night.agents):
        crowd.staff(agents)
        start = first + number * night.interval
        crowd.through(start, min(start + night.interval, night.end), number)
    crowd.through(crowd.now, crowd.now + night.within, None)
    reach = 1 + round(MEMORY / night.interval)
    return _judged(crowd.offered[:, :count], crowd.in_time[:, :count], crowd.surprise[:, :count], reach)


def _judged(offered: np.ndarray, in_time: np.ndarray, surprise: np.ndarray, reach: int) -> Served:
    """Ratios of means, less what the surprises of this and the `reach` intervals before it explain; with the
    error of what is left.
    """
    level = in_time.sum(axis=0) / offered.sum(axis=0)
    off, error = (in_time - level * offered) / offered.mean(axis=0), np.zeros_like(level)
    for number in range(len(level)):
        known = surprise[:, max(0, number - reach) : number + 1].reshape(len(offered), -1)
        known = np.column_stack([np.ones(len(known)), known])
        weights = np.linalg.lstsq(known, off[:, number], rcond=None)[0]
        rest, free = off[:, number] - known @ weights, len(known) - known.shape[1]
        level[number] += weights[0]
        error[number] = np.sqrt(rest @ rest / free / len(known))
    return Served(level, error)


class _Crowd:
    """All nights at one moment. `held[n, j]` agents of night n hold j contacts; the queue is a ring of
    arrival, moment of leaving, and interval (the last column for those who do not count).
    """

    def __init__(self, night: Night, nights: int, random: np.random.Generator) -> None:
        self.night, self.random, self.now = night, random, night.begin
        windows, count = len(night.aht), len(night.agents)
        self.paces = np.array([0.0, *(held / aht for held, aht in enumerate(night.aht, start=1))])
        self.rows = np.arange(nights)
        self.held = np.zeros((nights, windows + 1), dtype=np.int64)
        self.head, self.tail = np.zeros(nights, dtype=np.int64), np.zeros(nights, dtype=np.int64)
        self.came, self.leaves = np.zeros((nights, ROOM)), np.zeros((nights, ROOM))
        self.counts = np.full((nights, ROOM), count, dtype=np.int32)
        self.offered, self.in_time = np.zeros((nights, count + 1)), np.zeros((nights, count + 1))
        self.surprise = np.zeros((nights, count + 1, 2))

    def staff(self, agents: int) -> None:
        """Contacts are spread evenly over the agents there are; those beyond all windows wait again, in
        front, patient anew, and are not counted a second time.
        """
        windows = len(self.night.aht)
        served = self.held @ np.arange(windows + 1)
        kept = np.minimum(served, agents * windows)
        each, more = np.divmod(kept, agents)
        self.held[:] = 0
        self.held[self.rows, each] += agents - more
        self.held[self.rows, np.minimum(each + 1, windows)] += more
        for _ in range(int((served - kept).max())):
            self._put_back(self.rows[served > kept])
            served[served > kept] -= 1
        self._take(self.rows, np.full(len(self.rows), self.now))

    def _put_back(self, rows: np.ndarray) -> None:
        self.head[rows] -= 1
        place = self.head[rows] % ROOM
        self.came[rows, place] = self.now
        self.leaves[rows, place] = self.now + self.random.exponential(self.night.patience, len(rows))
        self.counts[rows, place] = len(self.night.agents)

    def through(self, start: float, end: float, interval: int | None) -> None:
        counted = len(self.night.agents) if interval is None else interval
        frozen = interval is None and start < self.night.begin
        for begin in np.arange(start, end, SEGMENT):
            self._segment(begin, min(begin + SEGMENT, end), counted, frozen=frozen)
        self.now = end

    def _segment(self, begin: float, end: float, counted: int, *, frozen: bool) -> None:
        looks = np.linspace(begin, end, 13)
        most = float(self.night.rate(np.full_like(looks, self.night.begin) if frozen else looks).max())
        busiest = self.held.sum(axis=1)[0] * self.paces.max()
        moments = np.full(len(self.rows), begin)
        while True:
            moments += self.random.exponential(1 / (most + busiest), len(moments))
            if moments.min() >= end:
                return
            draw = self.random.random(len(moments)) * (most + busiest)
            on = moments < end
            rates = np.full_like(moments, most) if frozen else self.night.rate(moments)
            ending = self.held @ self.paces
            comes, ends = on & (draw < rates), on & (draw >= most) & (draw < most + ending)
            self.surprise[:, counted, 0] += comes - on * rates / (most + busiest)
            self.surprise[:, counted, 1] += ends - on * ending / (most + busiest)
            self._arrive(self.rows[comes], moments, counted)
            self._end(self.rows[ends], draw - most, moments)

    def _arrive(self, rows: np.ndarray, moments: np.ndarray, counted: int) -> None:
        place = self.tail[rows] % ROOM
        self.came[rows, place] = moments[rows]
        self.leaves[rows, place] = moments[rows] + self.random.exponential(self.night.patience, len(rows))
        self.counts[rows, place] = counted
        self.tail[rows] += 1
        if (self.tail - self.head).max() > ROOM:
            raise BadInput(say("more than {most:,} contacts wait at one time in the simulation", most=ROOM))
        self.offered[rows, counted] += 1
        self._take(rows, moments)

    def _end(self, rows: np.ndarray, draw: np.ndarray, moments: np.ndarray) -> None:
        """One contact ends at an agent with j of them, j by the rates of the levels."""
        ladder = np.cumsum(self.held[rows] * self.paces, axis=1)
        level = (draw[rows, None] >= ladder[:, :-1]).sum(axis=1)
        self.held[rows, level] -= 1
        self.held[rows, level - 1] += 1
        self._take(rows, moments)

    def _take(self, rows: np.ndarray, moments: np.ndarray) -> None:
        """From the front of the queue while a window is free; who has left by then is passed over."""
        while True:
            rows = rows[(self.head[rows] < self.tail[rows]) & (self.held[rows, :-1].sum(axis=1) > 0)]
            if not len(rows):
                return
            place = self.head[rows] % ROOM
            self.head[rows] += 1
            stayed = self.leaves[rows, place] > moments[rows]
            taken, place = rows[stayed], place[stayed]
            quick = moments[taken] - self.came[taken, place] <= self.night.within
            self.in_time[taken, self.counts[taken, place]] += quick
            level = (self.held[taken] > 0).argmax(axis=1)
            self.held[taken, level] -= 1
            self.held[taken, level + 1] += 1

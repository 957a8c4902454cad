"""Work with a deadline carried on from where it stands: a fluid, done in order of arrival.

Contacts come, and are done while anything is there, evenly within each slot. With A(x) come by x, C(x) that
could be done by x, and D(x) = A(x − deadline) due by x, what is done by x since s, when it was d, is
d + C(x) − C(s) − max(0, max over u in [s, x] of d + C(u) − C(s) − A(u)) (the reflection of Skorokhod; all
three are straight between the points looked at, so the maximum lies on one of them). Everything is done in
time exactly if C(y) − C(x) ≥ D(y) − A(x) for all x ≤ y (Hall's condition, as in `levelling`).
Loads numpy: import it where something is computed.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from shiftplan.domain.traffic import Series

Floats = NDArray[np.float64]
SPECK = 1e-6
"""Of a contact: what is lost in rounding."""


@dataclass(frozen=True)
class Course:
    """Slots from the plan's begin to its end; times are in slots. `backlog` contacts are there at 0,
    `contacts[i]` come in slot i, `can[i]` can be done in it, each is due `deadline` after it came. What is
    open is known at `known_at`: it was `known`; before that nothing matters. It is `now`, and `end` is how
    far is looked.
    """

    backlog: float
    contacts: Series
    can: Series
    deadline: float
    known_at: float
    known: float
    now: float
    end: int

    @cached_property
    def _edges(self) -> Floats:
        return np.arange(len(self.contacts) + 1.0)

    @cached_property
    def _come(self) -> Floats:
        """Come by each edge; more were open than can have come: they are older than the plan."""
        come = self.backlog + np.concatenate([[0.0], np.cumsum(self.contacts)])
        return np.asarray(come + max(0.0, self.known - float(np.interp(self.known_at, self._edges, come))))

    @cached_property
    def _could(self) -> Floats:
        return np.concatenate([[0.0], np.cumsum(self.can)])

    @cached_property
    def points(self) -> Floats:
        """From when it is known on, every moment at which a rate changes, or the last contact is done."""
        told = np.array([self.known_at, self.now])
        points = np.unique(np.concatenate([self._edges, self._edges + self.deadline, told]))
        points = points[(points >= self.known_at) & (points <= len(self.contacts))]
        still = self.come(points) - self._done_by(points)
        gained = np.diff(self.could(points)) - np.diff(self.come(points))
        ends = (still[:-1] > SPECK) & (still[1:] <= SPECK) & (gained > SPECK)
        share = still[:-1][ends] / gained[ends]
        return np.asarray(np.union1d(points, points[:-1][ends] + share * np.diff(points)[ends]))

    def come(self, at: Floats | float) -> Floats:
        return np.asarray(np.interp(at, self._edges, self._come))

    def could(self, at: Floats | float) -> Floats:
        return np.asarray(np.interp(at, self._edges, self._could))

    def due(self, at: Floats | float, *, just_before: bool = False) -> Floats:
        """Due by a moment: what had come a deadline before; the backlog comes as the plan begins."""
        early = np.asarray(at) - self.deadline
        nothing = early <= 0 if just_before else early < 0
        return np.asarray(np.where(nothing, 0.0, self.come(np.maximum(early, 0.0))))

    @cached_property
    def _done(self) -> Floats:
        """Done by each point."""
        return self._done_by(self.points)

    def _done_by(self, points: Floats) -> Floats:
        first = float(self.come(self.known_at)) - self.known
        free = first + self.could(points) - float(self.could(self.known_at))
        return np.asarray(free - np.maximum.accumulate(np.maximum(free - self.come(points), 0.0)))

    def done(self, at: Floats | float) -> Floats:
        return np.asarray(np.interp(at, self.points, self._done))

    def open(self, at: Floats | float) -> Floats:
        return np.asarray(np.maximum(self.come(at) - self.done(at), 0.0))

    @property
    def late_now(self) -> float:
        return max(0.0, float(self.due(self.now) - self.done(self.now)))

    def worked_off(self) -> float | None:
        """When those open now are done; None: not within the plan."""
        wanted = float(self.come(self.now))
        later = self.points >= self.now
        points, done = self.points[later], self._done[later]
        if done[-1] < wanted - SPECK:
            return None
        after = int(np.argmax(done >= wanted - SPECK))
        if not after:
            return self.now
        rise = done[after] - done[after - 1]
        share = (wanted - done[after - 1]) / rise if rise > 0 else 1.0
        return float(points[after - 1] + min(max(share, 0.0), 1.0) * (points[after] - points[after - 1]))

    @cached_property
    def _ahead(self) -> Floats:
        """The points from now to the last moment at which something that comes before the end is due."""
        points = self.points
        return np.asarray(points[(points >= self.now) & (points <= self.end + self.deadline)])

    def late(self) -> tuple[float, float | None]:
        """How many miss their deadline from now on, of those that come before the end, and when the first."""
        points, late = self._ahead, 0.0
        first: float | None = None
        due, upto = self.due(points).tolist(), self.due(points, just_before=True).tolist()
        done = self.done(points).tolist()
        for at, (begin, end) in enumerate(pairwise(points.tolist())):
            share, since = _above(due[at] - done[at], upto[at + 1] - done[at + 1])
            missed = share * (upto[at + 1] - due[at])
            at_once = min(due[at + 1] - upto[at + 1], max(0.0, due[at + 1] - done[at + 1]))
            if first is None and max(missed, at_once) > SPECK:
                first = begin + since * (end - begin) if missed > SPECK else end
            late += missed + at_once
        return late, first

    @cached_property
    def _asked(self) -> tuple[Floats, Floats, Floats]:
        """For each pair of a moment before the end and one by which something is due: contacts to be done
        between them, those that can be done before the end, and after it; shape (from, to) each.

        What is late already is to be done by the end, and counts from there on.
        """
        to, since = self._ahead[None, :], self._ahead[self._ahead < self.end][:, None]
        late = np.where(to < self.end, self.late_now, 0.0)
        there = np.where(since <= self.now, float(self.done(self.now)) + late, self.come(since))
        ask = np.where(to > since, self.due(to) - there, 0.0)
        before = np.maximum(self.could(np.minimum(to, self.end)) - self.could(since), 0.0)
        after = self.could(np.maximum(to, self.end)) - self.could(self.end)
        return np.asarray(ask), np.asarray(before), np.broadcast_to(after, ask.shape)

    def factor(self) -> float | None:
        """The least number of times these people, until the end, with which nothing that is due by then gets
        late, nor anything later that they would have kept; None where nobody is there before that.
        """
        ask, before, after = self._asked
        wanted = ask - after
        soon = (wanted > SPECK) & (self._ahead <= self.end)
        if (soon & (before <= SPECK)).any():
            return None
        times = np.divide(wanted, before, out=np.zeros_like(wanted), where=before > SPECK)
        later = (wanted > SPECK) & (self._ahead > self.end)
        return max(
            float(np.max(times[soon], initial=0.0)), min(1.0, float(np.max(times[later], initial=0.0)))
        )

    def short(self) -> tuple[float, float | None]:
        """The most contacts that are to be done between two moments and cannot be, and the later of them."""
        ask, before, after = self._asked
        missing = ask - after - before
        if not missing.size or missing.max() <= SPECK:
            return 0.0, None
        return float(missing.max()), float(self._ahead[np.unravel_index(missing.argmax(), missing.shape)[1]])


def _above(first: float, last: float) -> tuple[float, float]:
    """The share of a straight line that lies above zero, and where that begins."""
    if first <= SPECK and last <= SPECK:
        return 0.0, 0.0
    if first > SPECK and last > SPECK:
        return 1.0, 0.0
    crossing = first / (first - last)
    return (crossing, 0.0) if first > SPECK else (1 - crossing, crossing)

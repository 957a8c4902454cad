"""What came of a stretch of time with one number of agents."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from shiftplan.queueing.checked import check_replies_fit
from shiftplan.queueing.goal import Goal
from shiftplan.queueing.levels import DEFINITIONS, ServiceLevels, nobody_comes
from shiftplan.queueing.transient.counted import Clocked, levels, parts
from shiftplan.queueing.transient.handover import Handover
from shiftplan.queueing.transient.laws import Outlook
from shiftplan.queueing.transient.line import Array
from shiftplan.queueing.transient.state import State
from shiftplan.queueing.transient.stretch import Stretch


@dataclass(frozen=True, eq=False)
class Passed:
    """What `agents` achieve in an interval into which a queue was carried.

    Shares are of the contacts that come in the interval, each with the outlook that holds while the agents
    stay as many. Levels count those who come in its last seconds and wait beyond it with the agents that
    follow, when `then` tells how many; all else takes them as if the agents stayed. `start` was carried in,
    `end` is carried on.
    """

    outlook: Outlook
    stretches: tuple[Stretch, ...] = field(repr=False)
    start: State
    end: State
    then: int | None = None

    @property
    def agents(self) -> int:
        return self.outlook.agents

    @property
    def windows(self) -> int:
        return self.outlook.line.windows

    @property
    def seconds(self) -> float:
        return math.fsum(stretch.seconds for stretch in self.stretches)

    @property
    def offered(self) -> float:
        """Contacts that come."""
        return math.fsum(stretch.offered for stretch in self.stretches)

    @property
    def pieces(self) -> tuple["Passed", ...]:
        """The same, piece by piece."""
        follow = (*(None for _ in self.stretches[1:]), self.then)
        return tuple(
            Passed(self.outlook, (stretch,), self._at(stretch, 0), self._at(stretch, -1), then)
            for stretch, then in zip(self.stretches, follow, strict=True)
        )

    def service_levels(self, within_seconds: float, replies: Sequence[float] = ()) -> ServiceLevels:
        """By all five definitions, mean of those who come; if nobody does, what one alone would meet."""
        return ServiceLevels(*(self.service_level(within_seconds, name, replies) for name in DEFINITIONS))

    def service_level(
        self, within_seconds: float, definition: str = DEFINITIONS[0], replies: Sequence[float] = ()
    ) -> float:
        if self.offered <= 0:
            return nobody_comes(within_seconds, replies).by(definition)
        shares = parts(self.outlook, Clocked(within_seconds, tuple(replies))) @ self._met
        shares = (shares + self._across(within_seconds, replies)) / self.offered
        return float(levels(shares, definition))

    def level(self, goal: Goal) -> float:
        """What is reached of a goal, mean of those who come."""
        return self.service_level(goal.within_seconds, goal.definition, goal.replies)

    def worst(self, goal: Goal) -> float:
        """The lowest level by this goal of somebody who comes at one instant."""
        clock = Clocked(goal.within_seconds, tuple(goal.replies))
        come = [stretch for stretch in self.stretches if stretch.offered > 0]
        return min(
            (stretch.worst(self.outlook, clock, goal.definition) for stretch in come),
            default=self.level(goal),
        )

    @property
    def p_wait(self) -> float:
        """Share that finds no free window."""
        return self._mean(self.outlook.full)

    @property
    def abandon(self) -> float:
        """Share of those who come that leave before they are answered, in the interval or after; who is put
        off leaves at once.
        """
        return self._mean(self.outlook.leaves)

    @property
    def put_off(self) -> float:
        """Contacts that find no free window and do not wait (`Line.joins`)."""
        return float(self._met @ (1 - self.outlook.stays))

    @property
    def mean_wait_seconds(self) -> float:
        """Of those who come, until they are answered or leave."""
        return self._mean(self.outlook.wait)

    def mean_first_reply_seconds(self, replies: Sequence[float]) -> float:
        """The mean wait of all plus the mean reply delay of those answered."""
        return self.mean_wait_seconds + self.mean_reply_seconds(replies)

    def mean_reply_seconds(self, replies: Sequence[float]) -> float:
        """Mean time from being taken to the first reply, of those who are answered; 0 when nobody is."""
        if not replies or self.agents == 0 or self.offered <= 0:
            return 0.0
        check_replies_fit(replies, self.windows)
        answered = 1 - self.outlook.leaves
        total = float(self._met @ answered)
        return float(self._met @ (answered * self.outlook.by_level(replies))) / total if total > 0 else 0.0

    @property
    def gone(self) -> float:
        """Contacts that leave unanswered in the interval, those carried in included."""
        return self.outlook.line.leave_rate * float(self._spent @ self.outlook.waiting)

    @property
    def ended(self) -> float:
        """Contacts whose service ends in the interval: offered = put_off + ended + gone + change in the
        system.
        """
        left = self.outlook.line.departures(self.agents, self.outlook.low, self.outlook.high)
        return float(self._spent @ left) - self.gone

    @property
    def occupancy(self) -> float:
        """Mean share of all windows that are busy; with no agents, 1 while anybody is there."""
        if self.agents == 0:
            return float(self._spent @ np.minimum(self.outlook.met, 1)) / self.seconds
        busy = np.minimum(self.outlook.met, self.outlook.slots)
        return min(1.0, float(self._spent @ busy) / self.seconds / self.outlook.slots)

    @property
    def waiting_at_start(self) -> float:
        """Contacts that wait as the interval begins, with its agents on."""
        return self.start.waiting(self.outlook.slots)

    @property
    def waiting_at_end(self) -> float:
        return self.end.waiting(self.outlook.slots)

    def _across(self, within: float, replies: Sequence[float]) -> Array:
        """What those who wait as the agents change add to the five `counted.parts`, in contacts."""
        if self.then is None or self.then == self.agents:
            return np.zeros(5)
        handover = Handover(self.outlook, self.stretches, self.then)
        left = within - (replies[-1] if replies else 0.0)
        waited, ready, waits_on, leaves = handover.change(within)
        if replies:
            waited_less, ready, *_ = handover.change(left) if left > 0 else np.zeros(4)
            return np.array((waited_less, ready, waited, waits_on, leaves))
        return np.array((waited, ready, waited, waits_on, leaves))

    @cached_property
    def _spent(self) -> Array:
        return np.asarray(sum(stretch.spent for stretch in self.stretches))

    @cached_property
    def _met(self) -> Array:
        return np.asarray(sum(stretch.met for stretch in self.stretches))

    def _mean(self, by_state: Array) -> float:
        return float(self._met @ by_state) / self.offered if self.offered > 0 else 0.0

    def _at(self, stretch: Stretch, step: int) -> State:
        return State(self.outlook.low, stretch.chances[step])

"""Work that can wait until a deadline: staffed where the other queues leave room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.need import Binding, QueueNeed
from shiftplan.domain.queue import Queue
from shiftplan.domain.rules import Rules
from shiftplan.domain.traffic import Series
from shiftplan.errors import Unreachable
from shiftplan.language import say
from shiftplan.queueing.checked import MOST_AGENTS
from shiftplan.staffing.amounts import on_shift, rule_of_thumb
from shiftplan.staffing.levelling import Valley, levelled
from shiftplan.staffing.work_units import cut_up

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

SECONDS_PER_HOUR = 3600
SPECK = 1e-6  # of an agent-slot, or of a share: what is lost in rounding
PARTS = np.array((0.1, 0.3, 0.5, 0.7, 0.9))  # of a slot's contacts, to take the mean wait over


def deferred_need(
    queue: Queue, contacts: Series, grid: TimeGrid, others: "Floats", quiet: "NDArray[np.bool_]"
) -> QueueNeed:
    """Agents that do all of the queue's work in time and level what all queues need together.

    `others[t]` is what the other queues need on shift; slots that are `quiet` are used last. Raises
    Unreachable when no team could do the work.
    """
    tray = Tray(queue, contacts, grid)
    valley = Valley(others, 1 / (1 - queue.shrinkage.total), queue.min_agents)
    online = levelled(cut_up(tray.came, tray.deadline_slots, queue.backlog / tray.unit), valley, quiet)
    if int(online.max()) > MOST_AGENTS:
        raise _too_much(queue, grid.moment(int(online.argmax())), int(online.max()))
    return tray.need(online)


def quiet_slots(grid: TimeGrid, rules: Rules, live: Sequence[QueueNeed]) -> "NDArray[np.bool_]":
    """Slots in which nobody should work just because they are empty: those of the night by the rules, and
    those in which none of the `live` queues, if there are any, needs anybody.
    """
    night = _night(grid, rules)
    if not live:
        return night
    served = np.sum([one.online for one in live], axis=0) > 0
    return np.asarray(night | ~served)


def _night(grid: TimeGrid, rules: Rules) -> "NDArray[np.bool_]":
    """Whether a slot begins in the night of the rules."""
    hour = np.arange(grid.slots) % grid.per_day * grid.hours
    begin, end = rules.night_from_hour.value, rules.night_to_hour.value
    if begin > end:
        return (hour >= begin) | (hour < end)
    return (hour >= begin) & (hour < end)


def _too_much(queue: Queue, moment: datetime, agents: int) -> Unreachable:
    return Unreachable(
        say(
            "{queue} at {moment:%m-%d %H:%M}: the deadline asks for {agents:,} agents, {over:,} more than "
            "the {most:,} that can be planned",
            queue=queue.name,
            moment=moment,
            agents=agents,
            over=agents - MOST_AGENTS,
            most=MOST_AGENTS,
        ),
        say("check the contacts, the backlog and the handling time, or give the work more hours"),
    )


@dataclass(frozen=True)
class Tray:
    """The work of a deferred queue over a plan, in slots of one agent at the occupancy cap."""

    queue: Queue
    contacts: Series
    grid: TimeGrid

    @property
    def deadline_slots(self) -> int:
        """Whole slots in which work must be done; what is left of a slot is lost, so nothing is late."""
        return int((self.queue.deadline_hours or 0) / self.grid.hours + 1e-9)

    @property
    def unit(self) -> float:
        """How many contacts one agent does in a slot."""
        seconds = self.grid.hours * SECONDS_PER_HOUR * self.queue.occupancy_cap
        return seconds / self.queue.aht_seconds[0]

    @cached_property
    def came(self) -> "Floats":
        """Agent-slots of work that have come by the end of each slot, the backlog among them."""
        return (self.queue.backlog + np.cumsum(self.contacts)) / self.unit

    @property
    def had_come(self) -> "Floats":
        """The same by the beginning of each slot."""
        return self.came - np.asarray(self.contacts) / self.unit

    def done(self, online: "Ints") -> "Floats":
        """Agent-slots of work done by the end of each slot, in order of arrival."""
        can = np.cumsum(online)
        idle = np.maximum.accumulate(np.maximum(can - self.came, 0))
        return np.asarray(can - idle, dtype=np.float64)

    def need(self, online: "Ints") -> QueueNeed:
        """What these agents achieve."""
        done = self.done(online)
        busy = np.diff(done, prepend=0.0)
        waiting = np.maximum(self.had_come - np.concatenate(([0.0], done[:-1])), 0) * self.unit
        in_time = self._in_time(done)
        return QueueNeed(
            queue=self.queue.id,
            definition=self.queue.target.definition,
            contacts=self.contacts,
            online=tuple(int(agents) for agents in online),
            need=tuple(on_shift(self.queue, int(agents)) for agents in online),
            rule_of_thumb=tuple(rule_of_thumb(self.queue, x / self.grid.hours) for x in self.contacts),
            service_level=in_time,
            worst_instant=in_time,
            waiting=tuple(float(x) if x > 1e-9 * self.unit else 0.0 for x in waiting),
            first_reply_seconds=self._mean_wait(done),
            abandon=(0.0,) * self.grid.slots,
            occupancy=tuple((self.queue.occupancy_cap * busy / np.maximum(online, 1)).tolist()),
            binding=tuple(map(self._binding, online.tolist(), self.contacts, waiting.tolist())),
        )

    def _in_time(self, done: "Floats") -> Series:
        """The share of each slot's contacts that is done within the deadline, or by the end of the plan."""
        slots = len(done)
        due = done[np.minimum(np.arange(slots) + self.deadline_slots, slots - 1)]
        own = self.came - self.had_come
        share = (np.minimum(due, self.came) - self.had_come) / np.maximum(own, SPECK)
        late = (own > SPECK) & (share < 1 - SPECK)
        return tuple(np.where(late, np.maximum(share, 0), 1.0).tolist())

    def _mean_wait(self, done: "Floats") -> Series:
        """Seconds until a contact of each slot is done, at the latest at the end of the plan."""
        edges = np.arange(len(done) + 1.0)
        comes = edges[:-1, None] + PARTS
        turn = self.had_come[:, None] + (self.came - self.had_come)[:, None] * PARTS
        ready = np.interp(turn, np.concatenate(([0.0], done)), edges)
        wait = np.maximum(ready - comes, 0).mean(axis=1) * self.grid.hours * SECONDS_PER_HOUR
        return tuple(np.where(np.asarray(self.contacts) > 0, wait, 0.0).tolist())

    def _binding(self, online: int, contacts: float, waiting: float) -> Binding:
        if online > self.queue.min_agents:
            return Binding.DEADLINE
        if online:
            return Binding.MINIMUM
        return Binding.DEADLINE if contacts or waiting > 0 else Binding.NOTHING

"""What one replication came to: counts and seconds of one queue, slot by slot."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from shiftplan.domain.queue import Queue
from shiftplan.domain.service import Clock, Target
from shiftplan.simulation.bench import Contacts, Course
from shiftplan.simulation.crew import Crew, Spell
from shiftplan.simulation.draws import Floats
from shiftplan.simulation.horizon import Horizon

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Within:
    """Contacts per slot, by what happened to them within a target's time."""

    answered: Floats
    gone: Floats
    ready: Floats


@dataclass(frozen=True)
class Tally:
    """Each value per slot, contacts in the slot in which they came; seconds are summed over contacts or
    agents. `unresolved` were still waiting when the last agent had gone, which only happens to people who
    never leave; they count in no mean wait.
    """

    offered: Floats
    answered: Floats
    gone: Floats
    unresolved: Floats
    within: tuple[Within, ...]
    wait_seconds: Floats
    reply_seconds: Floats
    busy_seconds: Floats
    window_seconds: Floats
    online_seconds: Floats
    waiting: Floats

    def counted(self, horizon: Horizon) -> "Tally":
        """Without the slots of the run-in."""
        run_in = horizon.first - horizon.begin
        series = {
            field.name: getattr(self, field.name)[run_in:] for field in fields(self) if field.name != "within"
        }
        within = (Within(one.answered[run_in:], one.gone[run_in:], one.ready[run_in:]) for one in self.within)
        return Tally(**series, within=tuple(within))


class Account:
    """The course of a replication as arrays, asked queue by queue."""

    def __init__(self, contacts: Contacts, course: Course, crew: Crew, horizon: Horizon) -> None:
        self._comes, self._leaves = np.array(contacts.comes), np.array(contacts.leaves)
        self._queue = np.array(contacts.queue, dtype=np.int64)
        self._ready, self._taken = np.array(course.ready), np.array(course.taken)
        self._ended, self._held = np.array(course.ended), np.array(course.held, dtype=np.int64)
        self._crew, self._horizon = crew, horizon

    def tally(self, number: int, queue: Queue) -> Tally:
        mine = self._queue == number
        comes, leaves, taken = self._comes[mine], self._leaves[mine], self._taken[mine]
        answered = np.isfinite(taken)
        gone = ~answered & np.isfinite(leaves)
        out = np.where(answered, taken, leaves)
        replies = np.array(queue.reply_seconds or (0.0,) * queue.windows)
        held = np.minimum(self._held[mine], queue.windows)
        reply = replies[held - 1]
        slot = self._slots(comes)
        resolved = answered | gone
        return Tally(
            offered=self._count(slot),
            answered=self._count(slot[answered]),
            gone=self._count(slot[gone]),
            unresolved=self._count(slot[~resolved]),
            within=tuple(self._within(target, mine, reply, slot) for target in queue.targets),
            wait_seconds=self._count(slot[resolved], (out - comes)[resolved]),
            reply_seconds=self._count(slot[answered], reply[answered]),
            busy_seconds=self._busy(taken[answered], self._ended[mine][answered]),
            window_seconds=self._on_duty(number, self._crew.spells, by_window=True),
            online_seconds=self._on_duty(number, self._crew.spells) - self._on_duty(number, self._crew.away),
            waiting=self._waiting(comes, out),
        )

    def _within(self, target: Target, mine: Mask, reply: Floats, slot: npt.NDArray[np.int64]) -> Within:
        comes, taken, leaves = self._comes[mine], self._taken[mine], self._leaves[mine]
        typing = reply if target.clock is Clock.FIRST_REPLY else 0.0
        answered = taken - comes + typing <= target.within_seconds
        gone = ~np.isfinite(taken) & (leaves - comes <= target.within_seconds)
        ready = self._ready[mine] - comes + typing <= target.within_seconds
        return Within(self._count(slot[answered]), self._count(slot[gone]), self._count(slot[ready]))

    def _slots(self, comes: Floats) -> npt.NDArray[np.int64]:
        last = self._horizon.slots - 1
        found: npt.NDArray[np.int64] = np.minimum(
            (comes // self._horizon.slot_seconds).astype(np.int64), last
        )
        return found

    def _count(self, slot: npt.NDArray[np.int64], weights: Floats | None = None) -> Floats:
        return np.bincount(slot, weights, minlength=self._horizon.slots).astype(np.float64)

    @property
    def _edges(self) -> Floats:
        return np.arange(self._horizon.slots + 1, dtype=np.float64) * self._horizon.slot_seconds

    def _busy(self, begins: Floats, ends: Floats) -> Floats:
        return overlaps(self._edges, begins, ends, np.ones(len(begins)))

    def _on_duty(self, number: int, spells: Sequence[Spell], *, by_window: bool = False) -> Floats:
        people = self._crew.people
        mine = [spell for spell in spells if people[spell.person].queue == number]
        weights = [people[spell.person].windows if by_window else spell.worth for spell in mine]
        begins, ends = ([spell.begin for spell in mine], [spell.end for spell in mine])
        return overlaps(self._edges, np.array(begins), np.array(ends), np.array(weights, dtype=np.float64))

    def _waiting(self, comes: Floats, out: Floats) -> Floats:
        """Contacts in the queue as each slot begins."""
        edges = self._edges[:-1]
        came = np.searchsorted(comes, edges, side="left")
        left = np.searchsorted(np.sort(out), edges, side="right")
        return (came - left).astype(np.float64)


def overlaps(edges: Floats, begins: Floats, ends: Floats, weights: Floats) -> Floats:
    """Weighted seconds of the stretches [begin, end) that lie between neighbouring edges."""
    return np.diff(_passed(edges, begins, weights) - _passed(edges, ends, weights))


def _passed(edges: Floats, moments: Floats, weights: Floats) -> Floats:
    """At each edge the weighted seconds that have gone by since all moments before it."""
    order = np.argsort(moments)
    weight = np.concatenate(([0.0], np.cumsum(weights[order])))
    moment = np.concatenate(([0.0], np.cumsum((weights * moments)[order])))
    before = np.searchsorted(moments[order], edges)
    passed: Floats = weight[before] * edges - moment[before]
    return passed

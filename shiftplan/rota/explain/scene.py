"""What explanations look at: the problem with all its bans, and who could be where at all."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy import sparse

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.work import known
from shiftplan.rota.assemble import builder_of
from shiftplan.rota.bans import bans_of
from shiftplan.rota.breaks import serving
from shiftplan.rota.builder import Builder
from shiftplan.rota.explain.held import held_problem
from shiftplan.rota.goals.shortage import presence, supply_matrix
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints, Problem


class Presence(NamedTuple):
    """A duty at a post serves `queue` for `share` of the slot `offset` after the first of its day."""

    duty: int
    post: int
    queue: int
    offset: int
    share: float


@dataclass(frozen=True, eq=False)
class Scene:
    """A problem and what its rules make of it. Arrays count agents, queues and slots as the plan does."""

    problem: Problem
    build: Builder

    @cached_property
    def model(self) -> Model:
        """The model; what the rota has stays in it, though a rule rules it out (its upper bound is 0)."""
        return self.build.model()

    @property
    def plan(self) -> Plan:
        return self.problem.plan

    @cached_property
    def needs(self) -> Floats:
        """Standard agents needed, (queues, slots)."""
        names = [queue.id for queue in self.plan.settings.queues]
        return np.array([self.problem.need.of(name).need for name in names], dtype=np.float64)

    @cached_property
    def open(self) -> Flags:
        """Whether a choice is ruled out by nothing in itself, (agents, days, duties, posts)."""
        allowed: Flags = (~self.build.banned).reshape(self.problem.shape)
        return allowed

    @cached_property
    def supply(self) -> sparse.csr_array:
        """Standard agents that each choice puts into each slot, (queues · slots, choices)."""
        return supply_matrix(self.problem)

    @cached_property
    def reach(self) -> Floats:
        """The most that each person could give to each slot of each queue, (queues, slots, agents)."""
        each = int(np.prod(self.problem.shape[1:]))
        agents = self.problem.shape[0]
        entries = self.supply.tocoo()
        allowed = ~self.build.banned[entries.col]
        most = np.zeros(self.supply.shape[0] * agents)
        place = entries.row[allowed].astype(np.int64) * agents + entries.col[allowed] // max(each, 1)
        np.maximum.at(most, place, entries.data[allowed])
        reach: Floats = most.reshape(*self.needs.shape, agents)
        return reach

    @cached_property
    def shift_reaches(self) -> Flags:
        """Whether any shift reaches a slot, whoever may work it, (slots,)."""
        served = np.diff(self.supply.indptr).reshape(self.needs.shape)
        reaches: Flags = np.any(served > 0, axis=0)
        return reaches

    @cached_property
    def bans(self) -> dict[str, Flags]:
        """Which choices each rule rules out in itself, by the rule's code, (choices,)."""
        found = {}
        for code, bans in self.build.bans.items():
            found[code] = np.zeros(self.build.choices, dtype=bool)
            found[code][np.concatenate(bans)] = True
        return found

    @cached_property
    def presences(self) -> tuple[Presence, ...]:
        """When each duty at each post serves which queue, breaks that may move not taken."""
        return tuple(
            Presence(duty, post, serving.queue_at(self.problem, duty, post, offset), offset, share)
            for duty, post, offset, share in presence(self.problem)
        )

    @cached_property
    def cover_rows(self) -> dict[tuple[int, int], int]:
        """The model's row that counts the standard agents of each (queue, slot) with need."""
        return {
            at: next(watch.row for watch in watches if not watch.heads)
            for at, watches in self.build.watched.items()
            if any(not watch.heads for watch in watches)
        }

    def ways(self, queue: int | None, slot: int) -> Ints:
        """(day, duty, post) of all that serves a queue (None: any) in a slot, (ways, 3)."""
        per_day = self.plan.grid.per_day
        found = [
            ((slot - one.offset) // per_day, one.duty, one.post)
            for one in self.presences
            if queue in (None, one.queue)
            and (slot - one.offset) % per_day == 0
            and 0 <= slot - one.offset < self.plan.grid.slots
        ]
        return np.array(sorted(set(found)), dtype=np.int64).reshape(-1, 3)


def scene_of(plan: Plan, need: Need, rota: Rota | None) -> Scene:
    """The scene of a plan; locks are those of `rota`."""
    problem = held_problem(plan, need, rota or Rota())
    numbers = [problem.held(one) for one in known(plan, problem.start)]
    return Scene(problem, builder_of(problem, held=[number for number in numbers if number is not None]))


def sketch_of(plan: Plan, need: Need, rota: Rota | None) -> Scene:
    """The like with bans and no rows: enough for `foresight`, in a fifth of the time."""
    problem = Problem(plan, need, rota or Rota())
    return Scene(problem, bans_of(problem))

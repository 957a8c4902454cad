"""A rota in its scene: who serves when, what is missing, what one person's days cost."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from shiftplan.domain.explanation import ShortHours
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.work import known, served, slot_factors, supply
from shiftplan.rota.draft import Draft
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.explain.stretches import stretches
from shiftplan.rota.explain.view import View
from shiftplan.rota.translate import draft_of

EVEN = 0.005
"""Prices nearer to nothing than this are nothing."""


@dataclass(frozen=True, eq=False)
class Standing:
    """A rota in its scene; its locks are the scene's."""

    scene: Scene
    rota: Rota

    @property
    def plan(self) -> Plan:
        return self.scene.plan

    @cached_property
    def draft(self) -> Draft:
        return draft_of(self.scene.problem, self.scene.model, self.rota)

    @cached_property
    def supply(self) -> dict[str, list[float]]:
        return supply(self.plan, self.rota)

    @cached_property
    def factors(self) -> dict[str, list[float]]:
        """What a shortage weighs more in each slot of each queue."""
        return slot_factors(self.plan)

    @cached_property
    def serving(self) -> dict[tuple[int, str], list[tuple[Assignment, str]]]:
        """By slot and person the assignments that serve then, each with the queue."""
        found: dict[tuple[int, str], list[tuple[Assignment, str]]] = {}
        for assignment in known(self.plan, self.rota):
            for queue, slot, _ in served(self.plan, assignment):
                found.setdefault((slot, assignment.agent), []).append((assignment, queue))
        return found

    @cached_property
    def duties(self) -> dict[str, list[Assignment]]:
        """Each person's assignments."""
        found: dict[str, list[Assignment]] = {agent.id: [] for agent in self.plan.agents}
        for assignment in known(self.plan, self.rota):
            found[assignment.agent].append(assignment)
        return found

    def on_shift(self, agent: str, slot: int) -> Assignment | None:
        """The assignment within whose hours the slot begins, at work or in a break."""
        moment = self.plan.grid.moment(slot)
        for assignment in self.duties[agent]:
            shift = self.plan.worked(assignment)
            if shift.begins(assignment.day) <= moment < shift.ends(assignment.day):
                return assignment
        return None

    def view(self, agent: int) -> View:
        return View(self.scene.model, self.draft, agent)

    def short(self) -> tuple[ShortHours, ...]:
        """Where the rota is short, the worst first."""
        found = [
            ShortHours(
                queue=queue, first=one.first, last=one.last, worst=one.worst, agent_hours=one.agent_hours
            )
            for queue in self.supply
            for one in stretches(np.array(self.need_of(queue)) - np.array(self.supply[queue]), self.plan.grid)
        ]
        return tuple(sorted(found, key=lambda one: (-one.agent_hours, one.first)))

    def need_of(self, queue: str) -> tuple[float, ...]:
        return self.scene.problem.need.of(queue).need


def price_of_one(standing: Standing, queue: str, slot: int) -> float:
    """What one standard agent more saves in a slot: the slopes of the shortage, as far as they are short."""
    plan = standing.plan
    weights, factor = plan.weights, standing.factors[queue][slot]
    needed = standing.need_of(queue)[slot]
    short = min(1.0, max(0.0, needed - standing.supply[queue][slot]))
    deep = min(short, max(0.0, needed - standing.supply[queue][slot] - weights.gentle_share * needed))
    cost = deep * weights.deep_shortage + (short - deep) * weights.shortage
    return cost * factor * plan.grid.hours


def even(price: float) -> float:
    """A price without the dust of computing."""
    return 0.0 if abs(price) < EVEN else round(price, 4)

"""One slot of a queue: who serves it, and why each of the others does not."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from shiftplan.domain.explanation import Hindrance, PersonReason, SlotReasons
from shiftplan.domain.rota import Assignment
from shiftplan.language import Message, say
from shiftplan.rota.draft import Draft
from shiftplan.rota.explain.hindering import Obstacle, of_rows, standing_in_the_way
from shiftplan.rota.explain.standing import Standing, even, price_of_one
from shiftplan.rota.explain.trying import Way, best_way, columns_of
from shiftplan.rota.explain.view import View
from shiftplan.rota.problem import Ints
from shiftplan.rota.translate import rota_of


def slot_reasons(
    standing: Standing, queue: str, slot: int, report: Callable[[int, int], None] | None = None
) -> SlotReasons:
    """One reason for each person who does not serve this slot of the queue."""
    plan, scene = standing.plan, standing.scene
    ways = scene.ways(scene.problem.queue_numbers[queue], slot)
    serving, reasons = [], []
    for number, agent in enumerate(plan.agents):
        if any(served_ == queue for _, served_ in standing.serving.get((slot, agent.id), [])):
            serving.append(agent.id)
        else:
            reasons.append(_reason(standing, number, slot, ways))
        if report:
            report(number + 1, len(plan.agents))
    return SlotReasons(
        queue=queue,
        slot=slot,
        need=float(scene.needs[scene.problem.queue_numbers[queue], slot]),
        supply=standing.supply[queue][slot],
        price=price_of_one(standing, queue, slot),
        serving=tuple(serving),
        reasons=tuple(reasons),
    )


def _reason(standing: Standing, number: int, slot: int, ways: Ints) -> PersonReason:
    scene, agent = standing.scene, standing.plan.agents[number]
    banned = standing_in_the_way(scene, number, ways)
    if banned:
        return told(agent.id, banned)
    view = standing.view(number)
    way = best_way(view, columns_of(view, scene.problem.cells[number][tuple(ways.T)]))
    facts = Facts(standing, number, view, way)
    there = standing.on_shift(agent.id, slot)
    if there:
        return facts.already(there, [name for _, name in standing.serving.get((slot, agent.id), [])])
    return facts.stopped() if way.stopped_by else facts.dearer()


def told(agent: str, found: Obstacle, **values: Any) -> PersonReason:
    """A rule in the way as a reason."""
    rule = found.rule
    return PersonReason(
        agent=agent,
        hindrance=found.hindrance,
        message=found.message,
        rule=found.code,
        source=rule.source if rule else "",
        kind=rule.kind if rule else None,
        **values,
    )


@dataclass(frozen=True, eq=False)
class Facts:
    """The best way in which somebody could come to a slot, and what speaks against it."""

    standing: Standing
    number: int
    view: View
    way: Way

    @property
    def agent(self) -> str:
        return self.standing.plan.agents[self.number].id

    @cached_property
    def _taken(self) -> Assignment:
        """The move, its breaks where they are best."""
        model, draft = self.view.model, self.standing.draft
        first = int(model.pauses.first[self.way.column])
        chosen, places = np.zeros(model.whole), draft.places.copy()
        chosen[self.way.column] = 1.0
        places[first : first + len(self.way.places)] = self.way.places
        (taken,) = rota_of(self.standing.scene.problem, model, Draft(chosen, places)).assignments
        return taken

    def _assignment(self, column: int) -> Assignment:
        """What the person has on the day of this column."""
        plain = self.standing.scene.problem.assignment(int(self.view.model.choices[column]))
        return self.standing.rota.at(plain.agent, plain.day) or plain

    @property
    def _same_day(self) -> Assignment | None:
        return self.standing.rota.at(self.agent, self._taken.day)

    def _values(self) -> dict[str, Any]:
        """What the move would be."""
        if not self.way.possible:
            return {}
        here = (self._same_day,) if self._same_day else ()
        dropped = (*here, *(self._assignment(column) for column in self.way.dropped))
        return {"move": self._taken, "price": even(self.way.price), "instead_of": dropped}

    def already(self, there: Assignment, queues: list[str]) -> PersonReason:
        """On shift at that moment: on another queue, or away in a break."""
        shift = self.standing.plan.worked(there)
        if queues:
            names = [self.standing.plan.queue[name].name for name in queues]
            message = say("serves {queue} then, on {shift}", queue=", ".join(names), shift=shift.name)
            return self._say(Hindrance.QUEUE, message)
        if not shift.serves:
            return self._say(Hindrance.QUEUE, say("on standby then: {shift}", shift=shift.name))
        return self._say(Hindrance.BREAK, say("in a break of {shift} then", shift=shift.name))

    def stopped(self) -> PersonReason:
        """Free then, but another of the person's days, or another person, stands against every shift."""
        plan = self.standing.plan
        found = of_rows(plan, plan.agents[self.number], self.view.model, self.way.stopped_by)
        near = [self._assignment(column) for column in self.way.dropped]
        if near:
            shifts = ", ".join(f"{plan.shift[one.shift].name} {one.day:%m-%d}" for one in near)
            message = say("{rule}: {shifts}", rule=found.message, shifts=shifts)
            found = found._replace(message=message)
        return told(self.agent, found, **self._values())

    def dearer(self) -> PersonReason:
        """Free to come by every rule."""
        plan, here = self.standing.plan, self._same_day
        shift = plan.shift[self._taken.shift].name
        if even(self.way.price) < 0:
            message = say("could take {shift}: the rota would be better; solve it further", shift=shift)
            return self._say(Hindrance.HELPS, message)
        message = (
            say(
                "works {here} that day, which is worth more than {shift}",
                here=plan.worked(here).name,
                shift=shift,
            )
            if here
            else say("is off; taking {shift} costs more than it saves", shift=shift)
        )
        return self._say(Hindrance.DEARER, message)

    def _say(self, hindrance: Hindrance, message: Message) -> PersonReason:
        return PersonReason(agent=self.agent, hindrance=hindrance, message=message, **self._values())

"""The next hours played from a moment on: so many are there now, and measures are taken meanwhile.

The same replication of two different measures has the same customers with the same patience and work, and the
same people absent and away, so that their difference is known far better than either.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

import numpy as np

from shiftplan.domain.estimate import SimulationOptions
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.rota import Rota
from shiftplan.domain.traffic import Traffic
from shiftplan.simulation.bench import Course
from shiftplan.simulation.crew import Change, Crew, Kind
from shiftplan.simulation.customers import Customers, Mask, Numbers, party, together
from shiftplan.simulation.draws import Floats, Purpose, stream
from shiftplan.simulation.horizon import Horizon
from shiftplan.simulation.measures import NOBODY, Measure, Start
from shiftplan.simulation.people import Duty, Roster, in_order, rota_crew
from shiftplan.simulation.recalling import RecallingFloor
from shiftplan.simulation.scene import Scene

ALONE = SimulationOptions(cross_trained=False)
"""Nobody helps another queue by himself: that somebody does is a measure."""


@dataclass(frozen=True)
class Heard:
    """Contacts that came and those with a first reply in time, by queue and period; both of shape
    (replications, queues, periods).
    """

    came: Floats
    in_time: Floats


@dataclass(frozen=True)
class FromNow:
    """Slots of the plan from now (`horizon.begin`) on; `edges` are those of the periods, in seconds from now.

    A contact is in time when it has its first reply within `within_seconds`; who is put off or leaves is
    not. What came before now is not counted.
    """

    plan: Plan
    traffic: Traffic
    rota: Rota
    horizon: Horizon
    edges: Sequence[float]
    within_seconds: float
    start: Start = NOBODY
    measures: tuple[Measure, ...] = ()
    options: SimulationOptions = ALONE

    def play(self) -> Heard:
        """All replications."""
        heard = [self._replication(number) for number in range(self.options.replications)]
        came, in_time = (np.array([one[index] for one in heard]) for index in (0, 1))
        return Heard(came, in_time)

    @cached_property
    def _scene(self) -> Scene:
        return Scene(self.plan, self.traffic, self.rota, self.options, self.horizon)

    @property
    def queues(self) -> tuple[Queue, ...]:
        """The queues that are played, in the order of the results."""
        return self._scene.queues

    def _of(self, number: int) -> tuple[Measure, ...]:
        return tuple(one for one in self.measures if one.queue == self.queues[number].id)

    @cached_property
    def _duties(self) -> tuple[Duty, ...]:
        roster = Roster(self.plan, self.queues, self.horizon, help_others=False)
        return tuple(self._with_room(duty) for duty in roster.duties(self.rota))

    def _with_room(self, duty: Duty) -> Duty:
        """With the speeds of one window more where a measure will open it."""
        person, agent = duty.person, self.plan.agents[duty.who].id
        opening = next((one for one in self._of(person.queue) if agent in one.wider), None)
        if opening is None:
            return duty
        full = person.windows * person.speeds[-1] * opening.pace
        speeds = (*person.speeds, full / (person.windows + 1))
        return replace(duty, person=person._replace(speeds=speeds, opens=person.windows))

    def _replication(self, number: int) -> tuple[Floats, Floats]:
        crew = self._crew(number)
        customers = self._customers(number, crew)
        ties = Random(int(stream(self.options.seed, number, Purpose.ROUTING).integers(2**63)))  # noqa: S311 - no secret
        floor = RecallingFloor(crew, customers.contacts, ties, customers.again, customers.asked)
        return self._heard(customers, floor.run(lambda _: None))

    def _crew(self, number: int) -> Crew:
        random = stream(self.options.seed, number, Purpose.AWAY)
        crew = rota_crew(self.queues, self._duties, random, shrinkage=self.options.shrinkage)
        changes = [*crew.changes, *self._openings(crew), *self._calls()]
        return replace(crew, changes=sorted(changes, key=in_order))

    def _openings(self, crew: Crew) -> Iterator[Change]:
        for who, person in enumerate(crew.people):
            for one in (one for one in self._of(person.queue) if person.opens and one.wider):
                yield Change(one.begins, Kind.WINDOWS, who, person.opens + 1)
                yield Change(one.ends, Kind.WINDOWS, who, person.opens)

    def _calls(self) -> Iterator[Change]:
        for number in range(len(self.queues)):
            for one in (one for one in self._of(number) if one.put_off):
                yield Change(one.begins, Kind.CALLS, number, 1)
                yield Change(one.ends, Kind.CALLS, number, 0)

    def _customers(self, number: int, crew: Crew) -> Customers:
        return together(
            [
                party(
                    queue,
                    self._scene.of_queue(number, index),
                    self._there(queue, index, crew),
                    self._of(index),
                    (self.options.seed, number, index),
                )
                for index, queue in enumerate(self.queues)
            ]
        )

    def _there(self, queue: Queue, index: int, crew: Crew) -> int:
        """Contacts at second 0: those who wait, and as many as those who begin can hold."""
        waiting = self.start.waiting.get(queue.id, 0)
        if not waiting:
            return self.start.served.get(queue.id, 0)
        begun = [change for change in crew.changes if change.second <= 0]
        away = {change.who for change in begun if change.kind is Kind.AWAY}
        first = {change.who for change in begun if change.kind is Kind.COMES} - away
        people = (crew.people[who] for who in first)
        return waiting + sum(one.opens or one.windows for one in people if one.queue == index)

    def _heard(self, customers: Customers, course: Course) -> tuple[Floats, Floats]:
        comes, taken = np.array(customers.contacts.comes), np.array(course.taken)
        queue, held = np.array(customers.contacts.queue, dtype=np.int64), np.array(course.held)
        replies = np.zeros(len(comes))
        for number, one in enumerate(self.queues):
            if one.reply_seconds:
                mine = queue == number
                delays = np.array(one.reply_seconds)
                replies[mine] = delays[np.minimum(held[mine], len(delays)) - 1]
        in_time = customers.fresh & (taken - comes + replies <= self.within_seconds)
        return self._counted(queue, comes, customers.fresh), self._counted(queue, comes, in_time)

    def _counted(self, queue: Numbers, comes: Floats, which: Mask) -> Floats:
        periods = len(self.edges) - 1
        period = np.searchsorted(self.edges, comes, side="right") - 1
        inside = which & (period >= 0) & (period < periods)
        cells = queue[inside] * periods + period[inside]
        counts = np.bincount(cells, minlength=len(self.queues) * periods)
        return counts.reshape(len(self.queues), periods).astype(np.float64)

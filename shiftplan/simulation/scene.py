"""What stays the same from replication to replication, and one replication of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from random import Random

import numpy as np

from shiftplan.domain.estimate import Routing, SimulationOptions
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Model, Queue
from shiftplan.domain.rota import Rota
from shiftplan.domain.traffic import STEP_MINUTES, Traffic
from shiftplan.simulation.bench import Contacts
from shiftplan.simulation.crew import Crew
from shiftplan.simulation.draws import Floats, Purpose, moments, stream, swings, times
from shiftplan.simulation.fixed import FixedFloor
from shiftplan.simulation.floor import Floor
from shiftplan.simulation.horizon import Horizon
from shiftplan.simulation.people import Duty, Roster, rota_crew
from shiftplan.simulation.plain import plain_crew
from shiftplan.simulation.tally import Account, Tally

Staff = Rota | Mapping[str, Sequence[int]]
"""A rota, or the agents online by queue and slot."""


@dataclass(frozen=True)
class Scene:
    """A stretch of a plan with its staff; `queues` are the live ones, options already put into them."""

    plan: Plan
    traffic: Traffic
    staff: Staff
    options: SimulationOptions
    horizon: Horizon

    @cached_property
    def queues(self) -> tuple[Queue, ...]:
        return tuple(_with(queue, self.options) for queue in self.plan.settings.queues if not queue.deferred)

    @cached_property
    def steps(self) -> tuple[Floats, ...]:
        """Mean contacts of each queue by slot and step."""
        slots = range(self.horizon.begin, self.horizon.end)
        return tuple(
            np.array([self.traffic.steps(queue.id, slot) for slot in slots], dtype=np.float64)
            for queue in self.queues
        )

    @property
    def expected(self) -> float:
        """Contacts of one replication, on average."""
        return float(sum(steps.sum() for steps in self.steps))

    @cached_property
    def _duties(self) -> tuple[Duty, ...]:
        assert isinstance(self.staff, Rota)
        help_others = self.options.cross_trained and self.options.routing is not Routing.FIXED
        roster = Roster(self.plan, self.queues, self.horizon, help_others, self.options.breaks)
        return roster.duties(self.staff)

    @cached_property
    def _plain(self) -> Crew:
        assert not isinstance(self.staff, Rota)
        return plain_crew(self.queues, self.staff, self.horizon)

    def play(self, replication: int, tick: Callable[[int], None]) -> tuple[Tally, ...]:
        """One replication, a tally a queue over all slots played; `tick` may raise to end it."""
        seed, contacts, crew = self.options.seed, self.contacts(replication), self.crew(replication)
        floor = FixedFloor if self.options.routing is Routing.FIXED else Floor
        ties = Random(int(stream(seed, replication, Purpose.ROUTING).integers(2**63)))  # noqa: S311 - no secret
        account = Account(contacts, floor(crew, contacts, ties).run(tick), crew, self.horizon)
        return tuple(account.tally(number, queue) for number, queue in enumerate(self.queues))

    def crew(self, replication: int) -> Crew:
        if not isinstance(self.staff, Rota):
            return self._plain
        random = stream(self.options.seed, replication, Purpose.AWAY)
        return rota_crew(self.queues, self._duties, random, shrinkage=self.options.shrinkage)

    def contacts(self, replication: int) -> Contacts:
        """All queues' contacts in order of time."""
        each = [self.of_queue(replication, number) for number in range(len(self.queues))]
        comes, leaves, work = (np.concatenate([parts[i] for parts in each]) for i in range(3))
        queue = np.repeat(np.arange(len(each)), [len(parts[0]) for parts in each])
        order = np.argsort(comes, kind="stable")
        return Contacts(*(array[order].tolist() for array in (comes, queue, leaves, work)))

    def of_queue(self, replication: int, number: int) -> tuple[Floats, Floats, Floats]:
        """When contacts come, run out of patience, and the work on each."""
        queue, seed = self.queues[number], self.options.seed
        random = stream(seed, replication, Purpose.CONTACTS, number)
        steps = self.steps[number]
        factors = swings(random, steps.sum(axis=1), queue.dispersion, self._groups)
        comes = moments(random, steps, STEP_MINUTES * 60, factors)
        handling = stream(seed, replication, Purpose.HANDLING, number)
        work = times(handling, queue.handling_shape, len(comes)) * queue.aht_seconds[0]
        if queue.patience_seconds is None:
            return comes, np.full(len(comes), inf), work
        patience = stream(seed, replication, Purpose.PATIENCE, number)
        return comes, comes + times(patience, queue.patience_shape, len(comes)) * queue.patience_seconds, work

    @cached_property
    def _groups(self) -> Sequence[int]:
        """Slots that swing together: those of a day, or each by itself."""
        slots, per_day = range(self.horizon.begin, self.horizon.end), self.horizon.grid.per_day
        first = self.horizon.begin // per_day
        return [
            slot // per_day - first if self.options.day_to_day else slot - self.horizon.begin
            for slot in slots
        ]


def _with(queue: Queue, options: SimulationOptions) -> Queue:
    """The queue with the shapes asked for. Under Erlang C nobody leaves, whatever patience is written."""
    asked = {name: getattr(options, name) for name in ("patience_shape", "handling_shape", "dispersion")}
    changes = {name: value for name, value in asked.items() if value is not None}
    if queue.model is Model.ERLANG_C:
        changes["patience_seconds"] = None
    return queue.model_copy(update=changes)

"""What is read at the cursor: a stretch of time, and the contacts in it by scenario and queue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from shiftplan.language import Message, say
from shiftplan.tui.place import Place
from shiftplan.tui.recalling import CHANGED
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.domain.traffic import Traffic

    Scenarios = dict[str, Traffic]
    from shiftplan.domain.plan import Plan

GIVEN = say("given in forecast.csv")
Amounts = dict[str, float]
HOUR = 60


@dataclass(frozen=True)
class Spot:
    """What reaches people in [begin, end): `contacts[scenario][queue]`, and `last` of the last event."""

    begin: datetime
    end: datetime
    contacts: dict[str, Amounts]
    last: Amounts | None = None

    def total(self, scenario: str, queues: tuple[str, ...]) -> float:
        return sum(self.contacts[scenario][queue] for queue in queues)

    def last_total(self, queues: tuple[str, ...]) -> float | None:
        return None if self.last is None else sum(self.last[queue] for queue in queues)


@dataclass(frozen=True)
class Known:
    """What the forecast stage draws from: a plan, its traffic by scenario, the last event on its calendar.

    `made_from` says in a few words where the numbers come from.
    """

    plan: Plan
    traffic: Scenarios
    last: Traffic | None = None
    made_from: Message = GIVEN

    @classmethod
    def of(cls, workspace: Workspace) -> Known:
        """What the app knows of it so far."""
        from shiftplan.domain.recipe import RECIPE_WORDS, RecipeKind  # noqa: PLC0415 - values load after the first paint

        recipe, changed = workspace.recipe, any(one.code == CHANGED for one in workspace.recipe_faults)
        made_from = RECIPE_WORDS[RecipeKind(recipe.kind)] if recipe and not changed else GIVEN
        return cls(workspace.plan, workspace.traffic, workspace.last_event, made_from)

    @property
    def chosen(self) -> Traffic:
        """The scenario that the plan is made for."""
        return self.traffic[self.plan.settings.scenario]

    def slot(self, place: Place) -> Spot:
        index = place.index(self.plan.grid)
        return self.slots(index, index + 1)

    def hour(self, place: Place) -> Spot:
        """The clock's hour around a place."""
        first = hour_start(self.plan, place)
        return self.slots(first, first + per_hour(self.plan))

    def slots(self, first: int, stop: int) -> Spot:
        """All slots from `first` up to `stop` together."""
        grid = self.plan.grid
        return self._spot(
            grid.moment(first),
            grid.moment(stop),
            lambda traffic, queue: sum(traffic.contacts[queue][first:stop]),
        )

    def step(self, place: Place, step: int) -> Spot:
        """One of the steps of 5 minutes inside a slot."""
        from shiftplan.domain.traffic import STEP_MINUTES  # noqa: PLC0415 - values load after the first paint

        index = place.index(self.plan.grid)
        begin = self.plan.grid.moment(index) + timedelta(minutes=step * STEP_MINUTES)
        end = begin + timedelta(minutes=STEP_MINUTES)
        return self._spot(begin, end, lambda traffic, queue: traffic.steps(queue, index)[step])

    def _spot(self, begin: datetime, end: datetime, amount: Callable[[Traffic, str], float]) -> Spot:
        queues = [queue.id for queue in self.plan.settings.queues]

        def of(traffic: Traffic) -> Amounts:
            return {queue: amount(traffic, queue) for queue in queues}

        contacts = {name: of(traffic) for name, traffic in self.traffic.items()}
        return Spot(begin, end, contacts, of(self.last) if self.last else None)


def per_hour(plan: Plan) -> int:
    """Slots in an hour."""
    return HOUR // plan.grid.minutes


def steps_in_slot(plan: Plan) -> int:
    """Steps of 5 minutes in a slot."""
    from shiftplan.domain.traffic import STEP_MINUTES  # noqa: PLC0415 - values load after the first paint

    return plan.grid.minutes // STEP_MINUTES


def hour_start(plan: Plan, place: Place) -> int:
    """The first slot of the clock's hour around a place, counted over the plan."""
    index = place.index(plan.grid)
    return index - index % per_hour(plan)

"""Where a simulation stands: one frozen value, owned and replaced by the app."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from shiftplan.tui.place import Place

if TYPE_CHECKING:
    from shiftplan.domain.estimate import QueueEstimate, ServiceEstimate, SimulationOptions, Staffed
    from shiftplan.domain.need import Need
    from shiftplan.domain.plan import Plan

DISPERSIONS = (None, 1.0, 1.5, 2.0, 3.0)
REPLICATIONS = (10, 20, 50, 100)


@dataclass(frozen=True, eq=False)
class Simulation:
    """`chosen` (None: the usual ones) and `staffed` are the options of the next run; `estimate` is what the
    last one gave, with those it was `made_with`; `plan` is the one it belongs to. Compared by identity:
    replaced means changed.
    """

    chosen: SimulationOptions | None = None
    staffed: Staffed | None = None
    running: bool = False
    stopping: bool = False
    share: float = 0.0
    estimate: ServiceEstimate | None = None
    made_with: SimulationOptions | None = None
    plan: Plan | None = None

    def but(self, **changes: Any) -> Self:
        return replace(self, **changes)

    def choosing(self, **changes: Any) -> Self:
        """Other options for the next run."""
        return replace(self, chosen=self.options.model_copy(update=changes))

    @property
    def options(self) -> SimulationOptions:
        from shiftplan.domain.estimate import SimulationOptions  # noqa: PLC0415 - values load after the first paint

        return self.chosen or SimulationOptions()

    def of(self, queue: str) -> QueueEstimate | None:
        """What the last run says about a queue; None when it said nothing."""
        found = self.estimate.queues if self.estimate else ()
        return next((one for one in found if one.queue == queue), None)

    @property
    def outdated(self) -> bool:
        """Whether the options chosen are not those that the numbers were made with."""
        return self.estimate is not None and self.made_with != self.options


def after(choices: tuple[Any, ...], here: Any) -> Any:
    """The next of the choices, round the end."""
    return choices[(choices.index(here) + 1) % len(choices)] if here in choices else choices[0]


def shown_queue(plan: Plan, place: Place) -> str:
    """The queue looked at; when all are, the first that is simulated."""
    if place.queue is not None:
        return place.queue
    live = (queue.id for queue in plan.settings.queues if not queue.deferred)
    return next(live, plan.settings.queues[0].id)


def formula_level(need: Need, queue: str, slot: int) -> float | None:
    """What the formula expects of a slot; None where nobody is online."""
    one = need.of(queue)
    return one.service_level[slot] if one.online[slot] else None

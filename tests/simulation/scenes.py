"""Small plans to simulate, and how far a measure is off in its own standard errors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

from shiftplan.domain.estimate import CONFIDENCE, Figures, Measured, SimulationOptions
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Traffic
from shiftplan.simulation.horizon import Horizon
from shiftplan.simulation.scene import Scene
from shiftplan.simulation.score import Score
from shiftplan.simulation.student import t_quantile
from tests import builders

RUN_IN = 2


def traffic(plan: Plan, contacts: Mapping[str, Sequence[float] | float]) -> Traffic:
    """So many contacts in every slot, or a list of slots, by queue."""
    slots = plan.grid.slots
    series = {
        name: tuple(values) if isinstance(values, Sequence) else (float(values),) * slots
        for name, values in contacts.items()
    }
    return Traffic(grid=plan.grid, scenario="base", contacts=series)


@dataclass(frozen=True)
class Steady:
    """A queue in its steady state: `figures` over so many replications."""

    figures: Figures
    contacts: int
    replications: int

    def off_by(self, measured: Measured, truth: float, error: float = 0.0) -> float:
        """(measured − truth) in standard errors of the difference."""
        mean = measured.mean[0]
        assert mean is not None
        return (mean - truth) / hypot(self.error(measured), error)

    def error(self, measured: Measured) -> float:
        half_width = measured.half_width[0]
        assert half_width is not None
        return half_width / t_quantile(CONFIDENCE, self.replications - 1)


def steady(queue: Queue, agents: int, per_hour: float, contacts: float = 40_000, **options: Any) -> Steady:
    """About so many contacts in all, after two hours of run-in in each of 20 replications."""
    chosen = SimulationOptions(**{"replications": 20, **options})
    hours = max(1, round(contacts / chosen.replications / per_hour))
    grid = builders.grid(-(-(hours + RUN_IN) // 24), minutes=60)
    plan = builders.plan(queues=(queue,), grid=grid)
    stretch = Horizon(grid, 0, RUN_IN, RUN_IN + hours)
    staff = {queue.id: (agents,) * grid.slots}
    scene = Scene(plan, traffic(plan, {queue.id: per_hour}), staff, chosen, stretch)
    score, played = Score(scene.queues[0], hours, hours, stretch.slot_seconds), 0.0
    for replication in range(chosen.replications):
        tally = scene.play(replication, lambda _: None)[0]
        score.add(tally.counted(stretch))
        played += tally.offered.sum()
    return Steady(score.whole, round(played), chosen.replications)

"""Replications of a scene, until there are enough, they agree closely enough, or somebody stops them."""

import time
from collections.abc import Callable

from shiftplan.domain.estimate import QueueEstimate, ServiceEstimate, SimulationOptions, Staffed
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.rota import Rota
from shiftplan.domain.traffic import Traffic
from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.simulation.horizon import horizon
from shiftplan.simulation.scene import Scene, Staff
from shiftplan.simulation.score import Score

Report = Callable[[int, int], None]
Stop = Callable[[], bool]
FEWEST = 5
"""Replications before the precision reached is believed."""


class _Stopped(Exception):
    """Somebody stopped inside a replication, which then does not count."""


def simulate(
    plan: Plan,
    traffic: Traffic,
    staff: Staff,
    options: SimulationOptions | None = None,
    report: Report | None = None,
    stop: Stop | None = None,
) -> ServiceEstimate:
    """The service that `staff` gives under `traffic`, by discrete events.

    `staff` is a rota of the plan or the agents online by queue and slot. `report(done, total)` counts
    contacts; `stop()` is asked every few milliseconds, and what is through by then is kept. The same seed
    gives the same result, and replication r is the same however many are asked for. Raises BadInput for
    days or queues that the plan does not have.
    """
    asked = options or SimulationOptions()
    _check_queues(plan, asked)
    scene = Scene(plan, traffic, staff, asked, horizon(plan.grid, asked.days))
    return _Run(scene, report, stop).estimate()


def _check_queues(plan: Plan, options: SimulationOptions) -> None:
    for name in options.queues or ():
        if name not in plan.queue:
            raise BadInput(
                say("there is no queue {name}", name=name),
                say("this plan has {known}", known=", ".join(plan.queue)),
            )


class _Run:
    def __init__(self, scene: Scene, report: Report | None, stop: Stop | None) -> None:
        self._scene, self._report, self._stop = scene, report, stop
        self._total = max(1, round(scene.expected * scene.options.replications))
        self._before, self._done = 0, 0
        stretch = scene.horizon
        counted = stretch.end - stretch.first
        self._scores = [
            Score(queue, counted, stretch.grid.per_day, stretch.slot_seconds) for queue in scene.queues
        ]

    def estimate(self) -> ServiceEstimate:
        began, stopped = time.monotonic(), False
        try:
            while self._done < self._scene.options.replications and not self._close_enough():
                self._replicate()
        except _Stopped:
            stopped = True
        if self._report and not stopped:
            self._report(self._total, self._total)
        return self._result(time.monotonic() - began, stopped=stopped)

    def _replicate(self) -> None:
        self._tick(0)
        tallies = self._scene.play(self._done, self._tick)
        for score, tally in zip(self._scores, tallies, strict=True):
            score.add(tally.counted(self._scene.horizon))
        self._before += round(sum(tally.offered.sum() for tally in tallies))
        self._done += 1

    def _tick(self, contacts: int) -> None:
        if self._stop and self._stop():
            raise _Stopped
        if self._report:
            self._report(min(self._before + contacts, self._total), self._total)

    def _close_enough(self) -> bool:
        precision = self._scene.options.precision
        if precision is None or self._done < FEWEST:
            return False
        return all(score.worst_day() <= precision for score in self._scores)

    def _result(self, seconds: float, *, stopped: bool) -> ServiceEstimate:
        scene, options = self._scene, self._scene.options
        pairs = zip(scene.queues, self._scores, strict=True)
        return ServiceEstimate(
            grid=scene.plan.grid,
            scenario=scene.traffic.scenario,
            first_slot=scene.horizon.first,
            end_slot=scene.horizon.end,
            replications=self._done,
            seed=options.seed,
            staffed=Staffed.ROTA if isinstance(scene.staff, Rota) else Staffed.NEED,
            routing=options.routing,
            cross_trained=options.cross_trained,
            queues=tuple(
                _queue(queue, score) for queue, score in pairs if queue.id in (options.queues or (queue.id,))
            ),
            left_out=tuple(queue.id for queue in scene.plan.settings.queues if queue.deferred),
            contacts_simulated=self._before,
            seconds=seconds,
            stopped=stopped,
        )


def _queue(queue: Queue, score: Score) -> QueueEstimate:
    return QueueEstimate(
        queue=queue.id,
        definition=queue.target.definition,
        patience_shape=queue.patience_shape,
        handling_shape=queue.handling_shape,
        dispersion=queue.dispersion,
        by_slot=score.by_slot,
        by_day=score.by_day,
        whole=score.whole,
    )

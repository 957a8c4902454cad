"""A small estimate to show, and a child process that a test plays."""

import asyncio

from shiftplan.domain.estimate import (
    Cause,
    Difference,
    Figures,
    Measured,
    Part,
    QueueEstimate,
    Routing,
    ServiceEstimate,
    Staffed,
)
from shiftplan.domain.queue import Shape
from shiftplan.domain.service import ServiceDefinition


def measured(count: int, mean: float | None, half: float | None = 0.01) -> Measured:
    return Measured(mean=(mean,) * count, half_width=(half,) * count)


def figures(count: int, level: float | None) -> Figures:
    return Figures(
        offered=measured(count, 30.0),
        service_level=measured(count, level),
        targets=(measured(count, level),),
        levels={ServiceDefinition.ANSWERED_OF_OFFERED: measured(count, level)},
        mean_wait_seconds=measured(count, 9.0),
        first_reply_seconds=measured(count, 12.0),
        abandon=measured(count, 0.02),
        occupancy=measured(count, 0.7),
        waiting=measured(count, 0.3),
        online=measured(count, 4.0),
    )


def estimate(grid, level: float | None = 0.7, queue: str = "presale", **values) -> ServiceEstimate:
    """The same service in every slot of the plan."""
    one = QueueEstimate(
        queue=queue,
        definition=ServiceDefinition.ANSWERED_OF_OFFERED,
        patience_shape=Shape.EXPONENTIAL,
        handling_shape=Shape.EXPONENTIAL,
        dispersion=1.0,
        by_slot=figures(grid.slots, level),
        by_day=figures(grid.days, level),
        whole=figures(1, level),
    )
    return ServiceEstimate(
        **{
            "grid": grid,
            "scenario": "base",
            "first_slot": 0,
            "end_slot": grid.slots,
            "replications": 20,
            "seed": 1,
            "staffed": Staffed.NEED,
            "routing": Routing.LEAST_LOADED,
            "cross_trained": True,
            "queues": (one,),
            **values,
        }
    )


def difference(slot: int, queue: str = "presale") -> Difference:
    part = Part(cause=Cause.PATIENCE_SHAPE, share=-0.12, half_width=0.01)
    return Difference(queue=queue, slots=(slot, slot + 1), formula=0.82, simulated=0.7, parts=(part,))


class Child:
    """Plays the simulation: tells a share, waits to be stopped when `waits`, gives its estimate."""

    waits = False
    gives: "ServiceEstimate | None" = None
    last: "Child"

    def __init__(self, folder, options, staffed=None, scenario=None):
        self.folder, self.options, self.staffed = folder, options, staffed
        self.stopped = asyncio.Event()
        type(self).last = self

    async def start(self):
        pass

    def stop(self):
        self.stopped.set()

    async def events(self):
        yield 0.4
        if self.waits:
            await self.stopped.wait()
        if self.gives is not None:
            yield self.gives

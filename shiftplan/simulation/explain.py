"""Why a simulation and the formula differ: the day played again with one assumption after another put back
to the formula's, on the same contacts.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from statistics import fmean
from typing import Any, NamedTuple

import numpy as np

from shiftplan.domain import work
from shiftplan.domain.estimate import (
    CONFIDENCE,
    Cause,
    Difference,
    Part,
    Routing,
    ServiceEstimate,
    SimulationOptions,
)
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Model, Shape
from shiftplan.domain.rota import Rota
from shiftplan.domain.staffing import Method
from shiftplan.domain.traffic import Traffic
from shiftplan.simulation.differences import WORTH_SAYING, differences
from shiftplan.simulation.draws import Floats
from shiftplan.simulation.horizon import horizon
from shiftplan.simulation.scene import Scene, Staff
from shiftplan.simulation.score import LEVELS
from shiftplan.simulation.student import t_quantile

MOST_REPLICATIONS = 40
SHORT = 0.005
"""Standard agents; the need is rounded up to 0.01."""
FEWEST_REPLICATIONS = 5
OTHER_CONTACTS = 1_000_000
"""Number of the first replication of a traced day: never one of the simulation's own."""


class _Stopped(Exception):
    """Somebody stopped; the days traced so far stay."""


class Variant(NamedTuple):
    """A way to play the day, and the cause that has been taken away to get here."""

    cause: Cause | None
    options: SimulationOptions
    staff: Staff


@dataclass(frozen=True)
class Case:
    """What was simulated, and the need with the formula's levels."""

    plan: Plan
    traffic: Traffic
    need: Need
    staff: Staff
    options: SimulationOptions


def explain(
    case: Case,
    estimate: ServiceEstimate,
    report: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[Difference, ...]:
    """The differences, the first `options.explain` of them traced to their causes.

    Causes are taken away one after another, so their parts add up; what is left is what the formula itself
    leaves out. The day is played on contacts of its own, and its levels replace the first ones, which were
    chosen for being far off; what then is not far off was chance and is left out. `report` counts
    replications; `stop()` is asked every few milliseconds.
    """
    found = differences(case.need, estimate)
    chosen = found[: case.options.explain] if not estimate.stopped else ()
    tracer = _Tracer(case, len(chosen), report, stop)
    traced: list[Difference | None] = []
    with suppress(_Stopped):
        traced.extend(tracer.trace(difference) for difference in chosen)
    left = (*(one for one in traced if one is not None), *found[len(traced) :])
    if not isinstance(case.staff, Rota):
        return left
    supply = work.supply(case.plan, case.staff)
    return tuple(_with_people(difference, supply[difference.queue], case.need) for difference in left)


def variants(case: Case) -> Iterator[Variant]:
    """As simulated, then with one assumption more like the formula's each time."""
    options, staff = case.options, case.staff
    yield Variant(None, options, staff)
    for cause, changes in _switches(case):
        options = options.model_copy(update=changes)
        yield Variant(cause, options, staff)
    if isinstance(staff, Rota):
        yield Variant(Cause.PEOPLE, options, {one.queue: one.online for one in case.need.queues})


def _switches(case: Case) -> Iterator[tuple[Cause, dict[str, Any]]]:
    """The options in which this case is not as the formula takes it."""
    asked = case.options
    live = [queue for queue in case.plan.settings.queues if not queue.deferred]
    patient = [queue for queue in live if queue.model is not Model.ERLANG_C and queue.patience_seconds]
    if any((asked.patience_shape or queue.patience_shape) is not Shape.EXPONENTIAL for queue in patient):
        yield Cause.PATIENCE_SHAPE, {"patience_shape": Shape.EXPONENTIAL}
    if any((asked.handling_shape or queue.handling_shape) is not Shape.EXPONENTIAL for queue in live):
        yield Cause.HANDLING_SHAPE, {"handling_shape": Shape.EXPONENTIAL}
    if any((asked.dispersion or queue.dispersion) > 1 for queue in live):
        yield Cause.DISPERSION, {"dispersion": 1.0}
    if asked.routing is not Routing.LEAST_LOADED:
        yield Cause.ROUTING, {"routing": Routing.LEAST_LOADED}
    if isinstance(case.staff, Rota):
        if asked.cross_trained:
            yield Cause.CROSS_TRAINED, {"cross_trained": False}
        if asked.breaks:
            yield Cause.BREAKS, {"breaks": False}


class _Sample(NamedTuple):
    """Contacts served in time and contacts that count, one value a replication, over the slots marked."""

    part: Floats
    whole: Floats

    @property
    def level(self) -> float:
        return float(self.part.sum() / self.whole.sum()) if self.whole.sum() else 0.0

    @property
    def noise(self) -> Floats:
        """How far each replication is off, in shares."""
        return (self.part - self.level * self.whole) / max(float(self.whole.mean()), 1e-12)


class _Tracer:
    def __init__(
        self,
        case: Case,
        count: int,
        report: Callable[[int, int], None] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self._case, self._report, self._stop = case, report, stop
        self._variants = tuple(variants(case))
        self._runs = min(MOST_REPLICATIONS, max(FEWEST_REPLICATIONS, case.options.replications))
        self._done, self._total = 0, count * len(self._variants) * self._runs

    def trace(self, difference: Difference) -> Difference | None:
        """The difference with its parts; None when it was chance."""
        samples = [self._sample(variant, difference) for variant in self._variants]
        if abs(samples[0].level - difference.formula) <= max(WORTH_SAYING, _half(samples[0].noise)):
            return None
        parts = [
            Part(
                cause=variant.cause,
                share=before.level - after.level,
                half_width=_half(before.noise - after.noise),
            )
            for variant, before, after in zip(self._variants[1:], samples, samples[1:], strict=False)
            if variant.cause is not None
        ]
        left = Cause.STEADY_STATE if self._case.need.method is Method.SIPP else Cause.APPROXIMATION
        rest = samples[-1].level - difference.formula
        parts.append(Part(cause=left, share=rest, half_width=_half(samples[-1].noise)))
        return difference.model_copy(update={"simulated": samples[0].level, "parts": tuple(parts)})

    def _sample(self, variant: Variant, difference: Difference) -> _Sample:
        case = self._case
        grid = case.plan.grid
        day = grid.dates[difference.slots[0] // grid.per_day]
        stretch = horizon(grid, (day,))
        scene = Scene(case.plan, case.traffic, variant.staff, variant.options, stretch)
        number = next(i for i, queue in enumerate(scene.queues) if queue.id == difference.queue)
        slots = [slot - stretch.begin for slot in difference.slots]
        runs = range(OTHER_CONTACTS, OTHER_CONTACTS + self._runs)
        counts = [self._counts(scene, replication, number, slots) for replication in runs]
        part, whole = np.array(counts).T
        return _Sample(part, whole)

    def _counts(
        self, scene: Scene, replication: int, number: int, slots: Sequence[int]
    ) -> tuple[float, float]:
        self._tick(0)
        tally = scene.play(replication, self._tick)[number]
        self._done += 1
        part, whole = LEVELS[scene.queues[number].target.definition](tally, tally.within[0])
        return float(part[slots].sum()), float(whole[slots].sum())

    def _tick(self, contacts: int) -> None:  # noqa: ARG002 - the signature of a tick
        if self._stop and self._stop():
            raise _Stopped
        if self._report:
            self._report(self._done, self._total)


def _half(noise: Floats) -> float:
    return float(t_quantile(CONFIDENCE, len(noise) - 1) * noise.std(ddof=1) / len(noise) ** 0.5)


def _with_people(difference: Difference, supply: Sequence[float], need: Need) -> Difference:
    """With the standard agents of the rota on shift, breaks left out, and those needed."""
    wanted_by_slot = need.of(difference.queue).need
    on_shift, needed = ([series[slot] for slot in difference.slots] for series in (supply, wanted_by_slot))
    missing = [wanted - there for wanted, there in zip(needed, on_shift, strict=True)]
    return difference.model_copy(
        update={
            "on_shift": fmean(on_shift),
            "needed": fmean(needed),
            "short_slots": sum(one > SHORT for one in missing),
            "short_by": max(0.0, *missing),
        }
    )

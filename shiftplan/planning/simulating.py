"""Simulating in this process: what `shiftplan simulate` runs; the app starts that command as a child."""

from collections.abc import Callable

from shiftplan.domain.estimate import ServiceEstimate, SimulationOptions
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.planning.stages import traffic_of

Report = Callable[[int, int], None]
STEPS = 1000
RUNS = 700
"""Of the steps told, those that are the replications; tracing the differences is the rest."""


def simulate(
    plan: Plan,
    need: Need,
    rota: Rota | None,
    options: SimulationOptions,
    report: Report | None = None,
    stop: Callable[[], bool] | None = None,
) -> ServiceEstimate:
    """The service expected of the rota, or without one of the agents that the need puts online.

    It comes with the differences from the need's own figures, the largest traced to their causes.
    `report(done, total)` is told on the way; `stop()` is asked many times a second, and what is through by
    then is kept.
    """
    from shiftplan import simulation  # noqa: PLC0415 - numpy is loaded when something is computed

    traffic = traffic_of(plan, need.scenario)
    staff = rota if rota is not None else {one.queue: one.online for one in need.queues}
    estimate = simulation.simulate(plan, traffic, staff, options, _part(report, 0, RUNS), stop)
    case = simulation.Case(plan, traffic, need, staff, options)
    found = simulation.explain(case, estimate, _part(report, RUNS, STEPS), stop)
    if report and not estimate.stopped:
        report(STEPS, STEPS)
    traced_all = all(one.parts for one in found[: options.explain])
    return estimate.model_copy(update={"differences": found, "stopped": estimate.stopped or not traced_all})


def _part(report: Report | None, first: int, last: int) -> Report | None:
    """A report that fills the steps from `first` to `last`."""
    if report is None:
        return None

    def tell(done: int, total: int) -> None:
        report(first + (last - first) * done // max(total, 1), STEPS)

    return tell

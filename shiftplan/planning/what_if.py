"""The need of one day under other assumptions, quick enough to follow somebody who types."""

from collections.abc import Sequence

from shiftplan import staffing
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan, Settings
from shiftplan.domain.traffic import Fine, Series, Traffic
from shiftplan.planning.stages import Report, traffic_of
from shiftplan.planning.sweeping import scaled
from shiftplan.planning.variants import Variant


def what_if(plan: Plan, day: int, variants: Sequence[Variant], report: Report | None = None) -> Need:
    """The need of a day (by index) with every one of `variants` at once, by the plan's own method.

    The need's grid is that day and the one before, whose queue it takes over. Deferred queues are left out:
    their work is spread over the whole plan. `report(done, total)` is told on the way; what it raises ends
    the work. Raises BadInput or Unreachable as `staffing.need` does.
    """
    changed = plan
    for variant in variants:
        queues = variant.queues(changed)
        changed = changed.model_copy(
            update={"settings": changed.settings.model_copy(update={"queues": queues})}
        )
    traffic = traffic_of(changed)
    for variant in variants:
        traffic = scaled(traffic, variant)
    settings, window = _around(changed.settings, traffic, max(0, day - 1), day + 1)
    return staffing.need(settings, window, report)


def _around(settings: Settings, traffic: Traffic, first: int, end: int) -> tuple[Settings, Traffic]:
    """Settings and traffic of the days first … end − 1 alone, without deferred queues."""
    grid = settings.grid.model_copy(update={"start": settings.grid.dates[first], "days": end - first})
    grid = TimeGrid(**grid.model_dump())
    queues = tuple(queue for queue in settings.queues if not queue.deferred)
    begin = first * grid.per_day
    part = Traffic(
        grid=grid,
        scenario=traffic.scenario,
        contacts={queue.id: _cut(traffic.contacts[queue.id], begin, grid.slots) for queue in queues},
        fine={queue.id: _cut_fine(traffic.fine.get(queue.id, {}), begin, grid.slots) for queue in queues},
    )
    return settings.model_copy(update={"grid": grid, "queues": queues}), part


def _cut(series: Series, begin: int, slots: int) -> Series:
    return series[begin : begin + slots]


def _cut_fine(fine: Fine, begin: int, slots: int) -> Fine:
    return {slot - begin: steps for slot, steps in fine.items() if begin <= slot < begin + slots}

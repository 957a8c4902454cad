"""The need of one day as a picture: steps of standard agents on shift, the rule of thumb as a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shiftplan.tui.drawing.chart import Area, Curve, Picture
from shiftplan.tui.drawing.day_chart import DayPicture
from shiftplan.tui.drawing.heat_strip import Days
from shiftplan.tui.drawing.phases import day_bands, shades
from shiftplan.tui.forecast.picture import days_of, queue_colour, queues_of
from shiftplan.tui.place import Place

if TYPE_CHECKING:
    from shiftplan.domain.need import Need
    from shiftplan.domain.plan import Plan


def day_picture(plan: Plan, need: Need, place: Place) -> DayPicture:
    """Queues on each other; the line is what the rule of thumb would put on shift for them."""
    grid, day, queues = plan.grid, plan.grid.of_day(place.day), queues_of(plan, place)
    areas = tuple(Area(need.of(queue).need[day], queue_colour(plan, queue)) for queue in queues)
    thumb = (need.of(queue).rule_of_thumb[day] for queue in queues)
    curve = Curve(tuple(float(sum(values)) for values in zip(*thumb, strict=True)), "$low-line")
    picture = Picture(areas, (curve,), shades(plan, place.day), place.slot)
    return DayPicture(grid, grid.dates[place.day], picture, day_bands(plan, place.day))


@dataclass(frozen=True)
class Lowest:
    """The lowest service level of somebody who comes at one moment, and where."""

    share: float
    slot: int
    queue: str


def lowest(plan: Plan, need: Need, queues: Iterable[str], slots: Iterable[int]) -> Lowest | None:
    """The worst instant among slots that somebody writes in; None when the need knows of none: under SIPP
    there are no moments inside a slot, and for work with a deadline nobody waits on the line.
    """
    from shiftplan.domain.staffing import Method  # noqa: PLC0415 - values load after the first paint

    if need.method is Method.SIPP:
        return None
    live = [need.of(queue) for queue in queues if not plan.queue[queue].deferred]
    found = [
        Lowest(one.worst_instant[slot], slot, one.queue)
        for slot in slots
        for one in live
        if one.online[slot] and one.contacts[slot] >= 1
    ]
    return min(found, key=lambda one: one.share, default=None)


def agent_hours(plan: Plan, need: Need, place: Place) -> Days:
    """Agent-hours needed on each day."""
    queues = queues_of(plan, place)
    series = tuple(map(sum, zip(*(need.of(queue).need for queue in queues), strict=True)))
    return days_of(plan, tuple(value * plan.grid.hours for value in series), place)


def worst(plan: Plan, need: Need, queue: str | None = None) -> Place:
    """Where most agents are needed at once: in all queues together, or in one."""
    queues = queues_of(plan, Place(queue=queue))
    series = list(map(sum, zip(*(need.of(each).need for each in queues), strict=True)))
    return Place(queue=queue).at(max(range(len(series)), key=series.__getitem__), plan.grid)

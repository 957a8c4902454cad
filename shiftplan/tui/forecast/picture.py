"""The forecast of a day or an hour as a picture: queues on each other, scenarios, the last event, the bot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from shiftplan.tui.drawing.chart import Area, Curve, Picture
from shiftplan.tui.drawing.day_chart import DayPicture
from shiftplan.tui.drawing.heat_strip import Days
from shiftplan.tui.drawing.phases import bands, day_bands, shades
from shiftplan.tui.forecast.spot import HOUR, Known, hour_start, per_hour, steps_in_slot
from shiftplan.tui.place import Place

if TYPE_CHECKING:
    from shiftplan.domain.plan import Plan
    from shiftplan.domain.traffic import Traffic

    Part = Callable[[Traffic, str], tuple[float, ...]]

QUEUE_COLOURS = 6
Series = tuple[float, ...]
"""The values of a queue that a picture shows: those of a day's slots, or of an hour's steps."""


def queue_colour(plan: Plan, queue: str) -> str:
    """The theme's colour of a queue."""
    place = [known.id for known in plan.settings.queues].index(queue)
    return f"$queue-{place % QUEUE_COLOURS + 1}"


def queues_of(plan: Plan, place: Place) -> tuple[str, ...]:
    """The queues shown: the one chosen, or all."""
    return (place.queue,) if place.queue else tuple(queue.id for queue in plan.settings.queues)


def total(traffic: Traffic, queues: tuple[str, ...]) -> Series:
    """Contacts that reach people, over these queues together."""
    return _sum([traffic.contacts[queue] for queue in queues])


def before_bot(plan: Plan, traffic: Traffic, queues: tuple[str, ...]) -> Series:
    """Contacts that come in, over these queues together, before the bot takes its share."""
    return _sum([come_in(plan, queue, traffic.contacts[queue]) for queue in queues])


def come_in(plan: Plan, queue: str, reach: Series) -> Series:
    """What comes in so that `reach` is left for people."""
    left = 1 - plan.queue[queue].bot_share
    return tuple(value / left for value in reach)


def day_picture(known: Known, place: Place) -> DayPicture:
    """The slots of a day."""
    plan, day = known.plan, known.plan.grid.of_day(place.day)
    picture = _picture(known, queues_of(plan, place), lambda traffic, queue: traffic.contacts[queue][day])
    picture = replace(picture, shade=shades(plan, place.day), mark=place.slot)
    return DayPicture(plan.grid, plan.grid.dates[place.day], picture, day_bands(plan, place.day))


def hour_picture(known: Known, place: Place, step: int) -> DayPicture:
    """The hour around a place in steps of 5 minutes; `step` is the one looked at inside the place's slot."""
    from shiftplan.domain.traffic import STEP_MINUTES  # noqa: PLC0415 - values load after the first paint

    plan, first = known.plan, hour_start(known.plan, place)
    slots = range(first, first + per_hour(plan))

    def part(traffic: Traffic, queue: str) -> Series:
        return tuple(chain.from_iterable(traffic.steps(queue, slot) for slot in slots))

    begin, event = plan.grid.moment(first), plan.settings.event
    times = [begin + timedelta(minutes=minutes) for minutes in range(0, HOUR, STEP_MINUTES)]
    phases = [event.phase_at(moment) for moment in times]
    picture = replace(
        _picture(known, queues_of(plan, place), part),
        shade=tuple(f"$shade-{phase.kind}" if phase else "" for phase in phases),
        mark=(place.index(plan.grid) - first) * steps_in_slot(plan) + step,
    )
    ticks = tuple((i, f"{moment:%H:%M}") for i, moment in enumerate(times))
    around = bands(event, begin, begin + timedelta(minutes=HOUR))
    return DayPicture(plan.grid, begin.date(), picture, around, ticks)


def _picture(known: Known, queues: tuple[str, ...], part: Part) -> Picture:
    """Queues of the chosen scenario as areas, up to the highest as a band; lines: before the bot, the lowest,
    the last event.
    """
    plan = known.plan

    def all_of(traffic: Traffic) -> Series:
        return _sum([part(traffic, queue) for queue in queues])

    here, totals = all_of(known.chosen), [all_of(each) for each in known.traffic.values()]
    highest, lowest = tuple(map(max, zip(*totals, strict=True))), tuple(map(min, zip(*totals, strict=True)))
    areas = [Area(part(known.chosen, queue), queue_colour(plan, queue)) for queue in queues]
    band = Area(tuple(max(0.0, high - base) for high, base in zip(highest, here, strict=True)), "$band")
    come = _sum([come_in(plan, queue, part(known.chosen, queue)) for queue in queues])
    curves = [Curve(come, "$muted"), Curve(lowest, "$low-line")]
    last = [Curve(all_of(known.last), "$accent", dotted=True)] if known.last else []
    return Picture((*areas, band), (*last, *curves))


def _sum(series: list[Series]) -> Series:
    return tuple(map(sum, zip(*series, strict=True)))


def days_of(plan: Plan, series: Series, place: Place) -> Days:
    """A total for each day."""
    amounts = tuple(sum(series[plan.grid.of_day(day)]) for day in range(plan.grid.days))
    return Days(plan.grid.dates, amounts, place.day)

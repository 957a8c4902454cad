"""A day of the debrief as two pictures over the same slots: what came against the plan, and the replies."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta

from textual.content import Content

from shiftplan.domain.debrief import Point
from shiftplan.domain.surge import Colour
from shiftplan.language import say
from shiftplan.tui.drawing.chart import Area, Curve, Picture
from shiftplan.tui.drawing.day_chart import DayPicture
from shiftplan.tui.drawing.phases import Band, day_bands, shades
from shiftplan.tui.operations.marks import LEVELS
from shiftplan.tui.review.state import Review

Series = tuple[float, ...]
ONE_DAY = timedelta(days=1)
DEED_ROOM = 1 / 24
"""The share of the day that the mark of something done takes at most."""


def demand_picture(review: Review) -> DayPicture:
    """Contacts that came as blocks, those planned as a line."""
    came = _by_slot(review, lambda point: point.contacts, sum)
    planned = _by_slot(review, lambda point: point.planned, sum)
    return _day(review, Picture(areas=(Area(came, "$accent"),), curves=(Curve(planned, "$low-line"),)))


def reply_picture(review: Review) -> DayPicture:
    """Seconds to the first reply (the slowest queue), in the colour of the level that followed."""
    level = _levels(review)
    slowest = _by_slot(review, lambda point: point.first_reply_seconds, max)
    areas = tuple(
        Area(
            tuple(value if found is colour else 0.0 for value, found in zip(slowest, level, strict=True)),
            LEVELS[colour],
        )
        for colour in Colour
    )
    return replace(_day(review, Picture(areas=areas)), bands=_deeds(review))


def _deeds(review: Review) -> tuple[Band, ...]:
    """What was done, by the numbers that the list below the picture has; without any the phases."""
    begin = datetime.combine(review.day, time())
    if not review.deeds:
        return day_bands(review.plan, _index(review))
    moments = [(deed.at - begin) / ONE_DAY for deed in review.deeds]
    ends = [*moments[1:], 1.0]
    return tuple(
        Band(name=str(number), colour="$band", begin=at, end=min(end, at + DEED_ROOM), opening=True)
        for number, (at, end) in enumerate(zip(moments, ends, strict=True), 1)
    )


def _day(review: Review, picture: Picture) -> DayPicture:
    grid, index = review.plan.grid, _index(review)
    shaded = Picture(areas=picture.areas, curves=picture.curves, shade=shades(review.plan, index))
    return DayPicture(grid, review.day, shaded, day_bands(review.plan, index))


def _index(review: Review) -> int:
    return (review.day - review.plan.grid.start).days


def _by_slot(
    review: Review, value: Callable[[Point], float | None], joined: Callable[[Iterable[float]], float]
) -> Series:
    """The values of the day's slots; 0 where nothing was read."""
    grid = review.plan.grid
    found: list[list[float]] = [[] for _ in range(grid.per_day)]
    for point in review.points:
        told, slot = value(point), grid.slot_at(point.start)
        if told is not None and slot is not None:
            found[slot % grid.per_day].append(told)
    return tuple(float(joined(values)) if values else 0.0 for values in found)


def _levels(review: Review) -> list[Colour]:
    """The worst level of the queues shown after each slot; green where none is known."""
    grid = review.plan.grid
    levels = [Colour.GREEN] * grid.per_day
    for point in review.points:
        slot = grid.slot_at(point.start)
        if slot is not None and point.level is not None:
            here = slot % grid.per_day
            levels[here] = max(levels[here], point.level, key=lambda colour: colour.rank)
    return levels


def legend(review: Review) -> Content:
    """Which day and queue, and what the signs mean."""
    names = {queue.id: queue.name for queue in review.plan.settings.queues}
    queue = names[review.queue] if review.queue else str(say("all queues"))
    day = f"{review.day:%m-%d}"
    if not review.points:
        return Content(f"{day} {queue}  ") + Content.styled(
            str(say("nothing was read on this day")), "$muted"
        )
    parts = [
        Content.styled(f"◀ {day} ▶", "bold"),
        Content(queue),
        Content.styled("█", "$accent") + Content.styled(f" {say('came')}", "$muted"),
        Content.styled("─", "$low-line") + Content.styled(f" {say('plan')}", "$muted"),
        Content.styled(str(say("below: seconds to the first reply, coloured by level")), "$muted"),
    ]
    return Content("  ").join(parts)

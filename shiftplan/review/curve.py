"""How quickly customers were answered, slot by slot, beside the level of the shop."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from shiftplan.domain.actuals import BySlot
from shiftplan.domain.debrief import LevelTime, Point
from shiftplan.domain.surge import Colour
from shiftplan.domain.traffic import Traffic

Course = Mapping[str, Mapping[datetime, Colour]]
"""The level of each queue after each slot, by the slot's start."""


def points(traffic: Traffic, actuals: BySlot, course: Course, slots: range) -> tuple[Point, ...]:
    """Every slot of which anything was read, by queue and time."""
    return tuple(
        Point(
            queue=queue,
            start=figures.start,
            planned=traffic.contacts[queue][slot],
            contacts=figures.contacts,
            first_reply_seconds=figures.first_reply_seconds,
            three_minute_rate=figures.three_minute_rate,
            level=course.get(queue, {}).get(figures.start),
        )
        for queue, by_slot in actuals.items()
        if queue in traffic.contacts
        for slot, figures in sorted(by_slot.items())
        if slot in slots
    )


def levels(read: Sequence[Point]) -> tuple[LevelTime, ...]:
    """The levels on which anything was read, from calm to worst."""
    return tuple(_level_times(read))


def _level_times(read: Sequence[Point]) -> Iterator[LevelTime]:
    for colour in Colour:
        own = [point for point in read if point.level is colour]
        if own:
            yield LevelTime(
                level=colour,
                slots=len(own),
                first_reply_seconds=_mean((p.first_reply_seconds, p.contacts) for p in own),
                three_minute_rate=_mean((p.three_minute_rate, p.contacts) for p in own),
            )


def _mean(values: Iterable[tuple[float | None, float | None]]) -> float | None:
    """Weighted by contacts; where those of a slot are not known it counts as one."""
    told = [(value, 1.0 if weight is None else weight) for value, weight in values if value is not None]
    total = sum(weight for _, weight in told)
    return sum(value * weight for value, weight in told) / total if total > 0 else None

"""A phase of the last event laid onto a phase of the plan: other length, other opening hour."""

from collections.abc import Sequence
from dataclasses import dataclass

from shiftplan.forecast.recipes.ground import STEPS_PER_DAY
from shiftplan.forecast.shapes.split import shared_out


@dataclass(frozen=True)
class Laying:
    """Where both phases begin on the clock (steps of the day), how long the new one is, and for how many
    steps after the beginning contacts follow the opening instead of the clock (0: no opening).
    """

    clock_then: int
    clock_now: int
    length: int
    rush: int


def laid(past: Sequence[float], laying: Laying) -> list[float]:
    """The contacts of a past phase (by step) as those of the new one.

    The first `rush` steps follow the time since the opening; after them each moment takes the past value of
    the same time of day, on the same day of the phase or the nearest there is, so nights stay nights. The
    sum is `total_for(past, length)` whatever the mapping.
    """
    shape = [past[_source(step, len(past), laying)] for step in range(laying.length)]
    return list(shared_out(total_for(past, laying.length), shape))


def total_for(past: Sequence[float], length: int) -> float:
    """What a past phase holds in the first `length` steps; beyond its end its last 24 hours are repeated.

    A phase shorter than a day goes on at its own mean.
    """
    if length <= len(past):
        return sum(past[:length])
    extra = length - len(past)
    if len(past) < STEPS_PER_DAY:
        return sum(past) * (1 + extra / len(past))
    last = past[-STEPS_PER_DAY:]
    days, rest = divmod(extra, STEPS_PER_DAY)
    return sum(past) + days * sum(last) + sum(last[:rest])


def _source(step: int, length: int, laying: Laying) -> int:
    """The past step that a new step looks like."""
    if step < laying.rush and step < length:
        return step
    tail = min(laying.rush, length - 1)
    first = (laying.clock_now + step - laying.clock_then) % STEPS_PER_DAY
    found = range(first, length, STEPS_PER_DAY)
    found = range(
        found.start + STEPS_PER_DAY * -(-max(0, tail - first) // STEPS_PER_DAY), length, STEPS_PER_DAY
    )
    if found:
        return min(found, key=lambda one: abs(one - step))
    return min(range(tail, length), key=lambda one: (_apart(one, first), abs(one - step)))


def _apart(one: int, other: int) -> int:
    apart = abs(one - other) % STEPS_PER_DAY
    return min(apart, STEPS_PER_DAY - apart)

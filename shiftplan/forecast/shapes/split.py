"""Totals of a day, an hour or a phase as parts, by what is known of the shape of such days."""

from collections.abc import Sequence
from datetime import date, datetime, time

from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.forecast.shapes.density import density
from shiftplan.forecast.shapes.shelf import shapes_of


def day_shape(settings: Settings, day: date) -> tuple[float, ...]:
    """Weights of the slots of `day` (`grid.per_day` of them, adding up to 1), by the phases it lies in.

    For the plan's days and any other. Multiply a day's total by them; for the total of an hour take the
    weights of its slots over their sum.
    """
    steps = MINUTES_PER_DAY // STEP_MINUTES
    dense = density(settings.event.phases, datetime.combine(day, time()), steps, shapes_of(settings.event))
    per_slot = settings.grid.minutes // STEP_MINUTES
    slots = [sum(dense[i : i + per_slot]) for i in range(0, steps, per_slot)]
    return shared_out(1.0, slots)


def shared_out(total: float, weights: Sequence[float]) -> tuple[float, ...]:
    """`total` in proportion to the weights; evenly when all of them are 0."""
    whole = sum(weights)
    if not whole:
        return tuple(total / len(weights) for _ in weights)
    return tuple(total * weight / whole for weight in weights)

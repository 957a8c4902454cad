"""How contacts lie in time before anything is known about this sale: days, phases, openings."""

from shiftplan.forecast.shapes.density import density
from shiftplan.forecast.shapes.opening import opening_steps
from shiftplan.forecast.shapes.shelf import shapes_of, shipped_shapes, with_own
from shiftplan.forecast.shapes.split import day_shape

__all__ = ["day_shape", "density", "opening_steps", "shapes_of", "shipped_shapes", "with_own"]

"""From a forecast to the contacts that reach people, and what looks wrong in it."""

from shiftplan.forecast.demand import traffic
from shiftplan.forecast.derive import derive
from shiftplan.forecast.inspection import inspect
from shiftplan.forecast.shape import day_totals, hours_by_day, peak_slot
from shiftplan.forecast.shapes import day_shape

__all__ = ["day_shape", "day_totals", "derive", "hours_by_day", "inspect", "peak_slot", "traffic"]

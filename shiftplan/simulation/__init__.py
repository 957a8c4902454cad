"""A day of contacts and agents played through, one event after another; independent of the formulas."""

from shiftplan.simulation.explain import Case, explain
from shiftplan.simulation.simulate import simulate

__all__ = ["Case", "explain", "simulate"]

"""A fast local search in machine code, priced and ruled by the model's own rows; calls no solver."""

from shiftplan.rota.walk.walk import Walk, load

__all__ = ["Walk", "load"]

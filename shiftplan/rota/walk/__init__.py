"""A fast local search on plain arrays, priced and ruled by the model's own rows; calls no solver."""

from shiftplan.rota.walk.standing import Standing
from shiftplan.rota.walk.walk import Walk

__all__ = ["Standing", "Walk"]

"""The independent judge of a rota: every hard rule, every term of its value. It never sees the solver."""

from shiftplan.checks.judge import judge
from shiftplan.checks.judging import Judging

__all__ = ["Judging", "judge"]

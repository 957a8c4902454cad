"""The independent judge of a rota: every hard rule, every term of its value. It never sees the solver."""

from shiftplan.checks.judge import judge
from shiftplan.checks.judging import Judging
from shiftplan.checks.of_person import of_person

__all__ = ["Judging", "judge", "of_person"]

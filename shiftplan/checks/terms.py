"""The goals of a rota, each as an amount and its cost: what the solver says, counted again."""

from shiftplan.checks.case import Case
from shiftplan.checks.goals import GOALS
from shiftplan.domain.outcome import Term


def terms(case: Case) -> tuple[Term, ...]:
    """Every goal by its name in `domain.weights.Weights`; amounts in the unit that each names."""
    return tuple(term for count in GOALS for term in count(case))

"""A goal's amount as a term of the rota's value."""

from shiftplan.checks.case import Case
from shiftplan.domain.outcome import Term


def term(case: Case, name: str, amount: float, unit: str) -> Term:
    """The term `name`, a field of `domain.weights.Weights`; `unit` is a key of `domain.words.UNITS`."""
    return Term(name=name, weight=getattr(case.plan.weights, name), amount=amount, unit=unit)

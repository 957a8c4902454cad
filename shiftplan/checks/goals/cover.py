"""Agent-hours short of the need, with two slopes, and above it; scored hours count by their factor."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.goals.term import term
from shiftplan.domain.outcome import Term


def count(case: Case) -> Iterator[Term]:
    """Shortage and deep shortage are agent-hours times their factor wherever the plan scores hours."""
    gentle = deep = surplus = 0.0
    for need, have, factor in _slots(case):
        soft, hard = _two_slopes(case, need, have)
        gentle += soft * factor
        deep += hard * factor
        surplus += max(0.0, have - need)
    hours = case.plan.grid.hours
    short = "scored agent-hours" if case.plan.settings.scored else "agent-hours"
    yield term(case, "shortage", gentle * hours, short)
    yield term(case, "deep_shortage", deep * hours, short)
    yield term(case, "surplus", surplus * hours, "agent-hours")


def agent_hours_short(case: Case) -> float:
    """Agent-hours short, every hour counted once."""
    return sum(max(0.0, need - have) for need, have, _ in _slots(case)) * case.plan.grid.hours


def _two_slopes(case: Case, need: float, have: float) -> tuple[float, float]:
    """What is short up to the gentle share of the need, and beyond it."""
    short = max(0.0, need - have)
    gentle = min(short, case.plan.weights.gentle_share * need)
    return gentle, short - gentle


def _slots(case: Case) -> Iterator[tuple[float, float, float]]:
    for row in case.need.queues:
        yield from zip(row.need, case.supply[row.queue], case.factors[row.queue], strict=True)

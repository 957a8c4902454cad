"""One or two people, one or two shifts: small enough to know the answer by hand."""

from typing import Any

from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.rules import Rules
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.rota import Limits, solve
from tests import builders as b

EIGHT = b.shift("eight", 9, 8)
LIMITS = Limits(seconds=20, workers=1)


def rules(**values: float) -> Rules:
    """The Chinese rule book with other values."""
    book = b.china()
    changed = {
        name: getattr(book, name).model_copy(update={"value": value}) for name, value in values.items()
    }
    return book.model_copy(update=changed)


def ann(days: int, *shifts: ShiftTemplate, agent: dict[str, Any] | None = None, **values: Any) -> Plan:
    """Ann alone, with these shifts."""
    return b.plan((b.agent("ann", **(agent or {})),), days=days, shifts=shifts or (EIGHT,), **values)


def entry(day: int, kind: str, agent: str = "ann", **values: Any) -> Availability:
    return Availability(agent=agent, day=b.grid(60).dates[day], kind=AvailabilityKind(kind), **values)


def solved(plan: Plan, start: Rota | None = None, need: float = 1.0, **values: Any) -> Outcome:
    """The outcome for the same need in every slot; proved best, as all these plans are tiny."""
    return solve(plan, b.need(plan, need), start, LIMITS, quiet, lambda: False, **values)


def best(plan: Plan, start: Rota | None = None, need: float = 1.0, **values: Any) -> tuple[Assignment, ...]:
    """The shifts of the best rota: with so much need, all that the rules allow."""
    outcome = solved(plan, start, need, **values)
    assert outcome.status == "optimal"
    assert outcome.rota is not None
    return outcome.rota.assignments


def days(assignments: tuple[Assignment, ...]) -> list[int]:
    return [(assignment.day - b.MONDAY).days for assignment in assignments]


def quiet(progress: Progress) -> None:
    assert progress.seconds >= 0

"""The goals of a rota, each as an amount and its cost: what the solver says, counted again."""

from collections.abc import Iterator
from math import comb

from shiftplan.checks.case import Case, Person
from shiftplan.domain import work
from shiftplan.domain.outcome import Term
from shiftplan.domain.people import Availability
from shiftplan.domain.rota import Cell

AGENT_HOURS, HOURS, WISHES, PAIRS = "agent-hours", "hours", "wishes", "pairs"
"""Units as `domain.words.UNITS` names them."""


def terms(case: Case) -> tuple[Term, ...]:
    """Every goal by its name in `domain.weights.Weights`; amounts in the unit that each names."""
    shortage, deep, surplus = cover_hours(case)
    amounts = {
        "shortage": (shortage, AGENT_HOURS),
        "deep_shortage": (deep, AGENT_HOURS),
        "surplus": (surplus, AGENT_HOURS),
        "overtime": (sum(week.overtime for person in case.people for week in person.weeks), HOURS),
        "undertime": (sum(_undertime(case, person) for person in case.people), HOURS),
        "wish": (sum(wish.weight for wish in missed_wishes(case)), WISHES),
        "nights": (sum(comb(_nights(case, person), 2) for person in case.people), PAIRS),
        "weekends": (sum(comb(_weekend_days(person), 2) for person in case.people), PAIRS),
    }
    weights = case.plan.settings.weights
    return tuple(
        Term(name=name, weight=getattr(weights, name), amount=amount, unit=unit)
        for name, (amount, unit) in amounts.items()
    )


def cover_hours(case: Case) -> tuple[float, float, float]:
    """Agent-hours short up to the gentle share of the need, short beyond it, and too many."""
    gentle_share, hours = case.plan.settings.weights.gentle_share, case.plan.grid.hours
    gentle = deep = surplus = 0.0
    for need, have in _slots(case):
        short = max(0.0, need - have)
        soft = min(short, gentle_share * need)
        gentle += soft
        deep += short - soft
        surplus += max(0.0, have - need)
    return gentle * hours, deep * hours, surplus * hours


def missed_wishes(case: Case) -> list[Availability]:
    there = {assignment.cell: assignment for assignment in case.known}
    return [
        wish
        for wish in work.open_wishes(case.plan)
        if not work.wish_met(wish, there.get(Cell(wish.agent, wish.day)))
    ]


def _slots(case: Case) -> Iterator[tuple[float, float]]:
    for row in case.need.queues:
        yield from zip(row.need, case.supply[row.queue], strict=True)


def _undertime(case: Case, person: Person) -> float:
    return sum(
        max(0.0, work.agreed_hours(case.plan, person.agent, week.days) - week.hours) for week in person.weeks
    )


def _nights(case: Case, person: Person) -> int:
    return sum(duty.shift.id in case.night_shifts for duty in person.duties)


def _weekend_days(person: Person) -> int:
    return len({duty.day for duty in person.duties if work.is_weekend(duty.day)})

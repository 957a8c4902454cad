"""Overtime worked, and hours that a contract promises but the rota does not give."""

from collections.abc import Iterator

from shiftplan.checks.case import Case, Person
from shiftplan.checks.goals.term import term
from shiftplan.domain import work
from shiftplan.domain.outcome import Term


def count(case: Case) -> Iterator[Term]:
    overtime = sum(period.overtime for person in case.people for period in person.periods)
    yield term(case, "overtime", overtime, "hours")
    yield term(case, "undertime", sum(_undertime(case, person) for person in case.people), "hours")


def _undertime(case: Case, person: Person) -> float:
    """By the week; averaged hours over the whole plan."""
    return sum(
        max(0.0, work.agreed_hours(case.plan, person.agent, period.days) - period.hours)
        for period in person.periods
    )

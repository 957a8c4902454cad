"""Fair shares of nights and weekends: n of them in one hand make n(n−1)/2 pairs."""

from collections.abc import Iterator
from math import comb

from shiftplan.checks.case import Case, Person
from shiftplan.checks.goals.term import term
from shiftplan.domain import work
from shiftplan.domain.outcome import Term


def count(case: Case) -> Iterator[Term]:
    yield term(case, "nights", sum(comb(_nights(case, person), 2) for person in case.people), "pairs")
    yield term(case, "weekends", sum(comb(_weekend_days(person), 2) for person in case.people), "pairs")


def _nights(case: Case, person: Person) -> int:
    return sum(duty.shift.id in case.night_shifts for duty in person.duties)


def _weekend_days(person: Person) -> int:
    return len({duty.day for duty in person.duties if work.is_weekend(duty.day)})

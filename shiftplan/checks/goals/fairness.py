"""Fair shares of nights and weekends: n of them in one hand make n(n−1)/2 pairs.

Those of the past count with those of the plan, less the pairs that the past has by itself.
"""

from collections.abc import Iterator

from shiftplan.checks.case import Case, Person
from shiftplan.checks.goals.term import term
from shiftplan.domain import work
from shiftplan.domain.outcome import Term
from shiftplan.domain.past import pairs_with


def count(case: Case) -> Iterator[Term]:
    nights = sum(pairs_with(person.past.nights, _nights(case, person)) for person in case.people)
    weekends = sum(pairs_with(person.past.weekends, _weekend_days(person)) for person in case.people)
    yield term(case, "nights", nights, "pairs")
    yield term(case, "weekends", weekends, "pairs")


def _nights(case: Case, person: Person) -> int:
    return sum(case.is_night(duty) for duty in person.duties)


def _weekend_days(person: Person) -> int:
    return len({duty.day for duty in person.duties if work.is_weekend(duty.day)})

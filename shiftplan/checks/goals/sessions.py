"""Sessions missed by people who are expected, each by the session's weight."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.goals.term import term
from shiftplan.domain.attendance import missing
from shiftplan.domain.outcome import Term


def count(case: Case) -> Iterator[Term]:
    sessions = case.plan.settings.sessions
    if sessions:
        missed = sum(len(missing(case.plan, case.known, one)) * one.weight for one in sessions)
        yield term(case, "sessions", missed, "people")

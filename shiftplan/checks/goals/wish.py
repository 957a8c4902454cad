"""Wishes not met, each by its own weight."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.goals.term import term
from shiftplan.domain import work
from shiftplan.domain.outcome import Term
from shiftplan.domain.people import Availability
from shiftplan.domain.rota import Cell


def count(case: Case) -> Iterator[Term]:
    yield term(case, "wish", sum(wish.weight for wish in missed_wishes(case)), "wishes")


def missed_wishes(case: Case) -> list[Availability]:
    there = {assignment.cell: assignment for assignment in case.known}
    return [
        wish
        for wish in work.open_wishes(case.plan)
        if not work.wish_met(wish, there.get(Cell(wish.agent, wish.day)))
    ]

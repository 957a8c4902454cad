"""Stability of starts: steps backwards from one day to the next, and hours by which starts move."""

from collections.abc import Iterator
from datetime import timedelta

from shiftplan.checks.case import Case, Person
from shiftplan.checks.goals.term import term
from shiftplan.domain.outcome import Term
from shiftplan.domain.starts import moved_hours, steps_back

ONE_DAY = timedelta(days=1)


def count(case: Case) -> Iterator[Term]:
    turns = [turn for person in case.people for turn in _turns(person)]
    if case.plan.weights.rotation:
        yield term(case, "rotation", sum(steps_back(*turn) for turn in turns), "steps")
    if case.plan.weights.start_change:
        yield term(case, "start_change", sum(moved_hours(*turn) for turn in turns), "hours")


def _turns(person: Person) -> Iterator[tuple[int, int]]:
    """The starts of two days on end on which the person serves."""
    starts = {duty.day: duty.shift.start_minute for duty in person.duties if duty.shift.serves}
    return ((start, starts[day + ONE_DAY]) for day, start in starts.items() if day + ONE_DAY in starts)

"""Nobody works on a day of leave, absence, training or otherwise blocked, not even after midnight."""

from collections.abc import Iterator
from datetime import timedelta

from shiftplan.checks.breach import breach
from shiftplan.checks.case import Case, Duty, Person
from shiftplan.domain.finding import Finding
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.rota import Cell
from shiftplan.language import say

REASONS = {
    AvailabilityKind.LEAVE: say("on leave"),
    AvailabilityKind.UNAVAILABLE: say("unavailable"),
    AvailabilityKind.ABSENT: say("absent"),
    AvailabilityKind.TRAINING: say("in training"),
}
HINT = say("give the shift to somebody else, or take the entry out of availability.csv")


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for duty in person.duties:
            yield from _on_the_day(case, person, duty)
            yield from _after_midnight(case, person, duty)


def _on_the_day(case: Case, person: Person, duty: Duty) -> Iterator[Finding]:
    entry = case.plan.blocked.get(Cell(person.agent.id, duty.day))
    if entry:
        message = say(
            "{name} works {shift} on {day}, but is {reason} that day",
            name=person.agent.name,
            shift=duty.shift.name,
            day=duty.day,
            reason=REASONS[entry.kind],
        )
        yield breach("availability", message, person, sorted({duty.day, entry.day}), hint=HINT)


def _after_midnight(case: Case, person: Person, duty: Duty) -> Iterator[Finding]:
    entry = case.plan.blocked.get(Cell(person.agent.id, duty.day + timedelta(days=1)))
    if entry and duty.shift.crosses_midnight:
        message = say(
            "{name} works {shift} on {day}, which runs past midnight into {next_day}, but is {reason} then",
            name=person.agent.name,
            shift=duty.shift.name,
            day=duty.day,
            next_day=entry.day,
            reason=REASONS[entry.kind],
        )
        yield breach("availability", message, person, sorted({duty.day, entry.day}), hint=HINT)

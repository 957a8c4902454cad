"""People work only the shifts of their list, and of the entries for the day."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach
from shiftplan.checks.case import Case, Duty, Person
from shiftplan.domain.finding import Finding
from shiftplan.domain.rota import Cell
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for duty in person.duties:
            if person.agent.shifts and duty.shift.id not in person.agent.shifts:
                yield _unlisted(case, person, duty)
            narrowed = case.plan.narrowed.get(Cell(person.agent.id, duty.day))
            if narrowed is not None and duty.shift.id not in narrowed:
                yield _barred(case, person, duty, narrowed)


def _unlisted(case: Case, person: Person, duty: Duty) -> Finding:
    message = say(
        "{name} works {shift} on {day}, but may work only {shifts}",
        name=person.agent.name,
        shift=duty.shift.name,
        day=duty.day,
        shifts=", ".join(case.plan.shift[one].name for one in person.agent.shifts),
    )
    hint = say("choose one of these, or add the shift to the list in agents.csv")
    return breach("allowed_shifts", message, person, [duty.day], hint=hint)


def _barred(case: Case, person: Person, duty: Duty, narrowed: frozenset[str]) -> Finding:
    allowed = [shift.name for shift in case.plan.shifts if shift.id in narrowed]
    message = say(
        "{name} works {shift} on {day}, but availability.csv allows {shifts} on that day",
        name=person.agent.name,
        shift=duty.shift.name,
        day=duty.day,
        shifts=", ".join(allowed) or say("none"),
    )
    hint = say("choose one of these, or take the entry out of availability.csv")
    return breach("allowed_shifts", message, person, [duty.day], hint=hint)

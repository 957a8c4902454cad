"""A shift is no longer than the normal day and its overtime; more than the usual overtime is a warning."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach, plain, short_days
from shiftplan.checks.case import TOLERANCE, Case, Duty, Person
from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        beyond = [duty for duty in person.duties if duty.shift.hours > _most(case) + TOLERANCE]
        yield from (_too_long(case, person, duty) for duty in beyond)
        unusual = [duty for duty in person.duties if duty.shift.hours > _usual(case) + TOLERANCE]
        rest = [duty for duty in unusual if duty not in beyond]
        if rest:
            yield _unusually_long(case, person, rest)


def _most(case: Case) -> float:
    return case.rules.hours_per_day.value + case.rules.overtime_hours_per_day.value


def _usual(case: Case) -> float:
    return case.rules.hours_per_day.value + case.rules.overtime_hours_per_day_usual.value


def _too_long(case: Case, person: Person, duty: Duty) -> Finding:
    message = say(
        "{name} works {hours} h on {day}; at most {most} h are allowed with overtime",
        name=person.agent.name,
        hours=plain(duty.shift.hours),
        day=duty.day,
        most=plain(_most(case)),
    )
    rule = case.rules.overtime_hours_per_day
    return breach("overtime_hours_per_day", message, person, [duty.day], rule, say("choose a shorter shift"))


def _unusually_long(case: Case, person: Person, duties: list[Duty]) -> Finding:
    rule, days = case.rules.overtime_hours_per_day_usual, [duty.day for duty in duties]
    message = say(
        "{name} works up to {hours} h on {days}; more than {most} h needs a special reason",
        name=person.agent.name,
        hours=plain(max(duty.shift.hours for duty in duties)),
        days=short_days(days),
        most=plain(_usual(case)),
    )
    found = breach("overtime_hours_per_day_usual", message, person, days, rule)
    return found.model_copy(update={"severity": Severity.WARNING})

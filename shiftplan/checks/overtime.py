"""Overtime is for those who may work it and agreed to it."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import TOLERANCE, Case, Person, Week
from shiftplan.checks.protected import speaking
from shiftplan.domain.finding import Finding
from shiftplan.domain.rules import Rule
from shiftplan.language import Message, say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for reason, rule in _reasons(case, person):
            for week in person.weeks:
                if week.overtime > TOLERANCE:
                    yield _finding(person, week, reason, rule)


def _reasons(case: Case, person: Person) -> Iterator[tuple[Message, Rule]]:
    for who, rule in speaking(case, person, "overtime"):
        yield say("{who} must not work any", who=who), rule
    consent = case.rules.overtime_needs_consent
    if consent.value > 0 and not person.agent.overtime_consent:
        yield say("no consent was given"), consent


def _finding(person: Person, week: Week, reason: Message, rule: Rule) -> Finding:
    message = say(
        "{name} has {hours} h of overtime in the week from {monday}, but {reason}",
        name=person.agent.name,
        hours=plain(week.overtime),
        monday=week.days[0],
        reason=reason,
    )
    hint = say("choose shorter shifts, or fewer of them that week")
    return breach("overtime", message, person, [duty.day for duty in week.duties], rule, hint)

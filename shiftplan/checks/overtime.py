"""Overtime is for those who may work it and agreed to it."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import TOLERANCE, Case, Period, Person
from shiftplan.checks.protected import speaking
from shiftplan.domain.finding import Finding
from shiftplan.domain.people import ContractKind
from shiftplan.domain.rules import Rule
from shiftplan.language import Message, say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for reason, rule in _reasons(case, person):
            for period in person.periods:
                if period.overtime > TOLERANCE:
                    yield _finding(person, period, reason, rule)


def _reasons(case: Case, person: Person) -> Iterator[tuple[Message, Rule]]:
    for who, rule in speaking(case, person, "overtime"):
        yield say("{who} must not work any", who=who), rule
    consent = case.rules.overtime_needs_consent
    if consent.value > 0 and not person.agent.overtime_consent:
        yield say("no consent was given"), consent


def _finding(person: Person, period: Period, reason: Message, rule: Rule) -> Finding:
    hint = say("choose shorter shifts, or fewer of them that week")
    days = [duty.day for duty in period.duties]
    return breach("overtime", _message(person, period, reason), person, days, rule, hint)


def _message(person: Person, period: Period, reason: Message) -> Message:
    if person.contract.kind is ContractKind.SPECIAL:
        return say(
            "{name} has {hours} h of overtime over the averaged hours of the plan, but {reason}",
            name=person.agent.name,
            hours=plain(period.overtime),
            reason=reason,
        )
    return say(
        "{name} has {hours} h of overtime in the week from {monday}, but {reason}",
        name=person.agent.name,
        hours=plain(period.overtime),
        monday=period.days[0],
        reason=reason,
    )

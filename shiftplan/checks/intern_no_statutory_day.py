"""Student interns do not work on statutory holidays."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach
from shiftplan.checks.case import Case
from shiftplan.domain.finding import Finding
from shiftplan.domain.people import ContractKind
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    rule, statutory = case.rules.intern_no_statutory_day, frozenset(case.plan.settings.statutory_days)
    if not rule.value:
        return
    for person in case.people:
        for duty in person.duties:
            if person.contract.kind is ContractKind.INTERN and duty.day in statutory:
                message = say(
                    "{name} is a student intern and works on {day}, a statutory holiday",
                    name=person.agent.name,
                    day=duty.day,
                )
                yield breach("intern_no_statutory_day", message, person, [duty.day], rule)

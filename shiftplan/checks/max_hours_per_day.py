"""A contract's own limit of hours in a shift."""

from collections.abc import Iterator

from shiftplan.checks.breach import plain
from shiftplan.checks.case import TOLERANCE, Case
from shiftplan.checks.contract import contract_breach
from shiftplan.domain.finding import Finding
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        most = person.contract.max_hours_per_day
        for duty in person.duties:
            if most is not None and duty.shift.hours > most + TOLERANCE:
                message = say(
                    "{name} works {hours} h on {day}; contract {contract} allows {most} h a day",
                    name=person.agent.name,
                    hours=plain(duty.shift.hours),
                    day=duty.day,
                    contract=person.contract.id,
                    most=plain(most),
                )
                hint = say("choose a shorter shift")
                yield contract_breach("max_hours_per_day", message, person, [duty.day], hint)

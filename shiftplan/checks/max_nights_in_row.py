"""A contract's limit of nights worked in a row, those before the plan counted in."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.contract import contract_breach
from shiftplan.checks.runs import too_long
from shiftplan.domain.finding import Finding
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    start = case.plan.grid.start
    for person in case.people:
        most = person.contract.max_nights_in_row
        nights = (duty.day for duty in person.duties if case.is_night(duty))
        for run in too_long(nights, start, person.past.nights_in_row, most):
            message = say(
                "{name} works {count} {count:night|nights} in a row up to {last}; contract {contract} "
                "allows {most}",
                name=person.agent.name,
                count=run.length,
                last=run.days[-1],
                contract=person.contract.id,
                most=most,
            )
            hint = say("give another shift or a day off in between")
            yield contract_breach("max_nights_in_row", message, person, run.days, hint)

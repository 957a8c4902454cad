"""A contract's own limit of days worked in a row, those before the plan counted in."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.contract import contract_breach
from shiftplan.checks.runs import too_long
from shiftplan.domain.finding import Finding
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    start = case.plan.grid.start
    for person in case.people:
        most = person.contract.max_days_in_row
        worked = (duty.day for duty in person.duties)
        for run in too_long(worked, start, person.past.days_in_row, most):
            message = say(
                "{name} works {count} {count:day|days} in a row up to {last}; contract {contract} allows "
                "{most}",
                name=person.agent.name,
                count=run.length,
                last=run.days[-1],
                contract=person.contract.id,
                most=most,
            )
            hint = say("give a day off in between")
            yield contract_breach("max_days_in_row", message, person, run.days, hint)

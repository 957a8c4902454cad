"""A contract's limit of days worked in a calendar week, those before the plan counted in."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.contract import contract_breach
from shiftplan.checks.runs import too_full
from shiftplan.domain.finding import Finding
from shiftplan.domain.past import week_days_before
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        most = person.contract.max_days_per_week
        before = week_days_before(case.plan, person.agent)
        worked = {duty.day for duty in person.duties}
        for week in too_full((week.days for week in person.weeks), worked, before, most):
            message = say(
                "{name} works {count} {count:day|days} in the week of {first}; contract {contract} "
                "allows {most}",
                name=person.agent.name,
                count=week.worked,
                first=week.first,
                contract=person.contract.id,
                most=most,
            )
            hint = say("give a day off in that week")
            yield contract_breach("max_days_per_week", message, person, week.days, hint)

"""A contract's limit of nights in a calendar week, those of the run before the plan counted in."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.contract import contract_breach
from shiftplan.checks.runs import too_full
from shiftplan.domain.finding import Finding
from shiftplan.domain.past import week_nights_before
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        most = person.contract.max_nights_per_week
        before = week_nights_before(case.plan, person.agent)
        nights = {duty.day for duty in person.duties if case.is_night(duty)}
        for week in too_full((week.days for week in person.weeks), nights, before, most):
            message = say(
                "{name} works {count} {count:night|nights} in the week of {first}; contract {contract} "
                "allows {most}",
                name=person.agent.name,
                count=week.worked,
                first=week.first,
                contract=person.contract.id,
                most=most,
            )
            hint = say("give another shift, or a day off")
            yield contract_breach("max_nights_per_week", message, person, week.days, hint)

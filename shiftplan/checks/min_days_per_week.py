"""Days that a contract promises in each calendar week that lies whole in the plan, less for leave."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.contract import contract_breach
from shiftplan.domain.finding import Finding
from shiftplan.domain.limits import least_week_days
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for week in person.weeks:
            least = least_week_days(case.plan, person.agent, week.days)
            worked = len({duty.day for duty in week.duties})
            if worked < least:
                message = say(
                    "{name} works {count} {count:day|days} in the week from {monday}; contract {contract} "
                    "wants {least}",
                    name=person.agent.name,
                    count=worked,
                    monday=week.days[0],
                    contract=person.contract.id,
                    least=least,
                )
                hint = say("give another shift in that week, or lower min_days_per_week in plan.toml")
                yield contract_breach("min_days_per_week", message, person, week.days, hint)

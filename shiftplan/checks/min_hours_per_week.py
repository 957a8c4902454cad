"""Hours that a contract promises in each calendar week that lies whole in the plan, less for leave."""

from collections.abc import Iterator

from shiftplan.checks.breach import plain
from shiftplan.checks.case import TOLERANCE, Case
from shiftplan.checks.contract import contract_breach
from shiftplan.domain.finding import Finding
from shiftplan.domain.limits import least_week_hours
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for week in person.weeks:
            least = least_week_hours(case.plan, person.agent, week.days)
            if week.told < least - TOLERANCE:
                message = say(
                    "{name} works {hours} h in the week from {monday}; contract {contract} wants {least} h",
                    name=person.agent.name,
                    hours=plain(week.hours),
                    monday=week.days[0],
                    contract=person.contract.id,
                    least=plain(least),
                )
                hint = say("give another shift in that week, or lower min_hours_per_week in plan.toml")
                yield contract_breach("min_hours_per_week", message, person, week.days, hint)

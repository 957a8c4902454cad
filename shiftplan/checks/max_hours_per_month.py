"""A contract's limit of hours in a calendar month, those before the plan counted in."""

from collections.abc import Iterator

from shiftplan.checks.breach import plain
from shiftplan.checks.case import TOLERANCE, Case
from shiftplan.checks.contract import contract_breach
from shiftplan.domain.finding import Finding
from shiftplan.domain.limits import months
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for month in months(case.plan, person.agent):
            here = [duty for duty in person.duties if duty.day in month.days]
            hours = sum(duty.shift.hours for duty in here)
            if month.most is not None and hours > month.most + TOLERANCE:
                message = say(
                    "{name} works {hours} h in {month}; contract {contract} leaves {most} h of it",
                    name=person.agent.name,
                    hours=plain(hours),
                    month=f"{month.days[0]:%Y-%m}",
                    contract=person.contract.id,
                    most=plain(month.most),
                )
                days = [duty.day for duty in here]
                hint = say("take a shift out of that month")
                yield contract_breach("max_hours_per_month", message, person, days, hint)

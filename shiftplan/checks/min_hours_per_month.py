"""Hours that a contract promises in a calendar month, as far as its open days lie in the plan."""

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
            shifts = [duty.shift for duty in person.duties if duty.day in month.days]
            hours = sum(shift.hours for shift in shifts)
            told = hours + sum(shift.lost_hours for shift in shifts)
            if told < month.least - TOLERANCE:
                message = say(
                    "{name} works {hours} h in {month}; for these days contract {contract} wants {least} h",
                    name=person.agent.name,
                    hours=plain(hours),
                    month=f"{month.days[0]:%Y-%m}",
                    contract=person.contract.id,
                    least=plain(month.least),
                )
                hint = say("give another shift in that month, or lower min_hours_per_month in plan.toml")
                yield contract_breach("min_hours_per_month", message, person, month.days, hint)

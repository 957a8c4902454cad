"""Part-time people work few hours a day, on the average of the days they work in the plan."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import TOLERANCE, Case
from shiftplan.domain.finding import Finding
from shiftplan.domain.people import ContractKind
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    rule = case.rules.part_time_hours_per_day
    for person in case.people:
        if person.contract.kind is ContractKind.PART_TIME and person.duties:
            hours = sum(duty.shift.hours for duty in person.duties)
            days = sorted({duty.day for duty in person.duties})
            if hours > rule.value * len(days) + TOLERANCE:
                message = say(
                    "{name} works {hours} h a day on average; part-time work is at most {most} h",
                    name=person.agent.name,
                    hours=plain(hours / len(days)),
                    most=plain(rule.value),
                )
                hint = say("choose shorter shifts, or a contract that is not part-time")
                yield breach("part_time_hours_per_day", message, person, days, rule, hint)

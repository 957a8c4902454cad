"""Nobody starts two shifts on one day."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shiftplan.checks.breach import breach
from shiftplan.checks.case import Case, Duty
from shiftplan.domain.finding import Finding
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        by_day: dict[date, list[Duty]] = defaultdict(list)
        for duty in person.duties:
            by_day[duty.day].append(duty)
        for day, duties in by_day.items():
            if len(duties) > 1:
                message = say(
                    "{name} has {count} shifts on {day}: {shifts}; one a day is possible",
                    name=person.agent.name,
                    count=len(duties),
                    day=day,
                    shifts=", ".join(duty.shift.name for duty in duties),
                )
                yield breach("one_shift_a_day", message, person, [day], hint=say("keep one of them"))

"""Nobody works too many days in a row, those before the plan counted in."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import Case, Person
from shiftplan.checks.runs import Run, too_long
from shiftplan.domain.finding import Finding
from shiftplan.language import Message, say


def check(case: Case) -> Iterator[Finding]:
    rule = case.rules.consecutive_days
    for person in case.people:
        worked = (duty.day for duty in person.duties)
        for run in too_long(worked, case.plan.grid.start, person.past.days_in_row, rule.value):
            message = _message(person, run, plain(rule.value))
            hint = say("give a day off in between")
            yield breach("consecutive_days", message, person, run.days, rule, hint)


def _message(person: Person, run: Run, most: str) -> Message:
    if run.before:
        return say(
            "{name} works {count} {count:day|days} in a row, {before} of them before the plan; {most} are "
            "allowed",
            name=person.agent.name,
            count=run.length,
            before=run.before,
            most=most,
        )
    return say(
        "{name} works {count} {count:day|days} in a row, {first} to {last}; at most {most} are allowed",
        name=person.agent.name,
        count=run.length,
        first=run.days[0],
        last=run.days[-1],
        most=most,
    )

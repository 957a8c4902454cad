"""Nobody works too many days in a row."""

from collections.abc import Iterator
from datetime import date, timedelta

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import Case, Person
from shiftplan.domain.finding import Finding
from shiftplan.language import say

ONE_DAY = timedelta(days=1)


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for run in _runs(person):
            if len(run) > case.rules.consecutive_days.value:
                yield _finding(case, person, run)


def _runs(person: Person) -> list[list[date]]:
    runs: list[list[date]] = []
    for day in sorted({duty.day for duty in person.duties}):
        if runs and runs[-1][-1] + ONE_DAY == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _finding(case: Case, person: Person, run: list[date]) -> Finding:
    rule = case.rules.consecutive_days
    message = say(
        "{name} works {count} days in a row, {first} to {last}; at most {most} are allowed",
        name=person.agent.name,
        count=len(run),
        first=run[0],
        last=run[-1],
        most=plain(rule.value),
    )
    return breach("consecutive_days", message, person, run, rule, say("give a day off in between"))

"""Overtime of the weeks that touch a calendar month stays within the month's limit."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import TOLERANCE, Case, Person, Week
from shiftplan.domain import work
from shiftplan.domain.finding import Finding
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    months = work.months(case.plan)
    for person in case.people:
        for (year, month), indices in months.items():
            weeks = [person.weeks[index] for index in indices]
            if sum(week.overtime for week in weeks) > case.rules.overtime_hours_per_month.value + TOLERANCE:
                yield _finding(case, person, f"{year}-{month:02d}", weeks)


def _finding(case: Case, person: Person, month: str, weeks: list[Week]) -> Finding:
    rule = case.rules.overtime_hours_per_month
    message = say(
        "{name} has {hours} h of overtime in the weeks of {month}; at most {most} h a month are allowed",
        name=person.agent.name,
        hours=plain(sum(week.overtime for week in weeks)),
        month=month,
        most=plain(rule.value),
    )
    days = [duty.day for week in weeks if week.overtime > 0 for duty in week.duties]
    hint = say("take a shift out of a week with overtime, or choose shorter ones")
    return breach("overtime_hours_per_month", message, person, days, rule, hint)

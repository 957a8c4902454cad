"""Overtime of the periods that touch a calendar month stays within the month's limit, the past counted in."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import TOLERANCE, Case, Period, Person
from shiftplan.domain.finding import Finding
from shiftplan.domain.stretches import MonthOfOvertime, months_of_overtime
from shiftplan.language import Message, say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for month in months_of_overtime(case.plan, person.agent):
            periods = [person.periods[index] for index in month.stretches]
            over = sum(period.overtime for period in periods)
            if over > TOLERANCE and month.before + over > _most(case) + TOLERANCE:
                yield _finding(case, person, month, periods)


def _most(case: Case) -> float:
    return case.rules.overtime_hours_per_month.value


def _finding(case: Case, person: Person, month: MonthOfOvertime, periods: list[Period]) -> Finding:
    hours = sum(period.overtime for period in periods)
    days = [duty.day for period in periods if period.overtime > 0 for duty in period.duties]
    hint = say("take a shift out of a week with overtime, or choose shorter ones")
    rule = case.rules.overtime_hours_per_month
    message = _message(case, person, month, hours)
    return breach("overtime_hours_per_month", message, person, days, rule, hint)


def _message(case: Case, person: Person, month: MonthOfOvertime, hours: float) -> Message:
    named, most = f"{month.year}-{month.month:02d}", plain(_most(case))
    if month.before:
        return say(
            "{name} has {hours} h of overtime in {month} and had {before} h before; {most} h are allowed",
            name=person.agent.name,
            hours=plain(hours),
            month=named,
            before=plain(month.before),
            most=most,
        )
    return say(
        "{name} has {hours} h of overtime in the weeks of {month}; at most {most} h a month are allowed",
        name=person.agent.name,
        hours=plain(hours),
        month=named,
        most=most,
    )

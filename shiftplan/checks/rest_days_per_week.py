"""Each calendar week that lies wholly in the plan has its days of rest.

A day of rest is one on which no shift starts and around which the free stretch, from the end of the last
shift before to the start of the next one after, is long enough; beyond the plan everybody is free. A first
week that is cut counts as whole for those of whom history tells how many of its days they worked: the
others were days of rest.
"""

from collections.abc import Iterator
from datetime import date
from math import inf

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import TOLERANCE, Case, Person, Week
from shiftplan.domain.finding import Finding
from shiftplan.domain.past import last_end, rest_days_before
from shiftplan.domain.work import MINUTES_PER_HOUR
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for index, week in enumerate(person.weeks):
            before = rest_days_before(case.plan, person.agent, index, len(week.days))
            if before is not None:
                yield from _check_week(case, person, week, before)


def _check_week(case: Case, person: Person, week: Week, before: int) -> Iterator[Finding]:
    rule, hours = case.rules.rest_days_per_week, case.rules.rest_day_hours.value
    resting = before + sum(_free_hours(case, person, day) >= hours - TOLERANCE for day in week.days)
    if resting < rule.value:
        message = say(
            "{name} has {count} {count:day|days} of rest ({hours} h free) in the week from {monday}; {least} "
            "are due",
            name=person.agent.name,
            count=resting,
            hours=plain(hours),
            monday=week.days[0],
            least=plain(rule.value),
        )
        yield breach("rest_days_per_week", message, person, week.days, rule, say("give a whole day off"))


def _free_hours(case: Case, person: Person, day: date) -> float:
    """The free stretch around a day, in hours; 0 when a shift starts on it."""
    if any(duty.day == day for duty in person.duties):
        return 0.0
    past = last_end(case.plan, person.agent)
    before = [float(duty.ends) for duty in person.duties if duty.day < day]
    ended = max(before if past is None else [*before, past], default=-inf)
    begins = min((duty.begins for duty in person.duties if duty.day > day), default=inf)
    return (begins - ended) / MINUTES_PER_HOUR

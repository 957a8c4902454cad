"""From the end of a shift to the start of the next there is rest, also when a day off lies between.

The last shift before the plan counts too, where history tells when it ended.
"""

from collections.abc import Iterator
from itertools import pairwise

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import TOLERANCE, Case, Duty, Person
from shiftplan.domain.finding import Finding
from shiftplan.domain.past import last_end
from shiftplan.domain.work import MINUTES_PER_HOUR
from shiftplan.language import Message, say

CODE = "rest_hours_between_shifts"
OVERLAP_HINT = say("keep one of the two shifts")


def check(case: Case) -> Iterator[Finding]:
    least = case.rules.rest_hours_between_shifts.value
    for person in case.people:
        for before, after in pairwise(person.duties):
            hours = (after.begins - before.ends) / MINUTES_PER_HOUR
            if before.day != after.day and hours < least - TOLERANCE:
                yield _finding(case, person, before, after)
        yield from _after_the_past(case, person)


def _after_the_past(case: Case, person: Person) -> Iterator[Finding]:
    rule, ended = case.rules.rest_hours_between_shifts, last_end(case.plan, person.agent)
    for duty in person.duties[:1] if ended is not None else ():
        hours = (duty.begins - (ended or 0.0)) / MINUTES_PER_HOUR
        if hours < rule.value - TOLERANCE:
            message = say(
                "{name} rests {hours} h before {shift} on {day}, the first of the plan; {least} h are due",
                name=person.agent.name,
                hours=plain(max(0.0, hours)),
                shift=duty.shift.name,
                day=duty.day,
                least=plain(rule.value),
            )
            yield breach(
                CODE, message, person, [duty.day], rule, say("move the shift later, or to another day")
            )


def _finding(case: Case, person: Person, before: Duty, after: Duty) -> Finding:
    rule = case.rules.rest_hours_between_shifts
    days = [before.day, after.day]
    if after.begins < before.ends:
        return breach(CODE, _overlap(person, before, after), person, days, rule, OVERLAP_HINT)
    message = say(
        "{name} rests {hours} h between {first} on {day} and {second} on {next_day}; {least} h are due",
        name=person.agent.name,
        hours=plain((after.begins - before.ends) / MINUTES_PER_HOUR),
        first=before.shift.name,
        day=before.day,
        second=after.shift.name,
        next_day=after.day,
        least=plain(rule.value),
    )
    hint = say("move the second shift later, or the first one earlier")
    return breach(CODE, message, person, days, rule, hint)


def _overlap(person: Person, before: Duty, after: Duty) -> Message:
    return say(
        "{name} is still in {first} of {day} when {second} of {next_day} begins; it runs {hours} h into it",
        name=person.agent.name,
        first=before.shift.name,
        day=before.day,
        second=after.shift.name,
        next_day=after.day,
        hours=plain((before.ends - after.begins) / MINUTES_PER_HOUR),
    )

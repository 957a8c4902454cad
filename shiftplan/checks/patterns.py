"""Days off the turn: an error where the turn is a rule, a note where it is a wish."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach, short_days
from shiftplan.checks.case import Case, Duty, Person
from shiftplan.checks.ties import days_off_turn
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.teamwork import OFF, WORK, Pattern
from shiftplan.domain.turns import entry_on, off_turn, pattern_of
from shiftplan.domain.when import Force
from shiftplan.language import Message, say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        pattern = pattern_of(case.plan, person.agent)
        if pattern is not None and pattern.force is Force.RULE:
            yield from _broken(case, person, pattern)
        elif pattern is not None:
            yield from _missed(case, person, pattern)


def _broken(case: Case, person: Person, pattern: Pattern) -> Iterator[Finding]:
    for duty in person.duties:
        entry = entry_on(case.plan, person.agent, pattern, duty.day)
        if off_turn(entry, duty.shift.id):
            hint = say("give the shift to somebody whose turn it is, or mend pattern_start in agents.csv")
            message = _message(case, person, pattern, duty, entry)
            found = breach("patterns", message, person, [duty.day], hint=hint)
            yield found.model_copy(update={"source": f"plan.toml [patterns] {pattern.id}"})


def _message(case: Case, person: Person, pattern: Pattern, duty: Duty, entry: str) -> Message:
    values = {"name": person.agent.name, "shift": duty.shift.name, "day": duty.day, "turn": pattern.id}
    if entry == OFF:
        return say("{name} works {shift} on {day}, a day off of the turn {turn}", **values)
    named = case.plan.shift[entry].name if entry in case.plan.shift and entry != WORK else entry
    return say("{name} works {shift} on {day}, where the turn {turn} has {named}", **values, named=named)


def _missed(case: Case, person: Person, pattern: Pattern) -> Iterator[Finding]:
    days = days_off_turn(case, person, pattern)
    if days:
        message = say(
            "{name} is off the turn {turn} on {count} {count:day|days}: {days}",
            name=person.agent.name,
            turn=pattern.id,
            count=len(days),
            days=short_days(days),
        )
        yield Finding(
            code="patterns",
            severity=Severity.NOTE,
            message=message,
            agents=(person.agent.id,),
            days=tuple(days),
        )

"""People work from the day they are hired to the day they leave."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach
from shiftplan.checks.case import Case, Duty, Person
from shiftplan.domain.finding import Finding
from shiftplan.language import Message, say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for duty in person.duties:
            if not person.agent.employed_on(duty.day):
                hint = say("take the shift out, or correct the dates in agents.csv")
                yield breach("employment", _message(person, duty), person, [duty.day], hint=hint)


def _message(person: Person, duty: Duty) -> Message:
    agent = person.agent
    if agent.hired is not None and duty.day < agent.hired:
        return say(
            "{name} works on {day}, before being hired on {hired}",
            name=agent.name,
            day=duty.day,
            hired=agent.hired,
        )
    return say(
        "{name} works on {day}, after the last day {leaves}",
        name=agent.name,
        day=duty.day,
        leaves=agent.leaves,
    )

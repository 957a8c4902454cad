"""Those whom the law protects do not work in the night, not a minute of it."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach, plain
from shiftplan.checks.case import Case, Duty, Person
from shiftplan.checks.protected import speaking
from shiftplan.domain.finding import Finding
from shiftplan.domain.work import touches_night
from shiftplan.language import Message, say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for who, rule in speaking(case, person, "night"):
            for duty in person.duties:
                if touches_night(duty.shift, case.rules):
                    message = _message(case, person, duty, who)
                    hint = say("choose a shift outside these hours")
                    yield breach("night", message, person, [duty.day], rule, hint)


def _message(case: Case, person: Person, duty: Duty, who: Message) -> Message:
    return say(
        "{name} is {who} and must not work between {begin}:00 and {end}:00, but works {shift} on {day}",
        name=person.agent.name,
        who=who,
        begin=plain(case.rules.night_from_hour.value),
        end=plain(case.rules.night_to_hour.value),
        shift=duty.shift.name,
        day=duty.day,
    )

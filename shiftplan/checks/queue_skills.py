"""People serve only the queues that are in their list."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach
from shiftplan.checks.case import Case
from shiftplan.domain.finding import Finding
from shiftplan.language import say


def check(case: Case) -> Iterator[Finding]:
    for person in case.people:
        for duty in person.duties:
            if duty.queue not in person.agent.queues:
                message = say(
                    "{name} is on the queue {queue} on {day}, but may serve only {queues}",
                    name=person.agent.name,
                    queue=duty.queue,
                    day=duty.day,
                    queues=", ".join(person.agent.queues),
                )
                hint = say("move the shift to a queue of theirs, or train them and add it in agents.csv")
                yield breach("queue_skills", message, person, [duty.day], hint=hint)

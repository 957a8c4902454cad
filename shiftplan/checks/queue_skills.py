"""People serve only the queues that are in their list, before the meal, after it, and where they are lent."""

from collections.abc import Iterator

from shiftplan.checks.breach import breach
from shiftplan.checks.case import Case
from shiftplan.checks.cell_fault import cell_fault
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
    for one in case.known:
        agent = case.plan.agent[one.agent]
        if one.then is not None and one.then not in agent.queues:
            message = say(
                "{name} changes to the queue {queue} on {day}, but may serve only {queues}",
                name=agent.name,
                queue=one.then,
                day=one.day,
                queues=", ".join(agent.queues),
            )
            hint = say("change to a queue of theirs, or train them and add it in agents.csv")
            yield cell_fault("queue_skills", message, one, hint)
        for lent in one.on_the_day.lent:
            if lent.queue not in agent.queues:
                message = say(
                    "{name} is lent to the queue {queue} on {day}, but may serve only {queues}",
                    name=agent.name,
                    queue=lent.queue,
                    day=one.day,
                    queues=", ".join(agent.queues),
                )
                hint = say("lend them to a queue of theirs, or train them and add it in agents.csv")
                yield cell_fault("queue_skills", message, one, hint)

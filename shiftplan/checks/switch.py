"""The queue changes only at the meal of a shift that allows it, and to another one."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.cell_fault import cell_fault
from shiftplan.domain.finding import Finding
from shiftplan.language import say

CODE = "switch"


def check(case: Case) -> Iterator[Finding]:
    for one in case.known:
        agent, template = case.plan.agent[one.agent], case.plan.shift[one.shift]
        if one.then is None:
            continue
        if template.switch_after is None:
            message = say(
                "{name} changes to {queue} in {shift} on {day}, but the queue does not change in this shift",
                name=agent.name,
                queue=case.plan.queue[one.then].name,
                shift=template.name,
                day=one.day,
            )
            hint = say("empty then in rota.csv, or give the shift switch = true and a meal")
            yield cell_fault(CODE, message, one, hint)
        if one.then == one.queue:
            message = say(
                "{name} changes from {queue} to the same queue in {shift} on {day}",
                name=agent.name,
                queue=case.plan.queue[one.queue].name,
                shift=template.name,
                day=one.day,
            )
            yield cell_fault(CODE, message, one, say("empty then in rota.csv, or name another queue"))

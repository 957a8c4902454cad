"""A shift is worked on the days and from the starts at which shifts.toml offers it."""

from collections.abc import Iterator

from shiftplan.checks.case import Case
from shiftplan.checks.cell_fault import cell_fault
from shiftplan.domain.clock import clock
from shiftplan.domain.finding import Finding
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.language import Message, say

CODE = "offered"


def check(case: Case) -> Iterator[Finding]:
    for one in case.known:
        template = case.plan.shift[one.shift]
        name = case.plan.agent[one.agent].name
        if not template.offered_on(one.day):
            message = say(
                "{name} works {shift} on {day}, but it is not offered that day",
                name=name,
                shift=template.name,
                day=one.day,
            )
            hint = say("choose another shift, or widen its days or weekdays in shifts.toml")
            yield cell_fault(CODE, message, one, hint)
        if one.start is not None and one.start not in template.starts:
            hint = say("move the start, or change start, start_until or start_step in shifts.toml")
            yield cell_fault(CODE, _wrong_start(name, one.start, one, template), one, hint)


def _wrong_start(name: str, start: int, one: Assignment, template: ShiftTemplate) -> Message:
    first, *more = template.starts
    if not more:
        return say(
            "{name} begins {shift} on {day} at {start}; it begins at {first}",
            name=name,
            shift=template.name,
            day=one.day,
            start=clock(start),
            first=clock(first),
        )
    return say(
        "{name} begins {shift} on {day} at {start}; it may begin from {first} to {last} every {step} min",
        name=name,
        shift=template.name,
        day=one.day,
        start=clock(start),
        first=clock(first),
        last=clock(more[-1]),
        step=template.start_step,
    )

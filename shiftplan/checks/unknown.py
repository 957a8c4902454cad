"""A rota file may hold people who left, and shifts, queues and days that the plan no longer has."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from shiftplan.checks.breach import short_days
from shiftplan.checks.case import Case
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.rota import Assignment
from shiftplan.language import Message, say

HINT = say("take these rows out of rota.csv, or solve again; they count for nothing")


def check(case: Case) -> Iterator[Finding]:
    plan = case.plan
    by_message: dict[tuple[str, str], list[Assignment]] = defaultdict(list)
    for assignment in case.strangers:
        for code, id_, is_known in (
            ("unknown_agent", assignment.agent, assignment.agent in plan.agent),
            ("unknown_shift", assignment.shift, assignment.shift in plan.shift),
            ("unknown_queue", assignment.queue, assignment.queue in plan.queue),
            ("unknown_queue", assignment.then or "", assignment.then in {None, *plan.queue}),
            *(("unknown_queue", one.queue, one.queue in plan.queue) for one in assignment.on_the_day.lent),
            ("unknown_day", str(assignment.day), plan.grid.day_index(assignment.day) is not None),
        ):
            if not is_known:
                by_message[code, id_].append(assignment)
    for (code, id_), assignments in by_message.items():
        yield _finding(code, id_, assignments)


def _finding(code: str, id_: str, assignments: list[Assignment]) -> Finding:
    days = tuple(sorted({assignment.day for assignment in assignments}))
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=MESSAGES[code](id_, days),
        hint=HINT,
        agents=tuple(sorted({assignment.agent for assignment in assignments})),
        days=days,
    )


def _agent(id_: str, days: tuple[date, ...]) -> Message:
    return say("{agent} has shifts on {days}, but is not in agents.csv", agent=id_, days=short_days(days))


def _shift(id_: str, days: tuple[date, ...]) -> Message:
    return say("the shift {shift} of {days} is not in shifts.toml", shift=id_, days=short_days(days))


def _queue(id_: str, days: tuple[date, ...]) -> Message:
    return say("the queue {queue} of {days} is not in plan.toml", queue=id_, days=short_days(days))


def _day(id_: str, days: tuple[date, ...]) -> Message:  # noqa: ARG001 - one shape for all four
    return say("there are shifts on {day}, which is outside the plan", day=id_)


MESSAGES: dict[str, Callable[[str, tuple[date, ...]], Message]] = {
    "unknown_agent": _agent,
    "unknown_shift": _shift,
    "unknown_queue": _queue,
    "unknown_day": _day,
}

"""Locks to what the plan no longer has: they bind nobody, so the search puts something else there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from shiftplan.domain.clock import clock
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.language import Message, _, say
from shiftplan.rota.explain.foresight.findings import certain, short_days
from shiftplan.rota.explain.scene import Scene


def check(scene: Scene) -> Iterator[Finding]:
    """One finding for each person and fault, with all its days."""
    found: dict[tuple[str, Message], list[Assignment]] = defaultdict(list)
    for cell in scene.problem.start.locks:
        assignment = scene.problem.start.by_cell.get(cell)
        if assignment and scene.problem.cell(cell) and scene.problem.choice(assignment) is None:
            found[assignment.agent, _fault(scene.plan, assignment)].append(assignment)
    for (_agent, fault), locked in sorted(found.items(), key=lambda each: (each[0][0], str(each[0][1]))):
        yield _finding(scene.plan, fault, locked)


def _finding(plan: Plan, fault: Message, locked: list[Assignment]) -> Finding:
    person, days = plan.agent[locked[0].agent], sorted(one.day for one in locked)
    message = say(
        "{name} is locked on {days} to {fault}; the lock holds nobody to anything",
        name=person.name,
        days=short_days(days),
        fault=fault,
    )
    hint = say(
        "give the plan back what the lock says, or open it: shiftplan lock PLAN --unlock "
        "--agent {agent} {days}",
        agent=person.id,
        days=" ".join(f"--day {day}" for day in days),
    )
    return certain("lock_unknown", Severity.ERROR, message, hint, people=[person], days=days)


def _fault(plan: Plan, locked: Assignment) -> Message:
    """What the lock says, and what there is."""
    shift = plan.shift.get(locked.shift)
    if shift is None:
        return say(
            "shift {shift}, which is not in shifts.toml (there: {known})",
            shift=locked.shift,
            known=_listed(plan.shift),
        )
    if locked.start is not None and locked.start not in shift.starts:
        return say(
            "{shift} from {start}, which begins {starts}",
            shift=shift.name,
            start=clock(locked.start),
            starts=_starts(shift),
        )
    if locked.queue not in plan.queue:
        return say(
            "queue {queue}, which is not in plan.toml (there: {known})",
            queue=locked.queue,
            known=_listed(plan.queue),
        )
    return say(
        "{queue} and then {other}, a change that no shift and nobody may make",
        queue=plan.queue[locked.queue].name,
        other=plan.queue[locked.then].name if locked.then in plan.queue else locked.then,
    )


def _starts(shift: ShiftTemplate) -> Message:
    if shift.start_until is None:
        return say("at {start} only", start=clock(shift.start_minute))
    return say(
        "from {first} to {last}, every {step} min",
        first=clock(shift.starts[0]),
        last=clock(shift.starts[-1]),
        step=shift.start_step,
    )


def _listed(known: Iterable[str]) -> str:
    return _(", ").join(known) or "–"

"""What a repair changed, as text and as data."""

from collections.abc import Iterator
from typing import Any

from shiftplan import planning
from shiftplan.cli.output import table
from shiftplan.domain.clock import clock
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.words import day_name
from shiftplan.language import _, printable, say


def lines(plan: Plan, harm: planning.Damage, done: planning.Repair, judgement: Judgement) -> Iterator[str]:
    """How many cells changed, which, and what the rota is worth."""
    lost, moved = _split(done)
    people = len({change.cell.agent for change in moved})
    yield str(
        say(
            "{lost} {lost:shift|shifts} fell out; {cells} {cells:cell|cells} changed for it, of {people} "
            "{people:person|people}",
            lost=len(lost),
            cells=len(moved),
            people=people,
        )
    )
    yield str(_compared(harm))
    if done.rested:
        yield str(
            say("in {count} more {count:shift|shifts} only the breaks have moved", count=len(done.rested))
        )
    headings = (say("person"), say("day"), say("as told"), say("now"), say("why"))
    yield table(headings, [_row(plan, change) for change in (*lost, *moved)])
    yield str(
        say(
            "value {value:,.1f}, short of {hours:,.1f} agent-hours, {errors} {errors:violation|violations}",
            value=judgement.objective,
            hours=judgement.shortage_agent_hours,
            errors=judgement.hard_violations,
        )
    )


def _compared(harm: planning.Damage) -> object:
    if harm.version:
        return say("compared with what was published as {version}", version=harm.version)
    return say("compared with rota.csv as it was; nothing was published")


def _split(done: planning.Repair) -> tuple[list[planning.Change], list[planning.Change]]:
    """The cells of those who are away, and the others."""
    lost = [change for change in done.changes if change.lost]
    return lost, [change for change in done.changes if not change.lost]


def _row(plan: Plan, change: planning.Change) -> list[object]:
    agent = plan.agent[change.cell.agent]
    why = say("away") if change.lost else say("repair")
    before, after = (_shown(plan, one) for one in (change.before, change.after))
    return [printable(f"{agent.name} {agent.id}"), day_name(change.cell.day), before, after, why]


def _shown(plan: Plan, one: Assignment | None) -> str:
    if one is None:
        return _("off")
    if one.shift not in plan.shift:
        return printable(f"{one.shift} {one.queue}")
    shift = plan.worked(one)
    queue = " → ".join(_queue(plan, each) for each in (one.queue, one.then) if each is not None)
    return printable(f"{shift.name} {clock(shift.start_minute)}–{clock(shift.end_minute)} {queue}")


def _queue(plan: Plan, queue: str) -> str:
    """Its name; its id when the plan has it no more."""
    return plan.queue[queue].name if queue in plan.queue else queue


def data(plan: Plan, harm: planning.Damage, done: planning.Repair, judgement: Judgement) -> dict[str, Any]:
    """The same for a program; `changed_cells` leaves out the cells of those who are away."""
    lost, moved = _split(done)
    return {
        "status": done.outcome.status,
        "compared_with": harm.version or "rota.csv",
        "lost_shifts": len(lost),
        "changed_cells": len(moved),
        "disturbed_people": len({change.cell.agent for change in moved}),
        "moved_breaks": len(done.rested),
        "changes": [_change(plan, change) for change in (*lost, *moved)],
        "objective": judgement.objective,
        "shortage_agent_hours": judgement.shortage_agent_hours,
        "hard_violations": judgement.hard_violations,
        "terms": [{**term.model_dump(), "cost": term.cost} for term in judgement.terms],
    }


def _change(plan: Plan, change: planning.Change) -> dict[str, Any]:
    return {
        "agent": change.cell.agent,
        "name": plan.agent[change.cell.agent].name,
        "day": str(change.cell.day),
        "before": _cell(change.before),
        "after": _cell(change.after),
        "why": "away" if change.lost else "repair",
    }


def _cell(one: Assignment | None) -> dict[str, Any] | None:
    if one is None:
        return None
    start = None if one.start is None else clock(one.start)
    left = one.on_the_day.left
    return {
        "shift": one.shift,
        "start": start,
        "queue": one.queue,
        "then": one.then,
        "left": None if left is None else clock(left % MINUTES_PER_DAY),
    }

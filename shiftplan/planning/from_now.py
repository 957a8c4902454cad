"""A plan in the middle of its run: what has begun stays as it is, and nothing can begin in the past."""

from datetime import datetime
from typing import Any

from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota


def runs(plan: Plan, now: datetime) -> bool:
    """Whether `now` (local wall time) lies in the plan; before and after it a repair is a rehearsal."""
    return plan.grid.begin <= now < plan.grid.end


def begun(plan: Plan, rota: Rota, now: datetime) -> frozenset[Cell]:
    """The cells of the days before, and those of today in which somebody's shift has begun."""
    today = now.date()
    past = {Cell(agent.id, day) for agent in plan.agents for day in plan.grid.dates if day < today}
    started = {
        one.cell
        for one in rota.assignments
        if one.day == today and one.shift in plan.shift and plan.worked(one).begins(today) <= now
    }
    return frozenset(past | started)


def from_now(plan: Plan, rota: Rota, now: datetime) -> Plan:
    """The plan without the shifts of today that begin before now, for everybody who has not begun one."""
    today, at_work = now.date(), begun(plan, rota, now)
    offered = (shift for shift in plan.shifts if shift.offered_on(today))
    gone = [shift.id for shift in offered if shift.at(shift.starts[0]).begins(today) <= now]
    closed = tuple(
        Availability(agent=agent.id, day=today, kind=AvailabilityKind.NOT_SHIFT, shift=shift)
        for agent in plan.agents
        if Cell(agent.id, today) not in at_work
        for shift in gone
    )
    fields: dict[str, Any] = {name: getattr(plan, name) for name in Plan.model_fields}
    return Plan(**{**fields, "availability": plan.availability + closed})

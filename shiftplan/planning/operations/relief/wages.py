"""What a change of shifts adds to the wages, by person."""

from collections.abc import Sequence

from shiftplan.domain import pay
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.stretches import stretches

USUAL_YUAN = 45.0
"""An hour of overtime where the plan names no wage: our default."""


def added(plan: Plan, works: Sequence[Assignment], after: Assignment) -> float:
    """Yuan: wage, rates of overtime and holidays, night allowance; `works` are the person's shifts now.

    In a plan without wages each hour more costs `USUAL_YUAN`.
    """
    if not pay.is_told(plan):
        return round(USUAL_YUAN * max(0.0, _hours(plan, after) - _hours(plan, _there(works, after))), 2)
    mine = [one for one in works if one.shift in plan.shift]
    changed = [*(one for one in mine if one.cell != after.cell), after]
    return round(_wage(plan, after.agent, changed) - _wage(plan, after.agent, mine), 2)


def _there(works: Sequence[Assignment], after: Assignment) -> Assignment:
    return next(one for one in works if one.cell == after.cell)


def _hours(plan: Plan, one: Assignment) -> float:
    return plan.worked(one).hours


def _wage(plan: Plan, name: str, works: list[Assignment]) -> float:
    agent = plan.agent[name]
    worked = [(one.day, plan.worked(one)) for one in works]
    by_shift = sum(pay.of_shift(plan, agent, day, shift) for day, shift in worked)
    over = sum(
        pay.hours_over(plan, stretch, [one for one in worked if one[0] in stretch.days])
        for stretch in stretches(plan, agent)
    )
    return by_shift + pay.of_hour_over(plan, agent) * over

"""Rotas of the small plan, and publishing them."""

from shiftplan import planning
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment

NURSING, ON_LEAVE = 2, 5
"""People of the small plan: who may work no night, and who is on leave on the last day."""


def work(plan: Plan, agent: int, day: int, shift: str = "mid") -> Assignment:
    one = plan.agents[agent]
    return Assignment(agent=one.id, day=plan.grid.dates[day], shift=shift, queue=one.queues[0])


def told(opened: planning.OpenPlan, note: str = "") -> planning.Published:
    return planning.publish(opened, planning.need_of(opened.plan), note, "agreed")

"""Tiny plans whose explanations are known by hand."""

from datetime import date, timedelta
from typing import Any

from shiftplan.domain.explanation import PersonReason, SlotReasons
from shiftplan.domain.finding import Finding
from shiftplan.domain.need import Need
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.rota.explain import foresee, slot_reasons, standing_of
from shiftplan.rota.explain.standing import Standing
from tests import builders as b

EIGHT = b.shift("eight", 8, 8)
NIGHT = b.shift("night", 22, 8)
SHORT = b.shift("short", 18, 4)


def plan_of(*agents: Any, days: int = 3, **values: Any) -> Plan:
    """A plan with a day shift, a night shift and a short one in the evening, without breaks."""
    return b.plan(agents, days=days, **{"shifts": (EIGHT, NIGHT, SHORT), **values})


def need_at(plan: Plan, *amounts: tuple[int, float, float, float], queue: str = "presale") -> Need:
    """A need of (day, from hour, until hour, standard agents), nothing elsewhere."""
    series = {one.id: [0.0] * plan.grid.slots for one in plan.settings.queues}
    for day, since, until, amount in amounts:
        for slot in range(slot_at(plan, day, since), slot_at(plan, day, until)):
            series[queue][slot] = amount
    return b.need(plan, series)


def slot_at(plan: Plan, day: int, hour: float) -> int:
    return day * plan.grid.per_day + round(hour * 60 / plan.grid.minutes)


def day(number: int) -> date:
    return b.MONDAY + timedelta(days=number)


def leave(agent: str, number: int, kind: AvailabilityKind = AvailabilityKind.LEAVE) -> Availability:
    return Availability(agent=agent, day=day(number), kind=kind)


def foreseen(plan: Plan, need: Need, rota: Rota | None = None) -> tuple[Finding, ...]:
    return foresee(standing_of(plan, need, rota or Rota()).scene)


def codes(plan: Plan, need: Need) -> list[str]:
    return [finding.code for finding in foreseen(plan, need)]


def standing(plan: Plan, need: Need, *work: Assignment, locked: tuple[Assignment, ...] = ()) -> Standing:
    return standing_of(plan, need, Rota.of([*work, *locked], [one.cell for one in locked]))


def reasons(
    plan: Plan, need: Need, at: tuple[int, float], *work: Assignment, locked: tuple[Assignment, ...] = ()
) -> SlotReasons:
    return slot_reasons(standing(plan, need, *work, locked=locked), "presale", slot_at(plan, *at))


def reason(found: SlotReasons, agent: str) -> PersonReason:
    (one,) = [each for each in found.reasons if each.agent == agent]
    return one

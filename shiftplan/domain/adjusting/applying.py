"""Carrying adjustments out on a plan: values in, values out."""

from collections.abc import Callable, Iterable
from typing import Any

from shiftplan.domain.adjusting import demand, people, shifts
from shiftplan.domain.adjusting.values import Adjustment
from shiftplan.domain.plan import Plan

APPLY: dict[str, Callable[[Plan, Any], Plan]] = {
    "scenario": demand.other_scenario,
    "contacts": demand.other_contacts,
    "phase": demand.other_phase,
    "target": demand.other_target,
    "people": people.more_people,
    "hours": people.more_hours,
    "training": people.more_skill,
    "wish": people.wish_given_up,
    "start": shifts.other_start,
}


def adjusted(plan: Plan, adjustments: Iterable[Adjustment]) -> Plan:
    """The plan with each of them, one after another; raises BadInput for one that does not fit."""
    for one in adjustments:
        plan = APPLY[one.kind](plan, one)
    return plan

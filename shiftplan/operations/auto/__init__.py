"""Conditions that tick an item from the plan: each reads one number and says whether it is good enough."""

from collections.abc import Callable

from shiftplan.domain.playbook import Auto
from shiftplan.language import say
from shiftplan.operations.auto import cover, demand, fairness, measured, people, readiness, solved, told
from shiftplan.operations.facts import Facts, Verdict

CONDITIONS: dict[str, Callable[[Facts, float | None], Verdict]] = {
    "calendar_in": told.calendar_in,
    "forecast_in": demand.forecast_in,
    "three_scenarios": demand.three_scenarios,
    "need_computed": demand.need_computed,
    "gap_to_headcount": demand.gap_to_headcount,
    "owners_named": people.owners_named,
    "core_on_opening": people.core_on_opening,
    "temps_have_hour_limits": people.temps_have_hour_limits,
    "rota_solved": solved.rota_solved,
    "rota_current": solved.rota_current,
    "no_law_violation": solved.no_law_violation,
    "coverage_reached": cover.coverage_reached,
    "seniors_present": cover.seniors_present,
    "nights_even": fairness.nights_even,
    "wishes_met": fairness.wishes_met,
    "overtime_asked": readiness.overtime_asked,
    "accounts_open": readiness.accounts_open,
    "training_done": readiness.training_done,
    "exam_passed": readiness.exam_passed,
    "role_play_done": readiness.role_play_done,
    "briefing_in_rota": readiness.briefing_in_rota,
    "rota_published": told.rota_published,
    "rota_confirmed": told.rota_confirmed,
    "figures_in": measured.figures_in,
    "replies_in_time": measured.replies_in_time,
}
"""By the name that a playbook uses."""


def verdict(auto: Auto, facts: Facts) -> Verdict:
    """What the condition reads; one that this version does not know is never met."""
    condition = CONDITIONS.get(auto.condition)
    if condition is None:
        return Verdict(met=None, evidence=say("there is no condition {name}", name=auto.condition))
    return condition(facts, auto.limit)

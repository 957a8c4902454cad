"""All rules asked one after another."""

from collections.abc import Callable, Iterable

from shiftplan.checks import (
    allowed_shifts,
    availability,
    bonds,
    breaks,
    consecutive_days,
    cover_rules,
    employment,
    intern_no_statutory_day,
    max_days_in_row,
    max_days_per_week,
    max_hours_per_day,
    max_hours_per_month,
    max_hours_per_week,
    max_nights_in_row,
    max_nights_per_week,
    min_days_per_week,
    min_hours_per_month,
    min_hours_per_week,
    night,
    offered,
    one_shift_a_day,
    overtime,
    overtime_hours_per_day,
    overtime_hours_per_month,
    part_time_hours_per_day,
    patterns,
    priority,
    queue_skills,
    rest_days_per_week,
    rest_hours_between_shifts,
    sessions,
    shortage,
    squads,
    stale,
    switch,
    unknown,
    wish_missed,
)
from shiftplan.checks.case import Case
from shiftplan.checks.goals.cover import agent_hours_short
from shiftplan.checks.terms import terms
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota

CHECKS: tuple[Callable[[Case], Iterable[Finding]], ...] = (
    unknown.check,
    one_shift_a_day.check,
    queue_skills.check,
    availability.check,
    allowed_shifts.check,
    employment.check,
    rest_hours_between_shifts.check,
    consecutive_days.check,
    rest_days_per_week.check,
    overtime_hours_per_day.check,
    max_hours_per_week.check,
    overtime_hours_per_month.check,
    part_time_hours_per_day.check,
    night.check,
    overtime.check,
    intern_no_statutory_day.check,
    offered.check,
    breaks.check,
    switch.check,
    max_hours_per_day.check,
    min_hours_per_week.check,
    min_days_per_week.check,
    max_days_per_week.check,
    min_hours_per_month.check,
    max_hours_per_month.check,
    max_days_in_row.check,
    max_nights_in_row.check,
    max_nights_per_week.check,
    patterns.check,
    bonds.check,
    squads.check,
    cover_rules.check,
    stale.check,
    shortage.check,
    priority.check,
    sessions.check,
    wish_missed.check,
)


def judge(plan: Plan, need: Need, rota: Rota, published: Rota | None = None) -> Judgement:
    """Every finding, errors before warnings before notes, and the terms of the rota's value.

    Assignments of agents, shifts, queues or days that the plan does not know are errors and count for
    nothing else. `published` is the rota that people were told: what differs from it is counted.
    """
    case = Case(plan, need, rota, published)
    findings = by_severity(finding for check in CHECKS for finding in check(case))
    goals = terms(case)
    short = agent_hours_short(case)
    return Judgement(findings=findings, terms=goals, shortage_agent_hours=short)


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors before warnings before notes, else in the order given."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> int:
    return list(Severity).index(finding.severity)

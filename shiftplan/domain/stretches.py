"""Stretches of days over which a person's overtime is counted: weeks, or the whole plan.

With averaged hours (综合计算工时: 劳动法 §39, 劳部发〔1994〕503号 §5, with approval) only hours over the
average of the period are overtime; the period modelled is the plan. Everybody else's overtime is counted by
the calendar week or by the day, the larger (劳动法 §36, 国务院令第174号 §3).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.past import days_before_in_week
from shiftplan.domain.people import Agent, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import ShiftTemplate


class Stretch(NamedTuple):
    """Days of the plan with the normal hours they hold; `by_day`: a day's hours beyond the normal are
    overtime whatever the others are.
    """

    days: tuple[date, ...]
    normal: float
    by_day: bool


class MonthOfOvertime(NamedTuple):
    """The stretches (by index) that touch a calendar month, and the month's overtime before the plan."""

    year: int
    month: int
    stretches: tuple[int, ...]
    before: float


def averaged(plan: Plan, agent: Agent) -> bool:
    """Whether the person's hours are averaged over the plan."""
    return plan.contract_of(agent).kind is ContractKind.SPECIAL


def stretches(plan: Plan, agent: Agent) -> tuple[Stretch, ...]:
    """The stretches of a person's overtime in order; together they are the plan's days."""
    weeks = tuple(
        Stretch(days, _normal(plan, agent, index, days), by_day=True)
        for index, days in enumerate(work.weeks(plan))
    )
    if not averaged(plan, agent):
        return weeks
    normal = sum(week.normal for week in weeks)
    return (Stretch(plan.grid.dates, normal, by_day=False),)


def overtime(plan: Plan, stretch: Stretch, shifts: Iterable[ShiftTemplate]) -> float:
    """Overtime hours of a person's shifts of one stretch."""
    worked = tuple(shifts)
    by_day = sum(work.daily_overtime(shift, plan.settings.rules) for shift in worked)
    over = sum(shift.hours for shift in worked) - stretch.normal
    return max(0.0, over, by_day if stretch.by_day else 0.0)


def months_of_overtime(plan: Plan, agent: Agent) -> Iterator[MonthOfOvertime]:
    """Every calendar month of the plan. A stretch across two months counts in both, so that neither can be
    overrun (劳动法 §41).
    """
    every = stretches(plan, agent)
    first = (plan.grid.start.year, plan.grid.start.month)
    months = sorted({(day.year, day.month) for day in plan.grid.dates})
    for year, month in months:
        touching = tuple(
            index
            for index, stretch in enumerate(every)
            if any((day.year, day.month) == (year, month) for day in stretch.days)
        )
        before = plan.before[agent.id].month_overtime if (year, month) == first else 0.0
        yield MonthOfOvertime(year, month, touching, before)


def _normal(plan: Plan, agent: Agent, week: int, days: tuple[date, ...]) -> float:
    """Normal hours of a week's days; the first is joined to the days before it where their hours are told."""
    past, rules = plan.before[agent.id], plan.settings.rules
    earlier = days_before_in_week(plan)
    if week or past.week_hours is None or not earlier:
        return work.normal_hours(days, rules)
    whole = min(rules.hours_per_week.value, rules.hours_per_day.value * (len(earlier) + len(days)))
    return max(0.0, whole - max(0.0, past.week_hours - past.week_overtime))

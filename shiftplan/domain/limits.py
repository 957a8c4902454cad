"""The limits of a person's contract as solver and judge count them.

A day is open when the person is employed and nothing blocks it. Least amounts are shares of the open days,
so that leave is not worked off before or after; what was missed before the plan is not made up for in it.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from math import floor
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.past import week_hours_before
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.turns import can_work

ROUNDING = 1e-9


class Month(NamedTuple):
    """The plan's days of one calendar month, and the hours they must and may hold."""

    days: tuple[date, ...]
    least: float
    most: float | None


def open_days(plan: Plan, agent: Agent, days: tuple[date, ...]) -> int:
    return sum(can_work(plan, agent, day) for day in days)


def least_week_hours(plan: Plan, agent: Agent, days: tuple[date, ...]) -> float:
    """Hours that a calendar week must hold: the contract's, times its open days by 7; 0 in a cut week."""
    if len(days) < work.DAYS_PER_WEEK:
        return 0.0
    return plan.contract_of(agent).min_hours_per_week * open_days(plan, agent, days) / work.DAYS_PER_WEEK


def least_week_days(plan: Plan, agent: Agent, days: tuple[date, ...]) -> int:
    """The like for days worked, rounded down."""
    if len(days) < work.DAYS_PER_WEEK:
        return 0
    share = open_days(plan, agent, days) / work.DAYS_PER_WEEK
    return floor(plan.contract_of(agent).min_days_per_week * share + ROUNDING)


def most_week_hours(plan: Plan, agent: Agent, week: int) -> float:
    """Hours that the plan's days of a week (its index in `work.weeks`) may hold, the past taken off."""
    most = work.max_week_hours(plan, agent)
    return max(0.0, most - week_hours_before(plan, agent)) if week == 0 else most


def months(plan: Plan, agent: Agent) -> Iterator[Month]:
    """Every calendar month of the plan.

    The least is the contract's times the month's open days in the plan by all its days, less what history
    has above its own share; the most is the contract's less what history has.
    """
    contract = plan.contract_of(agent)
    first = plan.grid.start
    for year, month in sorted({(day.year, day.month) for day in plan.grid.dates}):
        days = tuple(day for day in plan.grid.dates if (day.year, day.month) == (year, month))
        long = monthrange(year, month)[1]
        told = plan.before[agent.id].month_hours if (year, month) == (first.year, first.month) else None
        ahead = max(0.0, (told or 0.0) - contract.min_hours_per_month * (first.day - 1) / long)
        least = contract.min_hours_per_month * open_days(plan, agent, days) / long - ahead
        most = contract.max_hours_per_month
        yield Month(days, max(0.0, least), None if most is None else max(0.0, most - (told or 0.0)))

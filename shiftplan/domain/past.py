"""How a plan joins what people have behind them; minutes count from the plan's start."""

from datetime import date, timedelta

from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan

SECONDS_PER_MINUTE = 60
DAYS_PER_WEEK = 7


def days_before_in_week(plan: Plan) -> tuple[date, ...]:
    """The days of the calendar week of the plan's first day that lie before the plan."""
    start = plan.grid.start
    return tuple(start - timedelta(days=back) for back in range(start.weekday(), 0, -1))


def week_days_before(plan: Plan, agent: Agent) -> int:
    """Days worked in the first week before the plan; what is not told is at least the run up to the plan."""
    past = plan.before[agent.id]
    told = past.week_days
    return min(past.days_in_row, len(days_before_in_week(plan))) if told is None else told


def week_nights_before(plan: Plan, agent: Agent) -> int:
    """Nights worked in the first week before the plan, as far as the run up to the plan shows them."""
    return min(plan.before[agent.id].nights_in_row, len(days_before_in_week(plan)))


def week_hours_before(plan: Plan, agent: Agent) -> float:
    """Hours worked in the first week before the plan; 0 when they are not told."""
    return (plan.before[agent.id].week_hours or 0.0) if days_before_in_week(plan) else 0.0


def rest_days_before(plan: Plan, agent: Agent, week: int, days: int) -> int | None:
    """Days off of a week (its index in `work.weeks`) before the plan, of which `days` lie in the plan.

    None when the week cannot be judged: its end is cut off, or its begin and nobody says what was worked.
    """
    earlier = 0 if week else len(days_before_in_week(plan))
    told = plan.before[agent.id].week_days
    if earlier + days < DAYS_PER_WEEK or (earlier and told is None):
        return None
    return earlier - (told or 0) if earlier else 0


def last_end(plan: Plan, agent: Agent) -> float | None:
    """When the last shift before the plan ended, mostly below 0; None when it is not told."""
    ended = plan.before[agent.id].last_end
    return None if ended is None else (ended - plan.grid.begin).total_seconds() / SECONDS_PER_MINUTE


def pairs_with(before: float, count: int) -> float:
    """Pairs that `count` nights (weekends, …) make with each other and with the `before` ones.

    n(n−1)/2 over both together less that of the past alone: the k-th of the plan costs before + k − 1.
    """
    return count * before + count * (count - 1) / 2

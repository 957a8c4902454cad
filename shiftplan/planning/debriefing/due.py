"""When a debrief is due."""

from datetime import datetime, time

from shiftplan.domain.debrief import Span
from shiftplan.domain.plan import Plan
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import right_now

MORNING = time(10)
"""The hour of its day at which a debrief is due."""


def due_span(plan: Plan, now: datetime) -> Span | None:
    """The last debrief that is due at `now` (local wall time); None before the first."""
    day = plan.settings.event.day
    past = [span for span in Span if now >= datetime.combine(span.end(day), MORNING)]
    return past[-1] if past else None


def latest_span(opened: OpenPlan, now: datetime | None = None) -> Span:
    """The last debrief that is due, else the first one."""
    return due_span(opened.plan, opened.plan.grid.local(now or right_now(opened))) or Span.T1

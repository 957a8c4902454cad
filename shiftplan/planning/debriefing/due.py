"""Which debrief a plan asks for."""

from datetime import datetime

from shiftplan.domain.debrief import Span
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import right_now


def latest_span(opened: OpenPlan, now: datetime | None = None) -> Span:
    """The last debrief that is due, else the first one."""
    local = opened.plan.grid.local(now or right_now(opened))
    return Span.last_due(opened.plan.settings.event.day, local) or Span.T1

"""What the figures say now, for the gaps of an incident's texts: who waits, how fast, how many came."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from shiftplan.domain.actuals import SlotFigures
from shiftplan.domain.rota import Rota
from shiftplan.domain.shift import ShiftKind
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.actuals import actuals

FRESH_SLOTS = 2
"""Figures of a slot that began longer ago say nothing of now."""


def figures_now(opened: OpenPlan, now: datetime) -> dict[str, str]:
    """The gaps that can be filled at `now`, an instant; what nobody has read of late is left out."""
    local = opened.plan.grid.local(now)
    newest = list(_newest(opened, now, local))
    waiting = [one.waiting for one in newest if one.waiting is not None]
    replies = [one.first_reply_seconds for one in newest if one.first_reply_seconds is not None]
    present = [one.present for one in newest if one.present is not None]
    known = {
        "waiting": sum(waiting) if waiting else None,
        "first_reply": max(replies, default=None),
        "present": sum(present) if present else None,
        "planned": planned(opened, local) or None,
    }
    return {gap: f"{value:,.0f}" for gap, value in known.items() if value is not None}


def planned(opened: OpenPlan, local: datetime) -> int:
    """How many people the rota has on shift at a local wall time, standby aside."""
    plan, days = opened.plan, {local.date(), local.date() - timedelta(days=1)}
    works = (
        one
        for one in (opened.rota or Rota()).assignments
        if one.day in days and one.shift in plan.shift and one.cell not in plan.blocked
    )
    return sum(
        plan.shift[one.shift].kind is not ShiftKind.STANDBY
        and plan.worked(one).begins(one.day) <= local < plan.worked(one).ends(one.day)
        for one in works
    )


def _newest(opened: OpenPlan, now: datetime, local: datetime) -> Iterator[SlotFigures]:
    """The newest slot of each queue in which people wait, if it is fresh."""
    oldest = local - FRESH_SLOTS * timedelta(minutes=opened.plan.grid.minutes)
    for queue, slots in actuals(opened, now).items():
        if queue in opened.plan.queue and not opened.plan.queue[queue].deferred:
            fresh = [one for one in slots.values() if oldest <= one.start <= local]
            yield from sorted(fresh, key=lambda one: one.start)[-1:]

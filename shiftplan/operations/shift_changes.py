"""Where shifts change: moments at which seniors leave, gathered, so that one handover serves all who go."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from shiftplan.domain.handover import Boundary, Form
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota

SENIOR = (Tier.T3, Tier.T4)
LEAST_SHARE = 0.2
"""A boundary at which fewer leave than this share of the largest one's is none."""


class Stint(NamedTuple):
    """Somebody's shift in local wall time; without a rota a shift of shifts.toml, of nobody.

    Where somebody `left` before its end no shift changes.
    """

    agent: str
    begins: datetime
    ends: datetime
    left: bool = False


def boundaries(plan: Plan, rota: Rota | None, form: Form) -> tuple[Boundary, ...]:
    """Every boundary of the plan in order."""
    stints = stints_of(plan, rota)
    seniors = _seniors(plan, stints)
    moments = _told(plan, form, stints) if form.times else _found(form, seniors)
    gather = timedelta(minutes=form.gather_minutes)
    return tuple(_boundary(plan, at, stints, seniors, gather) for at in moments)


def stints_of(plan: Plan, rota: Rota | None) -> tuple[Stint, ...]:
    """Who serves from when until when; every shift of shifts.toml on every day while there is no rota."""
    if rota is None or not rota.assignments:
        offered = ((day, shift) for day in plan.grid.dates for shift in plan.shifts if shift.serves)
        return tuple(Stint("", shift.begins(day), shift.ends(day)) for day, shift in offered)
    worked = ((one, plan.worked(one)) for one in rota.assignments if one.shift in plan.shift)
    return tuple(
        Stint(one.agent, shift.begins(one.day), shift.ends(one.day), one.on_the_day.left is not None)
        for one, shift in worked
        if shift.serves
    )


def _seniors(plan: Plan, stints: Sequence[Stint]) -> tuple[Stint, ...]:
    """The stints of T3 and T4; everybody's where there are none."""
    found = [one for one in stints if one.agent in plan.agent and plan.agent[one.agent].tier in SENIOR]
    return tuple(found or stints)


def _told(plan: Plan, form: Form, stints: Sequence[Stint]) -> list[datetime]:
    """The clock times of the form on every day on which somebody works around them."""
    first = min((one.begins for one in stints), default=plan.grid.begin)
    last = max((one.ends for one in stints), default=plan.grid.end)
    days = [*plan.grid.dates, plan.grid.end.date()]
    moments = {
        datetime.combine(day, time()) + timedelta(minutes=minute) for day in days for minute in form.times
    }
    return sorted(moment for moment in moments if first < moment <= last)


def _found(form: Form, seniors: Iterable[Stint]) -> list[datetime]:
    """The moments at which most leave, the largest first, each far enough from those already taken."""
    leaving = Counter(one.ends for one in seniors if not one.left)
    least = LEAST_SHARE * max(leaving.values(), default=0)
    apart = timedelta(hours=form.least_hours)
    taken: list[datetime] = []
    for moment, count in sorted(leaving.items(), key=lambda item: (-item[1], item[0])):
        if count >= least and all(abs(moment - other) >= apart for other in taken):
            taken.append(moment)
    return sorted(taken)


def _boundary(
    plan: Plan, at: datetime, stints: Sequence[Stint], seniors: Sequence[Stint], gather: timedelta
) -> Boundary:
    staying = (one for one in seniors if not one.left)
    giving = [one for one in staying if one.begins < at and at - gather <= one.ends <= at + gather]
    on_after = {one for one in stints if one.ends > at + gather}
    takes_at = max(at, min((one.begins for one in on_after), default=at))
    until = takes_at + max(gather, timedelta(minutes=30))
    taking = [one for one in seniors if one in on_after and one.begins <= until]
    return Boundary(at=at, takes_at=takes_at, giving=_names(plan, giving), taking=_names(plan, taking))


def _names(plan: Plan, stints: Iterable[Stint]) -> tuple[str, ...]:
    """Their ids, the highest tier first."""
    ids = {one.agent: None for one in stints if one.agent in plan.agent}
    ranks = list(Tier)
    return tuple(sorted(ids, key=lambda agent: -ranks.index(plan.agent[agent].tier)))

"""What fairness counts in a rota: the same amounts that the goals make their pairs and blocks of.

`docs/fairness.md` tells it to planners; `domain.fairness` says how much of it is a person's share.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from shiftplan.domain import work
from shiftplan.domain.fair_shares import BLOCK_HOURS, PEAK, at_peak
from shiftplan.domain.history import History
from shiftplan.domain.people import Availability
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.shift import ShiftTemplate


class Measure(StrEnum):
    """NIGHTS, PEAKS in shifts, WEEKENDS in days, HOURS in working hours, WISHES in wishes not met."""

    NIGHTS = "nights"
    WEEKENDS = "weekends"
    PEAKS = "peaks"
    HOURS = "hours"
    WISHES = "wishes"


STEPS = {measure: BLOCK_HOURS if measure is Measure.HOURS else 1.0 for measure in Measure}
"""The least that can go from one person to another: a night, a day, a shift, a wish."""


def counts_as(plan: Plan, measure: Measure, shift: ShiftTemplate, day: date) -> bool:
    """Whether a shift worked on a day counts; nothing counts for wishes, which are no shifts."""
    if measure is Measure.NIGHTS:
        return work.is_night_shift(shift, plan.settings.rules)
    if measure is Measure.WEEKENDS:
        return work.is_weekend(day)
    if measure is Measure.PEAKS:
        return at_peak(shift, day, plan.settings.event.openings)
    return measure is Measure.HOURS


def counting(plan: Plan, rota: Rota, measure: Measure) -> dict[str, tuple[Assignment, ...]]:
    """The assignments that count, by person; nobody is left out."""
    found: dict[str, list[Assignment]] = {agent.id: [] for agent in plan.agents}
    for one in work.known(plan, rota):
        if counts_as(plan, measure, plan.worked(one), one.day):
            found[one.agent].append(one)
    return {agent: tuple(those) for agent, those in found.items()}


def amounts(plan: Plan, rota: Rota, measure: Measure) -> dict[str, float]:
    """How much of it the rota gives each person."""
    if measure is Measure.WISHES:
        missed = missed_wishes(plan, rota)
        return {agent.id: float(len(missed[agent.id])) for agent in plan.agents}
    found = counting(plan, rota, measure)
    return {agent: _amount(plan, measure, those) for agent, those in found.items()}


def _amount(plan: Plan, measure: Measure, those: Iterable[Assignment]) -> float:
    if measure is Measure.HOURS:
        return sum(plan.worked(one).hours for one in those)
    if measure is Measure.WEEKENDS:
        return float(len({one.day for one in those}))
    return float(len(tuple(those)))


def before(past: History, measure: Measure) -> float:
    """What somebody brings along; of hours those above the contract, and of wishes nothing is known."""
    return 0.0 if measure is Measure.WISHES else float(getattr(past, measure.value))


def asked_wishes(plan: Plan) -> dict[str, tuple[Availability, ...]]:
    """The wishes that a rota can meet or miss, by person; nobody is left out."""
    found: dict[str, list[Availability]] = {agent.id: [] for agent in plan.agents}
    for wish in work.open_wishes(plan):
        found[wish.agent].append(wish)
    return {agent: tuple(wishes) for agent, wishes in found.items()}


def missed_wishes(plan: Plan, rota: Rota) -> dict[str, tuple[Availability, ...]]:
    """Those of them that the rota does not meet."""
    there = {one.cell: one for one in work.known(plan, rota)}
    return {
        agent: tuple(wish for wish in wishes if not work.wish_met(wish, there.get(Cell(agent, wish.day))))
        for agent, wishes in asked_wishes(plan).items()
    }


def peak_hours(plan: Plan, rota: Rota) -> dict[str, float]:
    """Hours served within the two hours after an opening, breaks left out; told beside the shifts."""
    openings, grid = plan.settings.event.openings, plan.grid
    rush = {
        slot
        for slot in range(grid.slots)
        if any(opening <= grid.moment(slot) < opening + PEAK for opening in openings)
    }
    served: dict[str, float] = defaultdict(float)
    for one in work.known(plan, rota):
        served[one.agent] += sum(share for _, slot, share in work.served(plan, one) if slot in rush)
    return {agent.id: served[agent.id] * grid.hours for agent in plan.agents}

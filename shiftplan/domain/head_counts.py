"""Whom a rule of cover counts in a slot: laws of counting that the solver and the judge must read alike.

For `least` people count while they serve at least half of the slot, so a break takes one away. For `most`
they count while they are on shift: a seat is held through a break, but not through the fixed gap of a split
shift.
"""

from collections import Counter
from collections.abc import Iterator

from shiftplan.domain import work
from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.people import Agent, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.shift import BreakKind, ShiftTemplate

TIERS = tuple(Tier)


def is_meant(rule: CoverRule, agent: Agent, shift: ShiftTemplate) -> bool:
    """Whether the rule counts this person on this shift: high enough a tier, standby only if asked for."""
    tall = rule.tier is None or TIERS.index(agent.tier) >= TIERS.index(rule.tier)
    return tall and rule.standby != shift.serves


def on_shift(shift: ShiftTemplate, grid: TimeGrid) -> Iterator[int]:
    """Slots, from the first of its day, of which the shift with its breaks covers at least half."""
    for offset in range(shift.start_minute // grid.minutes, -(-shift.end_minute // grid.minutes)):
        begin, end = offset * grid.minutes, (offset + 1) * grid.minutes
        if 2 * (shift.minutes_between(begin, end) - _in_gaps(shift, begin, end)) >= grid.minutes:
            yield offset


def people(plan: Plan, rota: Rota, rule: CoverRule, *, seats: bool) -> Counter[int]:
    """How many people the rule counts in each slot of the plan; `seats`: as its `most` does."""
    counted: Counter[int] = Counter()
    for assignment in work.known(plan, rota):
        if is_meant(rule, plan.agent[assignment.agent], plan.shift[assignment.shift]):
            counted.update(
                slot
                for queue, slot in (_held if seats or rule.standby else _served)(plan, assignment)
                if rule.queue in ("", queue)
            )
    return counted


def _served(plan: Plan, assignment: Assignment) -> Iterator[tuple[str, int]]:
    return ((queue, slot) for queue, slot, share in work.served(plan, assignment) if share >= work.HALF)


def _held(plan: Plan, assignment: Assignment) -> Iterator[tuple[str, int]]:
    template = plan.shift[assignment.shift]
    shift = template if assignment.start is None else template.at(assignment.start)
    change = shift.switch_after if assignment.then else None
    turn = None if change is None else (shift.start_minute + change) // plan.grid.minutes
    first = (assignment.day - plan.grid.start).days * plan.grid.per_day
    for offset in on_shift(shift, plan.grid):
        if first + offset < plan.grid.slots:
            later = turn is not None and offset >= turn
            yield (assignment.then or assignment.queue) if later else assignment.queue, first + offset


def _in_gaps(shift: ShiftTemplate, begin: int, end: int) -> int:
    """Minutes of [begin, end) in gaps whose place is fixed."""
    return sum(
        max(0, min(left + gap.minutes, end) - max(left, begin))
        for gap in shift.breaks
        if gap.kind is BreakKind.GAP and gap.first == gap.last
        for left in (shift.start_minute + gap.after_minutes,)
    )

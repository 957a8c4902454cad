"""Whom a rule of cover counts in a slot: laws of counting that the solver and the judge must read alike.

For `least` people count while they serve at least half of the slot, so a break takes one away. For `most`
they count while they are on shift: a seat is held through a break, but not through the fixed gap of a split
shift.
"""

from collections import defaultdict
from collections.abc import Iterator

from shiftplan.domain import work
from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.on_the_day import AS_PLANNED
from shiftplan.domain.people import Agent, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.posts import posts
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.shift import BreakKind, ShiftKind, ShiftTemplate

TIERS = tuple(Tier)
Present = dict[tuple[Tier, bool, str], list[int]]
"""People in each slot, by their tier, whether their shift serves, and the queue."""
Offsets = dict[tuple[str, int | None], tuple[int, ...]]
"""The slots of a shift at a start (`on_shift`), as far as they were worked out."""


def is_meant(rule: CoverRule, agent: Agent, shift: ShiftTemplate) -> bool:
    """Whether the rule counts this person on this shift: high enough a tier, standby only if asked for."""
    return _counts(rule, agent.tier, serves=shift.serves)


def _counts(rule: CoverRule, tier: Tier, *, serves: bool) -> bool:
    tall = rule.tier is None or TIERS.index(tier) >= TIERS.index(rule.tier)
    return tall and rule.standby != serves


def on_shift(
    shift: ShiftTemplate, grid: TimeGrid, from_minute: int | None = None, to_minute: int | None = None
) -> Iterator[int]:
    """Slots, from the first of its day, of which the shift with its breaks covers at least half.

    With minutes of the day only what lies between them counts.
    """
    low = shift.start_minute if from_minute is None else from_minute
    high = shift.end_minute if to_minute is None else to_minute
    for offset in range(low // grid.minutes, -(-high // grid.minutes)):
        begin, end = max(low, offset * grid.minutes), min(high, (offset + 1) * grid.minutes)
        if 2 * (shift.minutes_between(begin, end) - _in_gaps(shift, begin, end)) >= grid.minutes:
            yield offset


def present(plan: Plan, rota: Rota, *, held: bool) -> Present:
    """Who is there in each slot of the plan; `held`: who is on shift, else who serves."""
    counted: Present = defaultdict(lambda: [0] * plan.grid.slots)
    offsets: Offsets = {}
    for one in work.known(plan, rota):
        tier, serves = plan.agent[one.agent].tier, plan.shift[one.shift].serves
        if one.on_the_day != AS_PLANNED:
            _count_on_the_day(plan, one, tier, counted, held=held)
            continue
        for queue, slot in _held(plan, one, offsets) if held else _served(plan, one):
            counted[tier, serves, queue][slot] += 1
    return counted


def _count_on_the_day(plan: Plan, one: Assignment, tier: Tier, counted: Present, *, held: bool) -> None:
    """Whoever is called in counts as the standby they are, and holds a seat while they serve."""
    shift, grid = plan.worked(one), plan.grid
    first = (one.day - grid.start).days * grid.per_day
    seats = [(True, post.queue, post.begin, post.end) for post in posts(shift, one)]
    if shift.kind is ShiftKind.STANDBY:
        seats.append((False, one.queue, shift.start_minute, shift.end_minute))
    if not held:
        for queue, slot in _served(plan, one):
            counted[tier, True, queue][slot] += 1
        return
    for serves, queue, begin, end in seats:
        for offset in on_shift(shift, grid, begin, end):
            if 0 <= first + offset < grid.slots:
                counted[tier, serves, queue][first + offset] += 1


def people(there: Present, rule: CoverRule, slots: int) -> list[int]:
    """How many of those who are there the rule counts in each of the plan's slots."""
    meant = [
        series
        for (tier, serves, queue), series in there.items()
        if rule.queue in ("", queue) and _counts(rule, tier, serves=serves)
    ]
    return [sum(counts) for counts in zip(*meant, strict=True)] if meant else [0] * slots


def _served(plan: Plan, assignment: Assignment) -> Iterator[tuple[str, int]]:
    return ((queue, slot) for queue, slot, share in work.served(plan, assignment) if share >= work.HALF)


def _held(plan: Plan, assignment: Assignment, offsets: Offsets) -> Iterator[tuple[str, int]]:
    template = plan.shift[assignment.shift]
    shift = template if assignment.start is None else template.at(assignment.start)
    change = shift.switch_after if assignment.then else None
    turn = None if change is None else (shift.start_minute + change) // plan.grid.minutes
    first = (assignment.day - plan.grid.start).days * plan.grid.per_day
    where = (assignment.shift, assignment.start)
    if where not in offsets:
        offsets[where] = tuple(on_shift(shift, plan.grid))
    for offset in offsets[where]:
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

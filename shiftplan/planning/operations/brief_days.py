"""The days of a brief: contacts, need and rota, and who leads each shift."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from shiftplan.domain import work
from shiftplan.domain.brief import DayLine, Lead
from shiftplan.domain.clock import clock
from shiftplan.domain.need import Need
from shiftplan.domain.people import Agent, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota

FEW_LEADS = 3
LEADING = (Tier.T4, Tier.T3)
ROUNDING = 0.005
"""Needs are rounded to 0.01 agents; less than half of that is arithmetic, not shortage."""


def day_lines(plan: Plan, need: Need, rota: Rota | None) -> tuple[DayLine, ...]:
    """Every day of the plan; leads only on days with shifts."""
    there = work.supply(plan, rota) if rota else {one.queue: [0.0] * plan.grid.slots for one in need.queues}
    on_shift: dict[date, list[Assignment]] = defaultdict(list)
    for one in work.known(plan, rota) if rota else ():
        on_shift[one.day].append(one)
    return tuple(_day(plan, need, there, day, on_shift[day]) for day in plan.grid.dates)


def _day(
    plan: Plan, need: Need, there: dict[str, list[float]], day: date, shifts: list[Assignment]
) -> DayLine:
    slots, hours = plan.grid.of_day((day - plan.grid.start).days), plan.grid.hours
    gaps = (
        wanted - served
        for one in need.queues
        for wanted, served in zip(one.need[slots], there[one.queue][slots], strict=True)
    )
    return DayLine(
        day=day,
        contacts=sum(sum(one.contacts[slots]) for one in need.queues),
        needed=sum(sum(one.need[slots]) for one in need.queues) * hours,
        there=sum(sum(there[one.queue][slots]) for one in need.queues) * hours,
        short=sum(gap for gap in gaps if gap > ROUNDING) * hours,
        people=len({one.agent for one in shifts}),
        leads=tuple(_leads(plan, shifts)),
    )


def _leads(plan: Plan, shifts: Iterable[Assignment]) -> Iterator[Lead]:
    """By shift in the order of their starts; a shift that no senior works has nobody of a leading tier."""
    groups: dict[str, list[Assignment]] = defaultdict(list)
    for one in shifts:
        if plan.worked(one).serves:
            groups[one.shift].append(one)
    for name in sorted(groups, key=lambda shift: min(plan.worked(one).start_minute for one in groups[shift])):
        people = [plan.agent[one.agent] for one in groups[name]]
        tier = max((agent.tier for agent in people), key=list(Tier).index)
        seniors = [agent for agent in people if agent.tier is tier]
        seniors.sort(key=_by_productivity)
        worked = plan.worked(groups[name][0])
        named = seniors[:FEW_LEADS] if tier in LEADING else []
        yield Lead(
            shift=plan.shift[name].name,
            hours=f"{clock(worked.start_minute)}–{clock(worked.end_minute)}",
            tier=tier,
            names=tuple(agent.name for agent in named),
            others=len(seniors) - len(named) if named else 0,
        )


def _by_productivity(agent: Agent) -> tuple[float, str]:
    return -agent.productivity, agent.id

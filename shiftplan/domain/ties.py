"""Ties between people: what the solver and the judge must read alike. Minutes count from the plan's start."""

from datetime import date

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.people import Agent, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.teamwork import Bond, Squad
from shiftplan.domain.turns import can_work


def free_to_share(plan: Plan, bond: Bond, day: date) -> tuple[str, ...]:
    """Those of a TOGETHER bond who can work on the day, in its order; the day binds nobody else."""
    return tuple(name for name in bond.agents if can_work(plan, plan.agent[name], day))


def meet(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two shifts, each (begins, ends), have a moment in common; an end at a beginning is none."""
    return first[0] < second[1] and second[0] < first[1]


def watched(mentor: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a mentor's shift lies over at least half of another's."""
    common = min(mentor[1], other[1]) - max(mentor[0], other[0])
    return 2 * common >= other[1] - other[0]


def members(plan: Plan, squad: Squad) -> tuple[tuple[Agent, ...], tuple[Agent, ...]]:
    """(seniors, others) of a squad, in the plan's order."""
    there = [agent for agent in plan.agents if agent.squad == squad.id]
    tiers = list(Tier)
    least = tiers.index(squad.tier)
    seniors = tuple(agent for agent in there if tiers.index(agent.tier) >= least)
    return seniors, tuple(agent for agent in there if agent not in seniors)


def slots_on_shift(grid: TimeGrid, begins: int, ends: int) -> range:
    """The plan's slots of which a shift covers at least half."""
    first, last = begins // grid.minutes, -(-ends // grid.minutes)
    first += not _covers_half(grid, first, begins, ends)
    last -= last > first and not _covers_half(grid, last - 1, begins, ends)
    return range(max(0, first), max(0, min(grid.slots, last)))


def _covers_half(grid: TimeGrid, slot: int, begins: int, ends: int) -> bool:
    from_minute, to_minute = slot * grid.minutes, (slot + 1) * grid.minutes
    return 2 * (min(ends, to_minute) - max(begins, from_minute)) >= grid.minutes

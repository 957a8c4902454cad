"""Random teams of any size, to measure the rota engine on: plans in memory, with their need."""

import numpy as np

from shiftplan.domain.need import Need
from shiftplan.domain.people import Agent, Availability, AvailabilityKind, Protection
from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import ShiftTemplate
from tests import builders

NIGHT, MORNING = (0.02, *(0.01,) * 6, 0.02), (0.03, 0.05, 0.06, 0.06)
NOON, EVENING = (0.05, 0.05), (0.06, 0.06)
HOURS_OF_DAY = (*NIGHT, *MORNING, *NOON, *EVENING, 0.06, 0.05, 0.04, 0.05, 0.07, 0.085, 0.07, 0.04)
SHIFTS: tuple[ShiftTemplate, ...] = (
    builders.shift("early", 7, 8.5, 4),
    builders.shift("day", 9, 8.5, 4),
    builders.shift("late", 13, 8.5, 4),
    builders.shift("evening", 15.5, 8.5, 4),
    builders.shift("graveyard", 23, 8.5, 4),
    builders.shift("peak", 18, 4),
    builders.shift("noon", 10, 4),
    builders.shift("long", 9, 10.5, 4),
    builders.shift("surge", 16, 10.5, 4),
)
TIERS = (0.53, 0.7, 1.0, 1.0, 1.15)
PLENTY = 0.92
"""Share of the need that the team could cover if hours could be moved freely."""


def team(agents: int, days: int, seed: int) -> tuple[Plan, Need]:
    """A plan of `agents` people over `days` days with two queues, and a need somewhat above their means."""
    random = np.random.default_rng(seed)
    people = tuple(_agent(i, random) for i in range(agents))
    plan = builders.plan(
        people,
        days=days,
        shifts=SHIFTS,
        queues=(builders.queue("presale"), builders.queue("aftersale")),
        availability=_availability(people, days, random),
    )
    return plan, _need(plan, random)


def _agent(number: int, random: np.random.Generator) -> Agent:
    both = random.random() < 0.35
    queues = ("presale", "aftersale") if both else (("presale",) if random.random() < 0.6 else ("aftersale",))
    part = random.random() < 0.1
    protected = random.random() < 0.04
    return builders.agent(
        f"p{number:03}",
        queues=queues,
        productivity=float(random.choice(TIERS)),
        contract="part" if part else "full",
        protection=Protection.PREGNANT if protected else Protection.NONE,
        overtime_consent=bool(random.random() < 0.9),
    )


def _availability(
    people: tuple[Agent, ...], days: int, random: np.random.Generator
) -> tuple[Availability, ...]:
    """One day in twenty-five away, one in twelve with a wish."""
    kinds = (AvailabilityKind.LEAVE, AvailabilityKind.WISH_OFF, AvailabilityKind.WISH_ON)
    return tuple(
        Availability(agent=person.id, day=day, kind=kinds[int(kind)])
        for person in people
        for day in builders.grid(days).dates
        for kind in (random.choice(4, p=[0.04, 0.06, 0.02, 0.88]),)
        if kind < len(kinds)
    )


def _need(plan: Plan, random: np.random.Generator) -> Need:
    grid = plan.grid
    spike = int(grid.days * 0.75)
    means = (
        sum(agent.productivity * plan.contract_of(agent).hours_per_week / 7 for agent in plan.agents) / PLENTY
    )
    shape = np.repeat(np.array(HOURS_OF_DAY), grid.per_day // 24) / (grid.per_day / 24)
    amounts = {}
    for queue, share in (("presale", 0.6), ("aftersale", 0.4)):
        days = [
            shape * (2.0 if day == spike else 0.93) * random.uniform(0.9, 1.1) for day in range(grid.days)
        ]
        hours = np.concatenate(days) * means * share
        noisy = hours / grid.hours * random.uniform(0.92, 1.08, grid.slots)
        amounts[queue] = np.ceil(noisy * 100) / 100
    return builders.need(plan, {name: list(series) for name, series in amounts.items()})

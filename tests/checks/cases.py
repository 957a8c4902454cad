"""Small plans with odd people, and rotas put together without regard to any rule, from a seed."""

from random import Random

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.need import Need
from shiftplan.domain.people import Agent, Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from tests import builders as b
from tests.checks.bench import day

SHIFTS = (*b.SHIFTS, b.shift("dawn", 5.25, 7.75, 2.1), b.shift("deep", 0, 6))
QUEUES = (b.queue("presale"), b.queue("aftersale"))
ODD: tuple[dict[str, object], ...] = (
    {},
    {"contract": "part"},
    {"contract": "intern"},
    {"protection": "pregnant"},
    {"protection": "nursing"},
    {"protection": "minor", "contract": "temp"},
    {"overtime_consent": False},
    {"contract": "intern", "protection": "minor"},
)
ENTRIES = ("leave", "unavailable", "absent", "training", "wish_on", "wish_off", "wish_off", "wish_on")


def random_plan(seed: int) -> Plan:
    """4 to 8 agents, 2 to 8 days from any weekday, all sorts of people, leave and wishes."""
    random = Random(seed)
    grid = b.grid(random.randint(2, 8), day(random.randint(0, 6)))
    people = tuple(_agent(i, grid, random) for i in range(random.randint(4, 8)))
    return b.plan(
        people,
        grid=grid,
        queues=QUEUES,
        shifts=SHIFTS,
        availability=tuple(_entry(people, grid, random) for _ in range(random.randint(0, 6))),
        statutory_days=(random.choice(grid.dates),),
    )


def random_need(plan: Plan, seed: int) -> Need:
    """A need that changes every two hours, sometimes none."""
    random = Random(seed)
    block = plan.grid.per_day // 12
    amounts = {
        queue.id: [
            round(random.choice([0, 0.5, 1, 2]) * random.uniform(0.5, 1.5), 2)
            for _ in range(plan.grid.slots // block)
        ]
        for queue in plan.settings.queues
    }
    return b.need(plan, {name: [x for x in levels for _ in range(block)] for name, levels in amounts.items()})


def random_rota(plan: Plan, seed: int, share: float = 0.6) -> Rota:
    """Any shift and queue in about this share of the cells."""
    random = Random(seed)
    shifts, queues = sorted(plan.shift), sorted(plan.queue)
    return Rota.of(
        Assignment(agent=agent.id, day=when, shift=random.choice(shifts), queue=random.choice(queues))
        for agent in plan.agents
        for when in plan.grid.dates
        if random.random() < share
    )


def _agent(number: int, grid: TimeGrid, random: Random) -> Agent:
    values = dict(random.choice(ODD))
    if random.random() < 0.2:
        values["hired"] = random.choice(grid.dates)
    if random.random() < 0.2:
        values["leaves"] = random.choice(grid.dates)
    queues = random.choice([("presale",), ("aftersale",), ("presale", "aftersale")])
    return b.agent(
        f"a{number}", queues=queues, productivity=random.choice([0.4, 0.53, 0.7, 1.0, 1.15]), **values
    )


def _entry(people: tuple[Agent, ...], grid: TimeGrid, random: Random) -> Availability:
    kind = random.choice(ENTRIES)
    shift = random.choice([None, "early", "late", "night"]) if kind.startswith("wish") else None
    return Availability(
        agent=random.choice(people).id,
        day=random.choice(grid.dates),
        kind=AvailabilityKind(kind),
        shift=shift,
        weight=random.choice([0, 0.5, 1, 3]),
    )

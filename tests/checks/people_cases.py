"""Small plans with limits in contracts, a past, lists of shifts, turns, bonds and squads, from a seed."""

from datetime import date, datetime, timedelta
from random import Random

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.history import History
from shiftplan.domain.people import Agent, Availability, AvailabilityKind, Contract, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.shift import ShiftKind
from shiftplan.domain.teamwork import Bond, BondKind, Pattern, Squad
from shiftplan.domain.weights import Weights
from shiftplan.domain.when import Force
from tests import builders as b

OWN = b.shift("flexible", 9, 6, 3).model_copy(update={"start_until": 13 * 60, "start_step": 60})
WAITING = b.shift("waiting", 20, 8).model_copy(update={"kind": ShiftKind.STANDBY, "standby_share": 0.25})
SHIFTS = (b.SHIFTS[0], b.SHIFTS[2], b.shift("dawn", 5.25, 7.75, 2.1), OWN, WAITING, b.shift("long", 8, 12, 4))
QUEUES = (b.queue("presale"), b.queue("aftersale"))
KINDS = tuple(ContractKind)


def people_plan(seed: int) -> Plan:
    """3 to 6 agents, 6 to 16 days from any weekday near the end of a month."""
    random = Random(seed)
    grid = b.grid(random.randint(6, 16), date(2027, 11, random.randint(16, 30)))
    contracts = tuple(_contract(number, random) for number in range(3))
    people = tuple(_agent(number, grid, random) for number in range(random.randint(3, 6)))
    return b.plan(
        people,
        grid=grid,
        queues=QUEUES,
        shifts=SHIFTS,
        contracts=contracts,
        weights=weights(random),
        availability=tuple(_entry(people, grid, random) for _ in range(random.randint(0, 8))),
        bonds=tuple(_bond(people, random) for _ in range(random.randint(0, 4))),
        squads=(_squad("s0", random), _squad("s1", random)),
        patterns=tuple(_pattern(name, random) for name in ("p0", "p1")),
    ).model_copy(update={"history": tuple(_past(agent, grid, random) for agent in people[1:])})


def weights(random: Random) -> Weights:
    """Each goal with a weight of its own, so that no two errors cancel."""
    names = [name for name in Weights.model_fields if name != "gentle_share"]
    values = {name: round(random.uniform(1, 60), 3) for name in names}
    values["deep_shortage"] += values["shortage"]
    return Weights(**values)


def random_work(plan: Plan, random: Random, share: float) -> Rota:
    """Any shift at any of its starts, any queue, in about this share of the cells."""
    return Rota.of(
        _assignment(agent.id, when, plan, random)
        for agent in plan.agents
        for when in plan.grid.dates
        if random.random() < share
    )


def _assignment(agent: str, when: date, plan: Plan, random: Random) -> Assignment:
    shift = random.choice(plan.shifts)
    start = random.choice(shift.starts) if len(shift.starts) > 1 else None
    queue = random.choice(plan.settings.queues).id
    return Assignment(agent=agent, day=when, shift=shift.id, queue=queue, start=start)


def _contract(number: int, random: Random) -> Contract:
    low = random.choice([0, 0, 8, 20])
    return Contract(
        id=f"c{number}",
        kind=random.choice(KINDS),
        hours_per_week=random.choice([0, 20, 40]),
        max_hours_per_week=random.choice([24, 40, 60]),
        max_hours_per_day=random.choice([None, None, 8]),
        min_hours_per_week=low,
        min_hours_per_month=random.choice([0, 0, 60]),
        max_hours_per_month=random.choice([None, 60, 120]),
        min_days_per_week=random.choice([0, 0, 3]),
        max_days_per_week=random.choice([None, 3, 5]),
        max_days_in_row=random.choice([None, 2, 4]),
        max_nights_in_row=random.choice([None, 0, 1, 2]),
        max_nights_per_week=random.choice([None, 0, 1, 2]),
        hourly_wage=random.choice([0, 20]),
        night_allowance=random.choice([0, 15]),
    )


def _agent(number: int, grid: TimeGrid, random: Random) -> Agent:
    ids = [shift.id for shift in SHIFTS]
    return b.agent(
        f"a{number}",
        contract=f"c{random.randrange(3)}",
        tier=random.choice(["T1", "T3", "T4"]),
        queues=("presale", "aftersale"),
        productivity=random.choice([0.53, 1.0, 1.15]),
        proficiency=random.choice([{}, {"aftersale": 0.6}, {"presale": 1.2, "aftersale": 0.5}]),
        overtime_consent=random.random() < 0.7,
        hired=random.choice([None, None, random.choice(grid.dates)]),
        shifts=random.choice([(), (), tuple(random.sample(ids, 3))]),
        pattern=random.choice(["", "p0", "p1"]),
        pattern_start=random.choice([None, grid.start - timedelta(days=random.randint(0, 9))]),
        squad=random.choice(["", "s0", "s1"]),
    )


def _past(agent: Agent, grid: TimeGrid, random: Random) -> History:
    earlier = grid.start.weekday()
    run = random.choice([0, 1, 3, 6])
    week = random.choice([None, random.randint(min(run, earlier), earlier)])
    ended = datetime.combine(grid.start, datetime.min.time()) + timedelta(hours=random.uniform(-20, 8))
    return History(
        agent=agent.id,
        last_end=random.choice([None, ended.replace(second=0, microsecond=0)]),
        days_in_row=run,
        nights_in_row=random.randint(0, run),
        week_days=week,
        week_hours=None if week is None or not earlier else 8.0 * week,
        week_overtime=0 if not week or not earlier else random.choice([0, 2]),
        month_hours=random.choice([None, 40, 150]),
        month_overtime=random.choice([0, 0, 30]),
        nights=random.choice([0, 2, 3.5]),
        weekends=random.choice([0, 1]),
        peaks=random.choice([0, 2]),
        hours=random.choice([0, 12]),
    )


def _entry(people: tuple[Agent, ...], grid: TimeGrid, random: Random) -> Availability:
    kind = random.choice(["leave", "only_shift", "not_shift", "only_shift", "not_shift"])
    shift = None if kind == "leave" else random.choice(SHIFTS).id
    agent, when = random.choice(people).id, random.choice(grid.dates)
    return Availability(agent=agent, day=when, kind=AvailabilityKind(kind), shift=shift)


def _bond(people: tuple[Agent, ...], random: Random) -> Bond:
    count = random.choice([2, 2, 3])
    return Bond(
        kind=random.choice(tuple(BondKind)),
        agents=tuple(agent.id for agent in random.sample(people, count)),
        force=random.choice(tuple(Force)),
        weight=random.choice([0.5, 1, 3]),
    )


def _squad(name: str, random: Random) -> Squad:
    return Squad(
        id=name,
        tier=random.choice(["T3", "T4"]),
        least=random.choice([1, 1, 2]),
        force=random.choice(tuple(Force)),
        weight=random.choice([0.5, 2]),
    )


def _pattern(name: str, random: Random) -> Pattern:
    entries = ["*", "*", "*", "-", "early", "flexible"]
    turn = (*(random.choice(entries) for _ in range(random.randint(1, 6))), "-")
    return Pattern(id=name, turn=turn, force=random.choice(tuple(Force)), weight=random.choice([1, 2]))

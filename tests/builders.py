"""Small plans in memory, for tests of any room."""

import tomllib
from datetime import date, datetime, timedelta
from typing import Any

from shiftplan.domain.event import Event, Phase
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.need import Binding, Need, QueueNeed
from shiftplan.domain.people import Agent, Contract, ContractKind
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.plan import Plan, Settings
from shiftplan.domain.queue import Queue
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.rules import Rules
from shiftplan.domain.service import ServiceDefinition
from shiftplan.domain.shift import Break, ShiftTemplate
from shiftplan.domain.traffic import Forecast
from shiftplan.resources import shipped

MONDAY = date(2027, 11, 1)
CHAT_AHT = (240.0, 282.0, 288.0)
OWN = ("shifts", "availability", "forecast", "history")
"""What a plan has besides its settings and people."""
CONTRACTS = (
    Contract(id="full", kind=ContractKind.FULL_TIME),
    Contract(id="part", kind=ContractKind.PART_TIME, hours_per_week=20, max_hours_per_week=24),
    Contract(id="temp", kind=ContractKind.TEMP),
    Contract(id="intern", kind=ContractKind.INTERN, max_hours_per_week=40),
)


def china() -> Rules:
    return Rules.model_validate(
        tomllib.loads((shipped("configs") / "rules" / "china.toml").read_text("utf-8"))
    )


def grid(days: int = 3, start: date = MONDAY, minutes: int = 30) -> TimeGrid:
    return TimeGrid(start=start, days=days, minutes=minutes)


def queue(id: str = "presale", **values: Any) -> Queue:  # noqa: A002 - the field's own name
    return Queue(**{"id": id, "name": id, "aht_seconds": CHAT_AHT, **values})


def shift(id: str, start_hour: float, hours: float, meal_after: float | None = None) -> ShiftTemplate:  # noqa: A002 - the field's own name
    """A shift of `hours` from `start_hour`, with an unpaid half-hour meal when asked."""
    breaks = () if meal_after is None else (Break(after_minutes=round(meal_after * 60), minutes=30),)
    return ShiftTemplate(
        id=id,
        short=id[0].upper(),
        name=id,
        start_minute=round(start_hour * 60),
        length_minutes=round(hours * 60),
        breaks=breaks,
    )


SHIFTS = (
    shift("early", 8, 8.5, 4),
    shift("late", 13, 8.5, 4),
    shift("night", 22, 8.5, 4),
    shift("short", 18, 4),
    shift("long", 9, 10.5, 4),
)


def agent(id: str, **values: Any) -> Agent:  # noqa: A002 - the field's own name
    return Agent(**{"id": id, "name": id, "queues": ("presale",), **values})


def event(the_grid: TimeGrid) -> Event:
    day = the_grid.dates[-1]
    opening = datetime.combine(day, datetime.min.time()) - timedelta(hours=4)
    end = the_grid.end
    phases = [Phase(id="main", name="main day", kind=PhaseKind.MAIN, start=opening, end=end, opening=True)]
    if opening > the_grid.begin:
        before = Phase(id="warm", name="warm-up", kind=PhaseKind.WARM_UP, start=the_grid.begin, end=opening)
        phases.insert(0, before)
    return Event(name="test sale", day=day, phases=tuple(phases))


def forecast(the_grid: TimeGrid, queues: tuple[Queue, ...], contacts: float = 30) -> Forecast:
    return Forecast(grid=the_grid, contacts={"base": {q.id: (contacts,) * the_grid.slots for q in queues}})


def plan(agents: tuple[Agent, ...] | None = None, days: int = 3, **values: Any) -> Plan:
    """Eight agents, three days, one chat queue, unless told otherwise; settings may be passed too."""
    the_grid = values.pop("grid", None) or grid(days)
    queues = values.pop("queues", None) or (queue(),)
    people = agents if agents is not None else tuple(agent(f"a{i}") for i in range(1, 9))
    own = {name: values.pop(name) for name in OWN if name in values}
    settings = Settings(
        **{
            "name": "test plan",
            "grid": the_grid,
            "event": event(the_grid),
            "queues": queues,
            "contracts": CONTRACTS,
            "rules": china(),
            **values,
        }
    )
    return Plan(
        **{
            "settings": settings,
            "agents": people,
            "shifts": SHIFTS,
            "forecast": forecast(the_grid, queues),
            **own,
        }
    )


def need(the_plan: Plan, amounts: dict[str, Any] | float) -> Need:
    """A need of `amounts` agents: one number for all slots and queues, or a list by queue."""
    slots = the_plan.grid.slots
    by_queue = (
        amounts if isinstance(amounts, dict) else {q.id: [amounts] * slots for q in the_plan.settings.queues}
    )
    rows = tuple(_queue_need(name, tuple(float(x) for x in series)) for name, series in by_queue.items())
    return Need(grid=the_plan.grid, scenario="base", queues=rows)


def _queue_need(name: str, series: tuple[float, ...]) -> QueueNeed:
    n = len(series)
    return QueueNeed(
        queue=name,
        definition=ServiceDefinition.ANSWERED_OF_OFFERED,
        contacts=(30.0,) * n,
        online=tuple(round(x) for x in series),
        need=series,
        rule_of_thumb=(2,) * n,
        service_level=(0.8,) * n,
        worst_instant=(0.8,) * n,
        waiting=(0.0,) * n,
        first_reply_seconds=(10.0,) * n,
        abandon=(0.02,) * n,
        occupancy=(0.8,) * n,
        binding=(Binding.TARGET,) * n,
    )


def work(agent_id: str, day: int, shift_id: str = "early", queue_id: str = "presale") -> Assignment:
    """An assignment on the day with this index from MONDAY."""
    return Assignment(agent=agent_id, day=MONDAY + timedelta(days=day), shift=shift_id, queue=queue_id)


def rota(*assignments: Assignment) -> Rota:
    return Rota.of(assignments)

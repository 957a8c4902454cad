"""A small shop with a rota, and a world's clock to set."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import plan_clock, planning
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.planning import drills
from shiftplan.planning.drills import OneDrill
from shiftplan.resources import shipped

REAL = datetime(2027, 9, 1, 8, 0, tzinfo=UTC)
"""When the team practises: two months before the sale."""
SHIFTS = {
    10: {"early_a": ("s01", "s07"), "mid": ("s05", "s08"), "late": ("s02", "s04")},
    11: {"early_a": ("s02", "s03", "s05"), "mid": ("s07", "s08"), "late": ("s01", "s04", "s06")},
}
"""By day of November; s06 is free on the evening of the opening."""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(shipped("configs") / "templates" / "small", tmp_path / "shop"))
    rota = Rota(
        assignments=tuple(
            Assignment(agent=agent, day=date(2027, 11, day), shift=shift, queue="presale")
            for day, shifts in SHIFTS.items()
            for shift, agents in shifts.items()
            for agent in agents
        )
    )
    planning.save_rota(planning.open_plan(folder), rota)
    return folder


class World:
    """The real clock; a drill's clock follows it."""

    def __init__(self) -> None:
        self.now = REAL

    def go(self, one: OneDrill, to: datetime) -> None:
        """Until the drill's clock shows a local wall time."""
        clock = drills.drill_at(one.folder).clock
        self.now = clock.real + (to.replace(tzinfo=clock.simulated.tzinfo) - clock.simulated) / clock.speed


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    world = World()

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return world.now.astimezone(tz)

    monkeypatch.setattr(plan_clock, "datetime", Clock)
    monkeypatch.setenv("LOGNAME", "li")
    return world


@pytest.fixture
def begin(shop: Path, world: World) -> Callable[..., OneDrill]:
    def begin(scenario: str = "flood", **options: object) -> OneDrill:
        return drills.begin(shop, scenario, **{"real": world.now, "seed": 3, **options})

    return begin


@pytest.fixture
def feed(world: World) -> Callable[[OneDrill, datetime], drills.Fed]:
    """Let the drill tell what is due at a local wall time of its own."""

    def feed(one: OneDrill, to: datetime) -> drills.Fed:
        world.go(one, to)
        return drills.feed(one.folder, world.now)

    return feed


def at(hour: int, minute: int = 0, day: int = 10) -> datetime:
    """Local wall time in November."""
    return datetime(2027, 11, day) + timedelta(hours=hour, minutes=minute)  # noqa: DTZ001 - wall time

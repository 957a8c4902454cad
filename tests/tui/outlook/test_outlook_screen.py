"""The outlook on the live screen and in its window."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.planning import operations
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.outlook.screen import OutlookScreen
from shiftplan.tui.preferences import Preferences
from tests.tui.conftest import settle, text_of
from tests.tui.operations.conftest import BEFORE, SHANGHAI, press, said

pytestmark = pytest.mark.screen
EVENING = datetime(2027, 11, 10, 18, 3, tzinfo=SHANGHAI)


@pytest.fixture
def busy(shop: Path) -> Path:
    """A plan in its opening night, with a rota, in which more came than was planned."""
    opened = planning.open_plan(shop)
    day, plan = EVENING.date(), opened.plan
    late = max(plan.shifts, key=lambda shift: shift.end_minute)
    people = [agent for agent in plan.agents if agent.queues]
    rota = Rota(
        assignments=tuple(
            Assignment(agent=agent.id, day=day, shift=late.id, queue=agent.queues[0]) for agent in people
        )
    )
    planning.save_rota(opened, rota)
    for hours in range(1, 7):
        at = (EVENING - timedelta(hours=hours)).replace(tzinfo=None)
        operations.record_reading(opened, "presale", 90, 30, at=at, now=EVENING)
    return shop


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_one_line_on_the_live_screen_and_all_of_it_by_f(busy: Path, size: tuple[int, int]):
    app = ShiftplanApp(busy, Preferences(), lambda: EVENING)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "7")
        assert "rest of the day" in text_of(app)
        assert "× plan" in text_of(app)
        await press(pilot, "f")
        assert isinstance(app.screen, OutlookScreen)
        shown = text_of(app)
        assert "6 intervals read" in shown
        assert "expected" in shown
        assert "18:00" in shown
        await press(pilot, "escape")
        assert not isinstance(app.screen, OutlookScreen)


async def test_the_line_opens_by_mouse(busy: Path):
    app = ShiftplanApp(busy, Preferences(), lambda: EVENING)
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7")
        lines = text_of(app).splitlines()
        row = next(y for y, line in enumerate(lines) if "rest of the day" in line)
        await pilot.click(offset=(lines[row].index("rest"), row))
        await settle(pilot)
        assert isinstance(app.screen, OutlookScreen)


async def test_a_reading_changes_the_window(busy: Path):
    app = ShiftplanApp(busy, Preferences(), lambda: EVENING)
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7", "f")
        before = app.live.outlook
        operations.record_reading(app.workspace.opened, "presale", 400, 30, now=EVENING)
        app.read_live()
        await settle(pilot)
        assert app.live.outlook.rest.mid > before.rest.mid
        assert "7 intervals read" in text_of(app)


async def test_before_the_plan_there_is_nothing_to_open(shop: Path):
    app = ShiftplanApp(shop, Preferences(), lambda: BEFORE)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "f")
        assert not isinstance(app.screen, OutlookScreen)
        assert "there is no outlook" in said(app)


async def test_work_with_a_deadline_is_the_last_queue_of_the_window(busy: Path):
    toml = busy / "plan.toml"
    told = 'id = "tickets"\nname = "工单"\nmodel = "deferred"\naht_seconds = [300]\n'
    told += "deadline_hours = 24\nbacklog = 40\n"
    first, queues, rest = toml.read_text("utf-8").partition("[[queues]]\n")
    toml.write_text(f"{first}{queues}{told}contacts_per_agent_hour = 12\n\n{queues}{rest}", "utf-8")
    app = ShiftplanApp(busy, Preferences(), lambda: EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7")
        assert app.live.outlook.open_work
        await press(pilot, "f", *["g"] * len(app.live.outlook.queues))
        assert "工单: 40 open now; 40 at the change of shift 00:00, 40 at 06:00" in text_of(app)
        assert "40 will be late, the first at 11-11 00:00" in " ".join(text_of(app).split())
        assert "open after" in text_of(app)
        await press(pilot, "g")
        assert "× plan" in text_of(app)

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

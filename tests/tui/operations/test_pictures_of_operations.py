"""How the screens of stages 6 and 7 look; run with --snapshot-update after a change that is meant."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension

from shiftplan import language, planning
from shiftplan.domain.record import ItemState
from shiftplan.planning import operations
from tests.tui.conftest import SIZES, settle
from tests.tui.operations.conftest import BEFORE, Clock, press

pytestmark = pytest.mark.screen


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SVGImageSnapshotExtension)


@pytest.fixture(params=["zh", "en"])
def spoken(request: pytest.FixtureRequest, english: None) -> str:
    language.use(request.param)
    return request.param


@pytest.mark.parametrize("size", SIZES)
async def test_checklist(picture, spoken: str, size: str, desk, opened: planning.OpenPlan, clock: Clock):
    clock.now = BEFORE
    operations.set_step(opened, "calendar_in", ItemState.DONE)
    operations.set_step(opened, "last_debrief", ItemState.SKIPPED, said="first sale of this shop")
    operations.set_step(opened, "hiring_decided", ItemState.DOING)
    operations.set_step(opened, "gap_closed", ItemState.DONE)
    app = desk()
    async with app.run_test(size=SIZES[size]) as pilot:
        await press(pilot, "6")
        await press(pilot, "home")
        assert app.export_screenshot(title="checklist") == picture


@pytest.mark.parametrize("size", SIZES)
async def test_live_and_incident(
    picture, spoken: str, size: str, desk, opened: planning.OpenPlan, clock: Clock
):
    operations.record_reading(opened, "presale", 60, 30, 0.5, now=clock.now)
    number = operations.declare(opened, "E2").id
    clock.pass_minutes(8)
    operations.set_incident_step(opened, number, "say_it", ItemState.DONE)
    operations.log_line(opened, number, "[b]红包叠加[/b] \x1b[31m")
    app = desk()
    async with app.run_test(size=SIZES[size]) as pilot:
        await press(pilot, "7")
        assert app.export_screenshot(title="live") == picture
        await press(pilot, "n")
        assert app.export_screenshot(title="incident") == picture


@pytest.mark.parametrize("size", SIZES)
async def test_reading(picture, spoken: str, size: str, desk):
    app = desk()
    async with app.run_test(size=SIZES[size]) as pilot:
        await press(pilot, "7", "r", "x", "enter", "5", "enter")
        app.screen.query_one("#contacts").cursor_blink = False
        await settle(pilot)
        assert app.export_screenshot(title="reading") == picture

"""How the window looks, in both languages; run with --snapshot-update after a change that is meant."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension

from shiftplan import language
from tests.tui.differences.samples import Answers, opened, shop
from tests.tui.rota.running import until

pytestmark = pytest.mark.screen
SIZES = {"80x24": (80, 24), "160x50": (160, 50)}


@pytest.fixture
def spoken(request: pytest.FixtureRequest):
    before = language.current()
    language.use(request.param)
    yield
    language.use(before)


@pytest.mark.parametrize("spoken", ["zh", "en"], indirect=True)
@pytest.mark.parametrize("size", SIZES)
async def test_looks(tmp_path, snapshot: SnapshotAssertion, spoken, size):
    app = shop(tmp_path)
    async with app.run_test(size=SIZES[size]) as pilot:
        screen = await opened(pilot, app, Answers())
        await pilot.press("down", "space", "down")
        await until(lambda: screen._view.judged)
        await pilot.pause()
        picture = app.export_screenshot(title="differences")
        assert picture == snapshot.use_extension(SVGImageSnapshotExtension)

"""How the window looks, in both languages; run with --snapshot-update after a change that is meant."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension

from shiftplan import language
from tests.tui.conftest import settle
from tests.tui.fairness import samples

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
@pytest.mark.parametrize("keys", [("down",), ("h",), ("i",)], ids=["nights", "hours", "wishes"])
async def test_looks(tmp_path, app_on, snapshot: SnapshotAssertion, spoken, size, keys):
    app = app_on(samples.shop(tmp_path / "plan"))
    async with app.run_test(size=SIZES[size]) as pilot:
        await settle(pilot)
        await pilot.press("4", "b", *keys)
        await settle(pilot)
        picture = app.export_screenshot(title="fairness")
        assert picture == snapshot.use_extension(SVGImageSnapshotExtension)

"""How the window of a list looks, as pictures; run with --snapshot-update after a change that is meant."""

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension

from shiftplan import language
from shiftplan.tui.app import ShiftplanApp
from tests.tui.conftest import SIZES
from tests.tui.importing.test_importing import take

pytestmark = pytest.mark.screen


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SVGImageSnapshotExtension)


@pytest.mark.parametrize("spoken", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("which", ["people", "leave"])
async def test_looks(
    picture: SnapshotAssertion,
    worked: Path,
    app_on: Callable[..., ShiftplanApp],
    request: pytest.FixtureRequest,
    spoken: str,
    size: str,
    which: str,
) -> None:
    path: Path = request.getfixturevalue(which)
    language.use(spoken)
    app = app_on(worked)
    async with app.run_test(size=SIZES[size]) as pilot:
        await take(pilot, path)
        app.clear_notifications()
        await pilot.pause()
        assert app.export_screenshot(title="list") == picture

"""How the stage's widgets look, as pictures; run with --snapshot-update after a change that is meant."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension

from shiftplan import language
from shiftplan.domain.outcome import Progress
from shiftplan.tui.rota.solve_view import SolveView
from tests.tui.rota import samples
from tests.tui.rota.stand import Stand

pytestmark = pytest.mark.screen
SIZES = {"80x24": (80, 24), "160x50": (160, 50)}
HISTORY = tuple(
    Progress(seconds=i, phase="improve", best=4000 / i, bound=100.0 + i, rota=samples.rota())
    for i in range(1, 30)
)


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SVGImageSnapshotExtension)


@pytest.fixture
def spoken(request: pytest.FixtureRequest):
    before = language.current()
    language.use(request.param)
    yield
    language.use(before)


@pytest.mark.parametrize("spoken", ["zh", "en"], indirect=True)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("solving", [False, True], ids=["rota", "solving"])
async def test_looks(picture: SnapshotAssertion, spoken: None, size: str, solving: bool):
    view = SolveView(history=HISTORY, running=True) if solving else None
    app = Stand(samples.table(), view)
    async with app.run_test(size=SIZES[size]) as pilot:
        await pilot.press("down", "right")
        await pilot.pause()
        assert app.export_screenshot(title="rota") == picture

"""How the windows about publishing look; run with --snapshot-update after a change that is meant."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension

from shiftplan import language, planning
from shiftplan.domain.rota import Rota
from shiftplan.tui.app import ShiftplanApp
from tests.tui.conftest import SIZES, settle
from tests.tui.publishing.rotas import NURSING, ON_LEAVE, work

pytestmark = pytest.mark.screen
NOTICE = """note = "first"
who = "li"
published_at = 2027-10-30T12:00:00Z
rota_digest = "{digest}"
"""


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SVGImageSnapshotExtension)


@pytest.fixture
def spoken(request: pytest.FixtureRequest) -> Iterator[None]:
    before = language.current()
    language.use(request.param)
    yield
    language.use(before)


@pytest.fixture
def plan(published: Path) -> Path:
    """Published by li on the day before; since then two shifts that cannot stand and one that can."""
    shelf = published / "published"
    digest = planning.open_plan(published).stamps.digests["rota.csv"]
    (shelf / "v0001.toml").write_text(NOTICE.format(digest=digest), "utf-8")
    opened = planning.open_plan(published)
    works = [(0, 0, "mid"), (1, 0, "late"), (NURSING, 0, "late"), (ON_LEAVE, 2, "mid")]
    planning.save_rota(opened, Rota.of(work(opened.plan, *one) for one in works))
    return published


@pytest.mark.parametrize("spoken", ["zh", "en"], indirect=True)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["p", "d"], ids=["publish", "versions"])
async def test_looks(
    picture: SnapshotAssertion,
    spoken: None,
    size: str,
    key: str,
    plan: Path,
    app_on: Callable[..., ShiftplanApp],
) -> None:
    app = app_on(plan)
    async with app.run_test(size=SIZES[size]) as pilot:
        await settle(pilot)
        await pilot.press("4", key)
        await settle(pilot)
        assert app.export_screenshot(title="publishing") == picture

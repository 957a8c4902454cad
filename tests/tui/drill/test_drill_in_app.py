"""A drill in the app: begun from the palette, its title and clock, what happens told, paused, reported on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.planning import drills
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.drill import rehearsing
from shiftplan.tui.preferences import Preferences
from shiftplan.tui.review.page import MarkdownPage
from tests.planning.drills.conftest import shop as rota_shop  # noqa: F401 - a shop with a rota
from tests.tui.conftest import settle, text_of
from tests.tui.operations.conftest import press, said

pytestmark = pytest.mark.screen


@pytest.fixture(autouse=True)
def beats_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """No beat of its own: a test asks for each."""
    monkeypatch.setattr(rehearsing, "BEAT_SECONDS", 3600.0)


def begun(shop: Path, minutes: float, **options: object) -> drills.OneDrill:
    """A drill that began so many of its own minutes ago."""
    real = datetime.now(UTC) - timedelta(minutes=minutes) / 60
    return drills.begin(shop, "flood", real=real, seed=3, **options)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_title_says_that_it_is_a_drill_and_shows_its_time(rota_shop: Path, size: tuple[int, int]):  # noqa: F811
    one = begun(rota_shop, 61)
    drills.pause(one)
    app = ShiftplanApp(one.folder, Preferences())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        title = text_of(app).splitlines()[0]
        assert "DRILL flood-1110 paused" in title
        assert "11/10 20:0" in title
        drills.go_on(drills.drill_at(one.folder))
        app.beat()
        await settle(pilot)
        assert "DRILL flood-1110 × 60" in text_of(app).splitlines()[0]


async def test_figures_and_news_come_by_themselves(rota_shop: Path):  # noqa: F811
    one = begun(rota_shop, 66)
    app = ShiftplanApp(one.folder, Preferences())
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7")
        app.beat()
        await settle(pilot)
        assert "traffic slots early" in said(app) + text_of(app)
        assert drills.drill_at(one.folder).now() > one.clock.simulated
        assert app.live.desk.queues[0].slots
        assert (one.folder / "actuals.csv").read_text("utf-8-sig").count("\n") >= 13
    assert not (rota_shop / "journal.db").exists()


async def test_a_drill_begins_and_ends_from_the_palette(rota_shop: Path):  # noqa: F811
    app = ShiftplanApp(planning.open_plan(rota_shop), Preferences())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.action_drill()
        await settle(pilot)
        assert "A flood of contacts" in text_of(app)
        app._take_drill("new:flood")
        app.pop_screen()
        await settle(pilot)
        (one,) = drills.drills(rota_shop)
        assert app.workspace.folder == one.folder
        assert f"{app.now():%m-%d}" == "11-10"
        app._take_drill("pause")
        await settle(pilot)
        assert not drills.drill_at(one.folder).clock.running
        app._take_drill("report")
        await settle(pilot)
        assert isinstance(app.screen, MarkdownPage)
        app.pop_screen()
        app._take_drill("back")
        await settle(pilot)
        assert app.workspace.folder == rota_shop
        assert f"{app.now():%Y}" == f"{datetime.now(UTC):%Y}"


@pytest.fixture
def among_drills(shop: Path, tmp_path: Path) -> Path:
    (tmp_path / "drills").mkdir()
    return shop.rename(tmp_path / "drills" / "ours")


async def test_a_plan_in_a_folder_named_drills_is_no_drill(among_drills: Path):
    app = ShiftplanApp(among_drills, Preferences())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.beat()
        await settle(pilot)
        assert not said(app)
        app.action_drill()
        await settle(pilot)
        assert "A flood of contacts" in text_of(app)


async def test_a_drill_that_can_no_longer_be_told_says_so_once(rota_shop: Path):  # noqa: F811 - the fixture
    one = begun(rota_shop, 66)
    app = ShiftplanApp(one.folder, Preferences())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        (one.folder / "scenario.toml").unlink()
        for _ in range(3):
            app.beat()
            await settle(pilot)
        assert len(list(app._notifications)) == 1

import re
from pathlib import Path

import pytest

from shiftplan import files, language, planning
from shiftplan.domain.rota import Cell, RotaFacts
from shiftplan.tui.dialogs import FolderField, Page
from shiftplan.tui.exporting.preview import PreviewWindow
from shiftplan.tui.rota.grid import RotaGrid
from tests.tui.rota.running import NOW, app_on, at_stage, everybody, grid, screen_text, settled, small, until

pytestmark = pytest.mark.screen
SIZES = [(80, 24), (160, 50)]


@pytest.fixture(params=["zh", "en"])
def speech(request: pytest.FixtureRequest):
    before = language.current()
    language.use(request.param)
    yield request.param
    language.use(before)


@pytest.fixture
def english():
    before = language.current()
    language.use("en")
    yield
    language.use(before)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_plan_says_what_to_press(tmp_path: Path, speech: str, size: tuple[int, int]):
    app = app_on(small(tmp_path))
    async with app.run_test(size=size) as pilot:
        await at_stage(pilot, app, "4")
        text = screen_text(app)
        assert ("按 s 求解" if speech == "zh" else "Press s to solve it") in text
        assert "林书言" in text


@pytest.mark.parametrize("size", SIZES)
async def test_a_rota_shows_with_its_cover_and_the_cursor_s_cell(
    tmp_path: Path, speech: str, size: tuple[int, int]
):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=size) as pilot:
        await at_stage(pilot, app, "4")
        text = screen_text(app)
        assert ("最缺" if speech == "zh" else "worst") in text
        assert text.count("早") > 8
        assert ("按 s 求解" if speech == "zh" else "Press s to solve it") not in text


async def test_a_rota_of_another_need_says_so(tmp_path: Path, english: None):
    folder = small(tmp_path)
    opened = planning.open_plan(folder)
    facts = RotaFacts(
        status="optimal",
        objective=1,
        bound=1,
        seconds=1,
        need_digest="old",
        rules_digest="old",
        solved_at=NOW,
    )
    planning.save_rota(opened, everybody(opened.plan).model_copy(update={"facts": facts}))
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_stage(pilot, app, "4")
        assert "have changed since this rota was made" in screen_text(app)


async def test_a_lock_is_on_the_disk_at_once_and_off_again(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        cell = grid(app).cell
        assert cell is not None
        await pilot.press("k")
        await until(lambda: planning.open_plan(folder).rota.locks == {cell})
        await settled(pilot, app)
        assert re.search(r"▪ *早", screen_text(app))
        await pilot.press("k")
        await until(lambda: not planning.open_plan(folder).rota.locks)


async def test_quick_locks_are_all_kept(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("k", "down", "k", "down", "k")
        await until(lambda: not app.workspace.unsaved)
        await settled(pilot, app)
        assert len(planning.open_plan(folder).rota.locks) == 3
        assert not app._notifications


async def test_a_day_off_can_be_locked_without_a_rota(tmp_path: Path):
    folder = small(tmp_path)
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        cell = grid(app).cell
        await pilot.press("k")
        await until(lambda: planning.open_plan(folder).rota is not None)
        assert planning.open_plan(folder).rota.locks == {cell}


async def test_details_open_by_key_and_by_double_click(tmp_path: Path, english: None):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Page)
        assert "this week" in screen_text(app)
        await pilot.press("escape")
        await pilot.click(RotaGrid, offset=(20, 4), times=2)
        await pilot.pause()
        assert isinstance(app.screen, Page)


async def test_next_gap_walks_the_short_days(tmp_path: Path):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        short = [i for i, hours in enumerate(rota_hours(app)) if hours > 0]
        grid(app).day = 0
        seen = []
        for _ in short:
            await pilot.press("n")
            seen.append(grid(app).day)
        assert sorted(seen) == short


def rota_hours(app) -> tuple[float, ...]:
    return app.screen._table.short_hours


async def test_next_finding_stands_on_a_cell_with_one(tmp_path: Path):
    folder = small(tmp_path)
    opened = planning.open_plan(folder)
    blocked = next(iter(opened.plan.blocked))
    broken = everybody(opened.plan)
    wrong = broken.assignments[0].model_copy(update={"agent": blocked.agent, "day": blocked.day})
    planning.save_rota(opened, broken.put(Cell(*blocked), wrong))
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        cells = set()
        for _ in range(30):
            await pilot.press("v")
            cells.add(grid(app).cell)
        assert blocked in cells
        assert cells == set(app.screen._table.flaws)


async def exported(pilot, app, choice: int, answer: str) -> None:
    """Choose a format by its place, take the folder as it is, look, answer."""
    await pilot.press("e")
    await pilot.pause()
    await pilot.press(*["down"] * choice, "enter")
    await until(lambda: isinstance(app.screen, FolderField))
    await pilot.press("enter")
    await until(lambda: isinstance(app.screen, PreviewWindow))
    await pilot.press(answer)
    await pilot.pause()


async def test_export_shows_what_it_would_write_and_writes_only_when_told(tmp_path: Path, english: None):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        await exported(pilot, app, 0, "n")
        assert not (folder / "export").exists()
        await exported(pilot, app, 0, "y")
        await until(lambda: (folder / "export").exists() and list((folder / "export").glob("*.xlsx")))
        await exported(pilot, app, 6, "enter")
        day = app.workspace.plan.grid.dates[app.screen.query_one(RotaGrid).day]
        await until(lambda: list((folder / "export").glob(f"*{day}-day.html")))


async def test_changes_since_a_version_are_offered_once_there_is_one(tmp_path: Path, english: None):
    folder = small(tmp_path, solved=True)
    opened = planning.open_plan(folder)
    files.publish_rota(folder, opened.rota, "", opened.stamps)
    app = app_on(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("enter")
        await until(lambda: "only changes since v0001" in screen_text(app))
        await pilot.press("down", "enter")
        await until(lambda: isinstance(app.screen, FolderField))
        await pilot.press("enter")
        await until(lambda: any("nothing differs from v0001" in note.message for note in app._notifications))
        assert not (folder / "export").exists()


async def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(tmp_path: Path, english: None):
    folder = small(tmp_path, solved=True)
    (folder / "export").write_text("mine")
    app = app_on(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        await exported(pilot, app, 3, "y")
        await until(lambda: any("a folder to write into" in note.message for note in app._notifications))
        assert (folder / "export").read_text() == "mine"


async def test_nothing_to_export_is_said(tmp_path: Path, english: None):
    app = app_on(small(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("e")
        await pilot.pause()
        assert ["no rota to export" in note.message for note in app._notifications] == [True]


async def test_the_language_follows(tmp_path: Path, english: None):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        assert "hrs" in screen_text(app)
        await pilot.press("ctrl+l")
        await settled(pilot, app)
        assert "工时" in screen_text(app)
        assert "hrs" not in screen_text(app)

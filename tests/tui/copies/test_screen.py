"""The window of what-if copies in the app: made, solved, opened, adopted, dropped, by key and by mouse."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from shiftplan import planning
from shiftplan.domain.adjusting import MorePeople, OtherScenario
from shiftplan.planning.copies import add_copy, compare, copies, copy_named
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.copies.board import Board
from shiftplan.tui.copies.maker import Maker
from shiftplan.tui.copies.screen import CopiesScreen
from shiftplan.tui.dialogs import Confirm
from tests.planning.copies.conftest import snapshot, work
from tests.tui.rota.running import app_on, at_stage, screen_text, until

pytestmark = pytest.mark.screen
SIZES = [(80, 24), (160, 50)]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shiftplan.tui.copies.running.LIMITS", (1, 2))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The small plan with one shift, and two copies of it."""
    folder = planning.make_plan("small", tmp_path / "shop")
    work(folder, ("s02", 0, "mid"))
    add_copy(folder, "two temps more", [MorePeople(count=2)])
    add_copy(folder, "[bold]high[/] \x1b", [OtherScenario(name="high")])
    return folder


async def opened(pilot: Pilot[None], app: ShiftplanApp) -> CopiesScreen:
    """The window, once every figure is there."""
    await at_stage(pilot, app, "4")
    await pilot.press("j")
    await until(lambda: isinstance(app.screen, CopiesScreen))
    await ready(app)
    assert isinstance(app.screen, CopiesScreen)
    return app.screen


async def ready(app: ShiftplanApp) -> None:
    """Nothing is at work, and what is there is drawn."""
    await until(lambda: bool(app.comparison.rows) and app.comparison.doing is None)
    await until(lambda: all(row.fresh or not row.has_rota for row in app.comparison.rows))


@pytest.mark.parametrize("size", SIZES)
async def test_side_by_side_with_what_is_otherwise(shop: Path, size: tuple[int, int]) -> None:
    app = app_on(shop)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app)
        await pilot.pause()
        text = screen_text(app)
        assert all(word in text for word in ("● the plan", "two temps more", "[bold]high[/]", "short h"))
        await pilot.press("down")
        await pilot.pause()
        assert "2 more temps" in screen_text(app)
        assert [row.fresh for row in compare(shop)] == [True] * 3
        if size[0] < 100:
            assert "changed" not in screen_text(app)
            for _ in range(12):
                await pilot.press("right")
            await pilot.pause()
        assert "changed" in screen_text(app)


async def test_one_is_made_in_the_window_and_the_plan_is_not_touched(shop: Path) -> None:
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        before = snapshot(shop)
        await pilot.press("n")
        await until(lambda: isinstance(app.screen, Maker))
        await pilot.press(*"late", "tab", "down", "enter", *"+x", "enter")
        await pilot.pause()
        assert "cannot be" in screen_text(app) or "is no change" in screen_text(app)
        app.screen.query_one("#value", Input).value = "+50%"
        await pilot.press("enter")
        await pilot.pause()
        assert "contacts +50 %" in screen_text(app)
        await pilot.press("down", "enter", *"2", "enter", "ctrl+z", "ctrl+s")
        await until(lambda: len(app.comparison.rows) == 4)
        await ready(app)
        assert copy_named(shop, "late").about.adjustments[0].factor == 1.5  # type: ignore[union-attr]
        assert len(copy_named(shop, "late").about.adjustments) == 1  # type: ignore[union-attr]
        assert snapshot(shop) == before
        await pilot.press("n", "escape")
        await until(lambda: isinstance(app.screen, CopiesScreen))


async def test_a_copy_without_a_name_is_called_by_its_changes(shop: Path) -> None:
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("down", "c")
        await until(lambda: isinstance(app.screen, Maker))
        app.screen.query_one(OptionList).focus()
        await pilot.press("enter", *"low", "ctrl+s")
        await until(lambda: len(app.comparison.rows) == 4)
        made = copies(shop)[-1]
        assert made.about is not None
        assert (made.name, made.about.source) == ("forecast: scenario low", "two temps more")
        await ready(app)


async def test_solved_and_simulated_by_children_with_progress(shop: Path) -> None:
    app = app_on(shop)
    async with app.run_test(size=(160, 50)) as pilot:
        await opened(pilot, app)
        await pilot.press("down", "s")
        await until(lambda: "x stops" in screen_text(app))
        await until(lambda: "solving “two temps more”" in screen_text(app))
        await until(lambda: app.comparison.doing is None)
        figures = app.comparison.rows[1].figures
        assert figures.violations == 0
        assert figures.bound is not None
        await pilot.press("m")
        await until(lambda: app.comparison.rows[1].service is not None)
        await until(lambda: "±" in screen_text(app))


async def test_a_stop_ends_the_run(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shiftplan.tui.copies.running.LIMITS", (600,))
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("S")
        await until(lambda: app.comparison.moved is not None and app.comparison.moved.progress is not None)
        await pilot.press("x")
        await until(lambda: app.comparison.doing is None)
        assert app.comparison.rows[1].figures is not None


async def test_a_copy_is_opened_as_a_plan_and_left_again(shop: Path) -> None:
    app = app_on(shop)
    async with app.run_test(size=(160, 50)) as pilot:
        await opened(pilot, app)
        await pilot.press("down", "enter")
        await until(
            lambda: app.workspace.folder is not None and app.workspace.folder.parent.name == "scenarios"
        )
        await until(lambda: app.workspace.opened is not None and len(app.workspace.plan.agents) == 10)
        await until(lambda: "what-if copy" in screen_text(app))
        await pilot.press("j")
        await until(lambda: isinstance(app.screen, CopiesScreen))
        await ready(app)
        await until(lambda: "● two temps more" in screen_text(app))
        await pilot.press("home", "enter")
        await until(lambda: app.workspace.folder == shop)


async def test_one_is_adopted_after_a_question(shop: Path) -> None:
    app = app_on(shop)
    async with app.run_test(size=(160, 50)) as pilot:
        await opened(pilot, app)
        await pilot.press("a")
        await pilot.pause()
        assert not isinstance(app.screen, Confirm)
        await pilot.press("down", "a")
        await until(lambda: isinstance(app.screen, Confirm))
        await pilot.press("n")
        assert len(planning.open_plan(shop).plan.agents) == 8
        await pilot.press("a", "y")
        await until(lambda: app.workspace.opened is not None and len(app.workspace.plan.agents) == 10)
        assert len(planning.open_plan(shop).plan.agents) == 10
        assert planning.history(planning.open_plan(shop)).steps[-1].edit.cells is not None
        await until(lambda: bool(app.comparison.rows[2].changed))
        await ready(app)


async def test_one_is_dropped_after_a_question(shop: Path) -> None:
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("end", "D")
        await until(lambda: isinstance(app.screen, Confirm))
        await pilot.press("y")
        await until(lambda: len(app.comparison.rows) == 2)
        assert [one.name for one in copies(shop)] == ["two temps more"]
        await ready(app)


async def test_the_mouse_moves_and_opens(shop: Path) -> None:
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await pilot.click(Board, offset=(5, 2))
        assert screen._cursor == 1
        await pilot.click(Board, offset=(5, 2), times=2)
        await until(
            lambda: app.workspace.folder is not None and app.workspace.folder.parent.name == "scenarios"
        )
        await until(lambda: app.workspace.judgement is not None)


async def test_a_copy_that_cannot_be_read_says_so(shop: Path) -> None:
    made = copy_named(shop, "two temps more")
    (made.folder / "plan.toml").write_text("name = 1")
    (made.folder / "rota.csv").write_text("nonsense")
    app = app_on(shop)
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("j")
        await until(lambda: app.comparison.doing is None and len(app.comparison.rows) == 3)
        await until(lambda: any("plan.toml" in note.message for note in app._notifications))

"""Measures on the live screen: the list, the window with the law, taking one with a key, standing down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from shiftplan import planning
from shiftplan.domain.surge import Colour
from shiftplan.planning.operations import declare
from shiftplan.planning.operations.relief.applying import apply
from shiftplan.planning.operations.relief.in_force import in_force
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.measures.back_window import BackWindow
from shiftplan.tui.measures.window import MeasureWindow
from shiftplan.tui.operations.board import Board
from shiftplan.tui.operations.live_screen import LiveScreen
from shiftplan.tui.preferences import Preferences
from tests.planning import relief_case as case
from tests.tui.conftest import settle, text_of

pytestmark = pytest.mark.screen
SIZES = [(80, 24), (160, 50)]
LATE = "extend_shift:presale:60"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    opened = case.shop(tmp_path / "plan", history_csv="agent,month_overtime\np1,20\np2,35\n")
    case.red(opened, 14)
    return opened.folder


def app_of(shop: Path) -> ShiftplanApp:
    return ShiftplanApp(shop, Preferences(), lambda: case.at(14, 2))


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    for _ in range(200):
        await settle(pilot)
        if holds():
            return
        await pilot.pause(0.05)
    raise AssertionError(text_of(pilot.app))


async def go_live(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await pilot.press("7")
    await until(pilot, lambda: pilot.app.live is not None and pilot.app.live.measures is not None)


async def look_at(pilot: Pilot[None], measure: str) -> MeasureWindow:
    pilot.app.screen.query_one(Board).go(f"action-{measure}")
    await pilot.press("a")
    window = pilot.app.screen
    assert isinstance(window, MeasureWindow)
    await until(pilot, lambda: window.less is not None)
    return window


def rota_of(shop: Path, agent: str) -> int:
    found = planning.open_plan(shop).rota
    assert found is not None
    one = found.at(agent, case.DAY)
    assert one is not None
    return one.on_the_day.longer


@pytest.mark.parametrize("size", SIZES)
async def test_the_best_stands_first_with_points_and_people(shop: Path, size: tuple[int, int]) -> None:
    async with app_of(shop).run_test(size=size) as pilot:
        await go_live(pilot)
        worth = [one.ranked.net_yuan for one in pilot.app.live.measures.choices if one.ranked]
        assert worth[0] == max(worth)
        board, first = pilot.app.screen.query_one(Board), pilot.app.live.measures.choices[0].id
        board.go(f"action-{first}")
        await settle(pilot)
        assert "best first" in text_of(pilot.app)
        board.go(f"action-{LATE}")
        await settle(pilot)
        shown = text_of(pilot.app)
        assert "keep 2 for 60 min longer" in shown
        assert "李雷" in shown
        await pilot.press("a")
        assert isinstance(pilot.app.screen, MeasureWindow)


@pytest.mark.parametrize("size", SIZES)
async def test_the_window_says_who_the_law_the_cost_and_the_text(shop: Path, size: tuple[int, int]) -> None:
    async with app_of(shop).run_test(size=size) as pilot:
        await go_live(pilot)
        await look_at(pilot, LATE)
        shown = " ".join(text_of(pilot.app).replace("│", " ").split())
        for words in (
            "¥60",
            "35 h this month",
            "the rules allow 1 h more today",
            "as v0002, only these cells",
        ):
            assert words in shown
        assert "· 李雷 16:30–17:30" in shown


async def test_one_key_takes_it_and_the_text_is_copied(shop: Path) -> None:
    async with app_of(shop).run_test(size=(100, 40)) as pilot:
        await go_live(pilot)
        await look_at(pilot, LATE)
        await pilot.press("enter")
        await until(pilot, lambda: bool(pilot.app.live.measures.in_force))
        assert isinstance(pilot.app.screen, LiveScreen)
        assert (rota_of(shop, "p1"), rota_of(shop, "p2")) == (60, 60)
        assert "keep 2 for 60 min longer" in pilot.app.clipboard
        assert pilot.app.workspace.rota.at("p1", case.DAY).on_the_day.longer == 60
        assert [version.name for version in planning.versions.versions(planning.open_plan(shop))] == [
            "v0001",
            "v0002",
        ]
        event = pilot.app.live.measures.in_force[0].event
        pilot.app.screen.query_one(Board).go(f"measure-{event}")
        await settle(pilot)
        assert "In force: 1" in text_of(pilot.app)


async def test_space_leaves_somebody_out_and_escape_does_nothing(shop: Path) -> None:
    async with app_of(shop).run_test(size=(100, 40)) as pilot:
        await go_live(pilot)
        window = await look_at(pilot, LATE)
        await pilot.press("space")
        await until(pilot, lambda: "李雷" not in (window.less.text if window.less else "李雷"))
        await pilot.press("down", "space")
        await settle(pilot)
        assert window.out == {"p1"}  # somebody has to do it
        await pilot.press("escape")
        await settle(pilot)
        assert rota_of(shop, "p2") == 0
        await look_at(pilot, LATE)
        await pilot.press("space")
        await settle(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: bool(pilot.app.live.measures.in_force))
        assert (rota_of(shop, "p1"), rota_of(shop, "p2")) == (0, 60)


@pytest.mark.parametrize("size", SIZES)
async def test_u_takes_back_what_is_in_force(shop: Path, size: tuple[int, int]) -> None:
    now: datetime = case.at(14, 1)
    apply(planning.open_plan(shop), LATE, now=now)
    async with app_of(shop).run_test(size=size) as pilot:
        await go_live(pilot)
        await pilot.press("u")
        window = pilot.app.screen
        assert isinstance(window, BackWindow)
        await until(pilot, lambda: window.shown is not None)
        assert "Back to plan" in text_of(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: not pilot.app.live.measures.in_force)
        assert rota_of(shop, "p1") == 0
        assert in_force(planning.open_plan(shop), case.at(14, 5)) == ()


async def test_u_knows_a_measure_that_was_taken_a_moment_ago(shop: Path) -> None:
    async with app_of(shop).run_test(size=(100, 40)) as pilot:
        await go_live(pilot)
        assert not pilot.app.live.measures.in_force
        apply(planning.open_plan(shop), "tell_manager", now=case.at(14, 1))
        await pilot.press("u")
        assert isinstance(pilot.app.screen, BackWindow)


async def test_a_measure_outside_the_rota_is_written_into_the_log(shop: Path) -> None:
    async with app_of(shop).run_test(size=(100, 40)) as pilot:
        await go_live(pilot)
        await look_at(pilot, "tell_manager")
        assert "stays as it is; taking this is written into the log" in text_of(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: bool(pilot.app.live.measures.in_force))
        assert "tell_manager" not in {one.id for one in pilot.app.live.measures.choices}
        assert "measure taken: Tell the manager" in text_of(pilot.app)


async def test_somebody_else_was_quicker(shop: Path) -> None:
    async with app_of(shop).run_test(size=(100, 40)) as pilot:
        await go_live(pilot)
        await look_at(pilot, LATE)
        apply(planning.open_plan(shop), "extend_shift:presale:120", now=case.at(14, 2), who="han")
        await pilot.press("enter")
        await until(pilot, lambda: rota_of(shop, "p1") == 120 and not pilot.app.saving)
        assert rota_of(shop, "p2") == 0


async def test_the_cursor_stays_on_what_it_was_put_on_while_the_points_are_worked_out(shop: Path) -> None:
    async with app_of(shop).run_test(size=(80, 24)) as pilot:
        await go_live(pilot)
        ranked, board = pilot.app.live, pilot.app.screen.query_one(Board)
        best = f"action-{ranked.measures.choices[0].id}"
        assert board.here == best

        pilot.app.live = replace(ranked, measures=None)
        await settle(pilot)
        assert "the points are being worked out" in text_of(pilot.app)
        pilot.app.live = ranked
        await settle(pilot)
        assert board.here == best  # nobody moved it

        pilot.app.live = replace(ranked, measures=None)
        board.go("action-bot_first")
        pilot.app.live = ranked
        await settle(pilot)
        assert board.here == "action-bot_first:presale"
        calm = ranked.surge.model_copy(update={"level": Colour.ORANGE})
        pilot.app.live = replace(ranked, surge=calm)  # measures of another level are none of this one
        await settle(pilot)
        assert (board.here, pilot.app.live.best) == ("action-bot_first", None)


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
async def test_level_and_best_measure_are_in_sight_under_alerts(shop: Path, size: tuple[int, int]) -> None:
    opened = planning.open_plan(shop)
    for card in ("E1", "E2", "E3"):
        declare(opened, card, now=case.at(13, 30))
    async with app_of(shop).run_test(size=size) as pilot:
        await go_live(pilot)
        best = str(pilot.app.live.measures.choices[0].title)
        shown = text_of(pilot.app)
        assert f"best now  {best[:20]}" in shown
        assert "all hands on the first reply" in shown
        await pilot.click("#best", offset=(12, 0))
        assert isinstance(pilot.app.screen, MeasureWindow)
        assert str(pilot.app.screen.choice.title) == best


async def test_nothing_in_force_is_said(shop: Path) -> None:
    async with app_of(shop).run_test(size=(80, 24)) as pilot:
        await go_live(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LiveScreen)


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
async def test_the_keys_of_the_window_are_always_in_sight(shop: Path, size: tuple[int, int]) -> None:
    async with app_of(shop).run_test(size=size) as pilot:
        await go_live(pilot)
        window = await look_at(pilot, LATE)
        await settle(pilot)
        hint, dialog = window.query_one("#measure-hint"), window.query_one(".dialog")
        assert dialog.content_region.contains_region(hint.region)
        assert "take it" in text_of(pilot.app)
        assert window.query_one("#measure-text").region.bottom <= hint.region.y

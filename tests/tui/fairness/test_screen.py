"""The fairness window in the app: opened from the rota, walked by keys and by mouse."""

import pytest
from textual.events import MouseScrollUp

from shiftplan.domain.fair_counts import Measure
from shiftplan.domain.people import Tier
from shiftplan.domain.rota import Cell, Rota
from shiftplan.planning.fairness import Order
from shiftplan.tui import intentions
from shiftplan.tui.fairness.board import Board
from shiftplan.tui.fairness.screen import FairnessScreen
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.screen import RotaScreen
from tests.tui.conftest import settle, text_of
from tests.tui.fairness import samples

pytestmark = pytest.mark.screen
SIZES = [(80, 24), (160, 50)]


@pytest.fixture
def plan(tmp_path):
    return samples.shop(tmp_path / "plan")


async def opened(app, pilot) -> FairnessScreen:
    await settle(pilot)
    await pilot.press("4", "b")
    await settle(pilot)
    assert isinstance(app.screen, FairnessScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_who_is_over_stands_first_with_the_reasons(plan, app_on, size):
    app = app_on(plan)
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot)
        shown = text_of(app)
        first = screen._view.rows[0]
        assert (first.agent.id, first.have) == ("m01", (4, 3))
        assert first.agent.name in shown
        assert "carried over: 4 nights before this plan" in shown
        assert "Gini" in shown
        assert "┃" in shown
        assert screen._view.known == frozenset(Measure)


async def test_keys_choose_measure_order_team_tier_and_name(plan, app_on):
    app = app_on(plan)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(app, pilot)
        for key, measure in zip("wphin", ("weekends", "peaks", "hours", "wishes", "nights"), strict=True):
            await pilot.press(key)
            assert screen._view.measure == measure
        await pilot.press("s", "l")
        await settle(pilot)
        assert (screen._view.chosen.order, screen._view.chosen.tier) == (Order.TOTAL, Tier.T0)
        assert {one.agent.tier for one in screen._view.rows} == {Tier.T0}
        await pilot.press("t")
        await settle(pilot)
        assert screen._view.fairness.team == "售前组"
        assert len(screen._view.tally.standings) == 16
        await pilot.press("slash", "M", "0", "1", "enter")
        await settle(pilot)
        assert screen._view.rows == ()
        assert "Nobody of this tier and name is there" in text_of(app)


async def test_the_cursor_walks_and_enter_goes_to_the_person_in_the_rota(plan, app_on):
    app = app_on(plan)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await pilot.press("end")
        assert screen._view.cursor == 23
        await pilot.press("up", "home", "down", "pagedown", "pageup", "down")
        here = screen._view.person.agent.id
        assert here == screen._view.rows[2].agent.id
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, RotaScreen)
        assert app.screen.query_one(RotaGrid).cell.agent == here


async def test_the_mouse_chooses_sorts_and_scrolls(plan, app_on):
    app = app_on(plan)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await pilot.click(Board, offset=(10, 3))
        assert screen._view.cursor == 2
        await pilot.click(Board, offset=(7, 0))
        assert screen._view.chosen.order is Order.NAME
        await pilot.click("Tabs", offset=(11, 0))
        assert screen._view.measure is Measure.WEEKENDS
        before, board = screen._view.cursor, screen.query_one(Board)
        board.post_message(MouseScrollUp(board, 5, 5, 0, -1, 0, False, False, False))
        await pilot.pause()
        assert screen._view.cursor == before - 3


async def test_y_reads_everybody_above_the_mean(plan, app_on):
    app = app_on(plan)
    async with app.run_test(size=(100, 40)) as pilot:
        await opened(app, pilot)
        await pilot.press("y")
        await settle(pilot)
        assert "Who is above the mean, and why" in text_of(app)
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(app.screen, RotaScreen)


async def test_an_edited_rota_is_counted_anew(plan, app_on):
    app = app_on(plan)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(app, pilot)
        rota = app.workspace.rota
        for index in range(3):
            rota = rota.put(Cell("m01", app.workspace.plan.grid.dates[index]), None)
        app.post_message(intentions.EditRota(rota))
        await settle(pilot)
        (first,) = (one for one in screen._view.rows if one.agent.id == "m01")
        assert first.have == (4, 0)


async def test_a_rota_of_nobody_is_shown_too(plan, app_on):
    app = app_on(plan)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        app.post_message(intentions.EditRota(Rota()))
        await settle(pilot)
        assert screen._view.tally.total == 5
        await pilot.press("h", "y")
        await settle(pilot)
        assert "Nobody is 8 or more" not in text_of(app)


async def test_without_a_rota_the_key_says_what_to_do(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("4", "b")
        await settle(pilot)
        assert isinstance(app.screen, RotaScreen)
        assert "no rota to measure" in [told.message for told in app._notifications][-1]


async def test_a_finding_leads_to_the_rota_though_the_window_was_left_open(plan, app_on):
    app = app_on(plan)
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(app, pilot)
        await pilot.press("5")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, RotaScreen)
        assert app.screen.query_one(RotaGrid).cell is not None

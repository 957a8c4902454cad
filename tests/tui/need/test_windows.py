"""What if and scenarios side by side, in the app."""

import pytest

from shiftplan import planning
from shiftplan.errors import Stopped, Unreachable
from shiftplan.language import say
from shiftplan.tui.need.sweep import SweepWindow
from shiftplan.tui.need.what_if import WhatIf
from tests.tui.conftest import settle, text_of

pytestmark = pytest.mark.screen


async def typed(pilot, text: str) -> None:
    await pilot.press(*text)
    pilot.app.screen.work_out()
    await settle(pilot)


async def test_what_is_typed_moves_the_answer(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(90, 30)) as pilot:
        await settle(pilot)
        await pilot.press("3", "w")
        await typed(pilot, "*2")
        assert isinstance(app.screen, WhatIf)
        day, plan = app.place.day, app.workspace.plan
        doubled = planning.what_if(plan, day, [planning.read_variant("aht=*2")]).of("presale")
        hours = sum(doubled.need[-plan.grid.per_day :]) * plan.grid.hours
        assert f"{hours:,.1f}" in text_of(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, WhatIf)


async def test_what_cannot_be_read_is_a_sentence_and_the_window_stays(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(90, 30)) as pilot:
        await settle(pilot)
        await pilot.press("3", "w")
        await typed(pilot, "much")
        assert "is no change" in text_of(app)
        assert isinstance(app.screen, WhatIf)


async def test_scenarios_stand_side_by_side_with_what_moves_them_most(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "s")
        await settle(pilot)
        shown = text_of(app)
        for words in (
            "scenario low",
            "scenario high",
            "handling time +10 %",
            "patience halves",
            "moves the answer",
        ):
            assert words in shown
        await pilot.press("escape")
        assert not isinstance(app.screen, SweepWindow)


async def test_a_sweep_left_early_stops_and_says_nothing(shop, app_on, monkeypatch):
    app = app_on(shop)
    stopped = []

    def endless(plan, report):
        try:
            while True:
                report(1, 100)
        except Stopped as error:
            stopped.append(error)
            raise

    monkeypatch.setattr(planning, "sweep", endless)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "s")
        await pilot.pause()
        await pilot.press("escape")
        await settle(pilot)
        assert len(stopped) == 1
        assert "stopped" not in text_of(app)


async def test_a_sweep_that_fails_says_why(shop, app_on, monkeypatch):
    def fail(plan, report):
        raise Unreachable(say("nobody can serve that"))

    monkeypatch.setattr(planning, "sweep", fail)
    app = app_on(shop)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await pilot.press("3", "s")
        await settle(pilot)
        assert "nobody can serve that" in text_of(app)


async def test_z_shows_the_first_minutes_of_an_opening_and_goes_back(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(90, 30)) as pilot:
        await settle(pilot)
        await pilot.press("3", "o", "z")
        await settle(pilot)
        assert "20:05" in text_of(app)
        await pilot.press("z")
        await settle(pilot)
        assert "20:05" not in text_of(app)


@pytest.mark.parametrize("key", ["w", "x", "a", "p"])
async def test_a_key_before_the_need_is_known_says_so(shop, app_on, key):
    app = app_on(shop)
    async with app.run_test(size=(90, 30)) as pilot:
        await settle(pilot)
        await pilot.press("3")
        app.workspace = app.workspace.but(need=None)
        await pilot.press(key)
        await pilot.pause()
        assert app.screen.STAGE == "need"
        assert any("not known yet" in told.message for told in app._notifications)


async def test_an_older_question_is_stopped_by_the_next_one(shop, app_on, monkeypatch):
    stopped = []

    def endless(plan, day, variants, report):
        try:
            while True:
                report(1, 100)
        except Stopped as error:
            stopped.append(error)
            raise

    app = app_on(shop)
    async with app.run_test(size=(90, 30)) as pilot:
        await settle(pilot)
        real = planning.what_if
        monkeypatch.setattr(planning, "what_if", endless)
        await pilot.press("3", "w", "*", "2")
        app.screen.work_out()
        await pilot.pause()
        assert "working it out" in text_of(app)
        monkeypatch.setattr(planning, "what_if", real)
        app.screen.work_out()
        await settle(pilot)
        assert stopped
        assert "working it out" not in text_of(app)

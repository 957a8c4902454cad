"""The frame: stages, help, palette, language, themes, quitting, sizes."""

import re

import pytest

from shiftplan import language
from shiftplan.domain.rota import Rota
from shiftplan.tui import intentions, preferences
from shiftplan.tui.dialogs import Chooser, Confirm, Page
from shiftplan.tui.stages import STAGES
from tests.tui.conftest import SIZES, settle, text_of

pytestmark = pytest.mark.screen
LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_every_stage_opens_with_its_number(shop, app_on, spoken, size):
    language.use(spoken)
    app = app_on(shop)
    async with app.run_test(size=SIZES[size]) as pilot:
        await settle(pilot)
        for stage in STAGES:
            await pilot.press(stage.key)
            await settle(pilot)
            assert stage.id == app.screen.STAGE
            shown = text_of(app)
            assert f"{stage.key} {stage.label}" in shown
            assert app.workspace.plan.settings.name in shown
            assert len(shown.splitlines()) == SIZES[size][1]


async def test_a_click_on_the_rail_opens_a_stage(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        column = text_of(app).splitlines()[1].index("Need")
        await pilot.click("Rail", offset=(column, 0))
        assert app.current_mode == "need"


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.id)
async def test_help_tells_what_the_screen_shows_and_all_its_keys(shop, app_on, stage):
    app = app_on(shop)
    async with app.run_test(size=(160, 120)) as pilot:
        await settle(pilot)
        await pilot.press(stage.key, "question_mark")
        assert isinstance(app.screen, Page)
        shown = text_of(app)
        for command in (*stage.load().KEYS, *app.KEYS):
            assert str(command.label) in shown
            assert command.signs in shown
        assert str(stage.load().ABOUT)[:40] in shown
        await pilot.press("escape")
        assert stage.id == app.screen.STAGE


async def test_the_palette_finds_a_command_by_its_name_and_runs_it(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"forecast")
        assert isinstance(app.screen, Chooser)
        assert [option.id for option in app.screen.query_one("OptionList").options][:1] == ["forecast"]
        await pilot.press("enter")
        assert app.current_mode == "forecast"


async def test_a_palette_without_a_match_chooses_nothing(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"xyzzy", "enter", "escape")
        assert app.current_mode == "overview"


async def test_the_language_changes_everywhere_at_once_and_is_remembered(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("ctrl+l")
        await settle(pilot)
        shown = text_of(app)
        assert "2 预测" in shown
        assert "帮助" in shown
        assert "机器人分流" in shown
        assert "Forecast" not in shown
        assert not re.search(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b", shown)
        await pilot.press("1")
        await settle(pilot)
        assert "班表最大的缺口" in text_of(app)
        assert preferences.load().language == "zh"


async def test_a_theme_is_chosen_from_the_palette_and_remembered(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"look", "enter")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.theme == "shiftplan-light"
        assert preferences.load().theme == "shiftplan-light"


async def test_quit_leaves_at_once_when_nothing_would_be_lost(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        assert not app.is_running or app._exit


async def test_quit_asks_when_the_rota_is_not_saved(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.post_message(intentions.EditRota(Rota()))
        await settle(pilot)
        assert "not saved" in text_of(app)
        await pilot.press("q")
        assert isinstance(app.screen, Confirm)
        await pilot.press("n")
        assert not app._exit
        await pilot.press("q", "y")
        assert app._exit


async def test_the_frame_follows_the_size_of_the_terminal(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        assert not app.screen.query_one("#side").display
        await pilot.resize_terminal(160, 50)
        await settle(pilot)
        assert app.screen.query_one("#side").display
        assert len(text_of(app).splitlines()) == 50


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.id)
async def test_every_command_of_every_stage_does_something_without_a_fault(shop, app_on, stage):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for command in (c for c in stage.load().KEYS if c.id not in ("solve", "stop")):
            for key in (key for key in command.key.split(",") if key):
                await pilot.press(stage.key)
                await pilot.press(key)
                await settle(pilot)
                for _ in range(len(app.screen_stack)):
                    await pilot.press("escape")
                    await pilot.pause()
                assert len(app.screen_stack) == 1, f"{key}: escape does not leave {app.screen}"
        assert not [note for note in app._notifications if note.severity == "error"]


def test_no_two_commands_of_a_screen_share_a_key(app_on):
    common = [key for command in app_on().KEYS for key in command.key.split(",") if key]
    for stage in STAGES:
        own = [key for command in stage.load().KEYS for key in command.key.split(",") if key]
        assert len({*own, *common}) == len(own) + len(common)

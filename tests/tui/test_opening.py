"""Opening plans: broken folders, mended folders, new plans, scenarios, faults in the background."""

import pytest
from textual.widgets import Input

from shiftplan import planning
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.tui import intentions, preferences
from shiftplan.tui.dialogs import Confirm
from shiftplan.tui.stages import STAGES
from shiftplan.tui.working_out import NeedKnown
from tests.tui.conftest import settle, text_of

pytestmark = pytest.mark.screen


async def test_a_broken_plan_shows_where_and_how_to_mend_it_and_opens_once_mended(shop, app_on):
    good = (shop / "shifts.toml").read_text("utf-8")
    (shop / "shifts.toml").write_text(good.replace("start = ", "begin = ", 1), "utf-8")
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.current_mode == "broken"
        shown = text_of(app)
        assert "shifts.toml:" in shown
        assert "begin" in shown
        assert "→" in shown
        (shop / "shifts.toml").write_text(good, "utf-8")
        await pilot.press("r")
        await settle(pilot)
        assert app.current_mode == "overview"
        assert app.workspace.need is not None


async def test_a_folder_that_is_not_there_is_a_sentence(tmp_path, app_on):
    app = app_on(tmp_path / "nowhere")
    async with app.run_test(size=(200, 24)) as pilot:
        await settle(pilot)
        assert app.current_mode == "broken"
        assert "nowhere" in text_of(app)


async def test_without_a_plan_no_key_leads_anywhere_or_breaks_anything(tmp_path, app_on):
    app = app_on(tmp_path / "nowhere")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for stage in STAGES:
            await pilot.press(stage.key)
            assert app.current_mode == "broken"


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.id)
async def test_the_commands_of_a_stage_wait_until_a_plan_is_open(app_on, stage):
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.switch_mode(stage.id)
        await settle(pilot)
        for command in stage.load().KEYS:
            for key in (key for key in command.key.split(",") if key):
                await pilot.press(key)
                await settle(pilot)
        assert stage.id == app.screen.STAGE
        assert app.workspace.opened is None


async def test_markup_and_escape_codes_in_names_are_shown_as_text(shop, app_on):
    plan = (shop / "plan.toml").read_text("utf-8")
    name = next(line for line in plan.splitlines() if line.startswith("name = "))
    (shop / "plan.toml").write_text(plan.replace(name, r'name = "[red]x[/] \u001b[2J"', 1), "utf-8")
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = text_of(app)
        assert "[red]x[/]" in shown
        assert "\x1b" not in shown


async def test_without_a_plan_the_welcome_screen_makes_one_from_a_template(tmp_path, app_on, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.current_mode == "welcome"
        await pilot.press("down", "enter")
        assert "small" in text_of(app)
        await pilot.press(*("down" for _ in range(_place_of("small"))), "enter")
        await pilot.press("enter")
        await settle(pilot)
        assert app.current_mode == "overview"
        assert (tmp_path / "small" / "plan.toml").exists()
        assert preferences.load().recent == ((tmp_path / "small").resolve(),)


async def test_the_start_screen_makes_the_next_plan_from_one_that_is_over(
    shop, tmp_path, app_on, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "enter")
        app.screen.query_one(Input).value = str(shop)
        await pilot.press("enter")
        app.screen.query_one("#folder", Input).value = str(tmp_path / "next")
        await pilot.press("enter")
        await settle(pilot)
        assert "Taken over" in text_of(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.workspace.folder == tmp_path / "next"
        assert app.workspace.plan.settings.event.day.year == 2028


def _place_of(template):
    return [found.id for found in planning.templates()].index(template)


async def test_the_demo_is_copied_once_and_opened_again_afterwards(tmp_path, app_on, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        app = app_on()
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert app.workspace.folder == tmp_path / "shiftplan-demo"
            assert app.current_mode == "overview"


async def test_a_plan_opened_before_heads_the_list(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert text_of(app).index("shop") < text_of(app).index("Open the sample plan")
        await pilot.press("escape")
        assert app.current_mode == "overview"


async def test_a_scenario_is_written_to_the_plan_and_the_need_follows(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = app.workspace.need.agent_hours
        await pilot.press("2", "m", "down", "enter")
        await settle(pilot)
        assert app.workspace.plan.settings.scenario == "high"
        assert 'scenario = "high"' in (shop / "plan.toml").read_text("utf-8")
        assert app.workspace.need.agent_hours > before
        assert "high scenario" in text_of(app)


async def test_an_edited_rota_outlives_a_change_of_scenario_and_is_saved(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        edited = _a_day_of_work(app.workspace.plan)
        app.post_message(intentions.EditRota(edited))
        app.post_message(intentions.ChooseScenario("high"))
        await settle(pilot)
        assert app.workspace.rota.assignments == edited.assignments
        assert app.workspace.unsaved
        assert app.workspace.judgement is not None
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert not app.workspace.unsaved
        assert planning.open_plan(shop).rota.assignments == edited.assignments


def _a_day_of_work(plan) -> Rota:
    agent, shift, day = plan.agents[0], plan.shifts[0], plan.grid.dates[0]
    return Rota.of([Assignment(agent=agent.id, day=day, shift=shift.id, queue=agent.queues[0])])


async def test_reading_again_asks_before_it_drops_an_edited_rota(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.post_message(intentions.EditRota(_a_day_of_work(app.workspace.plan)))
        await settle(pilot)
        await pilot.press("ctrl+r")
        assert isinstance(app.screen, Confirm)
        await pilot.press("n")
        assert app.workspace.unsaved
        await pilot.press("ctrl+r", "y")
        await settle(pilot)
        assert app.workspace.rota is None
        assert not app.workspace.unsaved


async def test_saving_over_what_somebody_else_wrote_is_refused_with_a_sentence(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        (shop / "rota.csv").write_text("agent,date,shift,queue,locked\n", "utf-8")
        app.post_message(intentions.EditRota(_a_day_of_work(app.workspace.plan)))
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.workspace.unsaved
        assert "nothing was written" in " ".join(note.message for note in app._notifications)


async def test_a_fault_of_ours_in_the_background_is_a_sentence_and_the_app_goes_on(shop, app_on, monkeypatch):
    def fault(*_):
        raise ZeroDivisionError("a test")

    monkeypatch.setattr(planning, "need_of", fault)
    app = app_on(shop)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert any("ZeroDivisionError" in note.message for note in app._notifications)
        assert app.busy is None
        await pilot.press("3")
        await settle(pilot)
        assert app.screen.STAGE == "need"


async def test_results_for_a_plan_that_was_replaced_are_dropped(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        need, other = app.workspace.need, app.workspace.plan.model_copy()
        app.post_message(NeedKnown(other, need.model_copy(update={"scenario": "other"})))
        await settle(pilot)
        assert app.workspace.need is need

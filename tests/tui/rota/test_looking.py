"""Zoom, arrangement, filter and legend on the rota screen, by key and by mouse."""

from pathlib import Path

import pytest
from textual.widgets import Input

from shiftplan import files, language, planning
from shiftplan.domain.rota import Cell
from shiftplan.tui.dialogs import Page
from shiftplan.tui.rota.arranging import Grouping, Sorting
from shiftplan.tui.rota.filter_bar import Tick
from shiftplan.tui.rota.filtering import Filter
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.sight import Zoom
from tests.tui.rota.running import (
    app_on,
    at_stage,
    everybody,
    grid,
    grid_text,
    screen_text,
    settled,
    small,
    until,
)

pytestmark = pytest.mark.screen
SIZE = (160, 50)


@pytest.fixture(autouse=True)
def _english():
    before = language.current()
    language.use("en")
    yield
    language.use(before)


async def written(pilot, app) -> None:
    await until(lambda: not app.workspace.unsaved)
    await settled(pilot, app)


@pytest.mark.parametrize("size", [(80, 24), SIZE])
async def test_z_goes_through_day_and_month_and_the_strip_stands_under_the_bars(tmp_path: Path, size):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=size) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("z")
        await pilot.pause()
        assert grid(app).sight.zoom is Zoom.DAY
        assert "on duty" in grid_text(app)
        ruler = app.screen.ruler
        lines = screen_text(app).splitlines()
        hours = next(line for line in lines if line.startswith("name"))
        needed = next(line for line in lines if " need " in line and line.startswith(" 售"))
        assert hours.index("00") == ruler.left
        assert "need" in needed[: ruler.left]
        await pilot.press("z")
        await pilot.pause()
        assert grid(app).sight.zoom is Zoom.MONTH
        await pilot.press("plus")
        assert grid(app).sight.zoom is Zoom.WEEK
        await pilot.press("minus", "minus")
        assert grid(app).sight.zoom is Zoom.MONTH


async def test_half_hours_are_walked_past_midnight_and_edited_where_one_stands(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        grid(app).go(None, app.workspace.plan.grid.dates[0])
        await pilot.press("z", "end")
        here = grid(app).cell
        assert (grid(app).slot, grid(app).day) == (47, 0)
        await pilot.press("right")
        assert (grid(app).slot, grid(app).day) == (0, 1)
        assert grid(app).cell.agent == here.agent
        await pilot.press("full_stop", "comma", "comma")
        assert grid(app).day == 0
        await pilot.press("晚")
        await written(pilot, app)
        assert planning.open_plan(folder).rota.at(*here).shift == "late"
        assert grid(app).cell == here
        assert "晚" in next(line for line in grid_text(app).splitlines() if line.startswith("林书言"))


async def test_typing_filters_at_once_and_edits_touch_only_what_is_shown(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        every = app.workspace.plan.agents
        await pilot.press("f", *"t3")
        await pilot.pause()
        some = [agent.id for agent in every if agent.tier == "T3"]
        assert list(grid(app).people) == some
        assert f"{len(some)} of {len(every)} shown" in screen_text(app)
        await pilot.press("enter", "ctrl+k", "down", "enter")
        await written(pilot, app)
        assert {cell.agent for cell in app.workspace.rota.locks} == set(some)
        assert list(grid(app).people) == some
        await pilot.press("ctrl+home", "down", "shift+down", "shift+down", "delete")
        await written(pilot, app)
        gone = {a.cell for a in everybody(app.workspace.plan).assignments} - app.workspace.rota.by_cell.keys()
        assert {cell.agent for cell in gone} <= set(some)
        while grid(app).sight.filter.on:
            await pilot.press("escape")
        assert len(grid(app).people) == len(every)


async def test_escape_in_the_field_clears_and_a_click_on_the_line_does_too(tmp_path: Path):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("slash", *"t3", "escape")
        await pilot.pause()
        assert not grid(app).sight.filter.on
        assert app.screen.focused is grid(app)
        await pilot.press("f", *"nobody at all", "enter")
        await pilot.pause()
        assert grid(app).cell is None
        assert "0 of" in screen_text(app)
        await pilot.press("delete", "right", "z", "z")
        await pilot.click("FilterLine", offset=(4, 0))
        await pilot.pause()
        assert not grid(app).sight.filter.on


async def test_boxes_of_the_filter_take_clicks_and_keys(tmp_path: Path):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("f")
        await pilot.pause()
        await pilot.click("#flawed")
        await pilot.pause()
        assert grid(app).sight.filter == Filter(flawed=True)
        assert [tick.BUTTON_INNER for tick in app.screen.query(Tick)] == [" ", "✓", " "]
        app.screen.query_one(Input).focus()
        await pilot.press("tab", "space")
        assert grid(app).sight.filter == Filter(flawed=True, short=True)


async def test_what_is_hidden_comes_out_when_one_is_led_there(tmp_path: Path):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        hidden = next(agent for agent in app.workspace.plan.agents if agent.tier != "T3")
        await pilot.press("f", *"t3", "enter")
        app.screen.aim(hidden.id, None)
        await pilot.pause()
        assert grid(app).cell.agent == hidden.id
        assert not grid(app).sight.filter.on


async def test_arranged_from_the_window_and_by_clicks_on_headings(tmp_path: Path):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("g", *"tier", "down", "enter")
        await pilot.pause()
        await pilot.press("g", *"group by tier", "enter")
        await pilot.pause()
        assert grid(app).sight.of_days.grouping is Grouping.TIER
        assert "▾ T" in grid_text(app)
        await pilot.click(RotaGrid, offset=(1, 0))
        assert grid(app).sight.of_days.sorting is Sorting.NAME
        assert "name↑" in grid_text(app)
        await pilot.click(RotaGrid, offset=(1, 0))
        assert "name↓" in grid_text(app)
        column = grid(app).layout_now.left + grid(app).layout_now.cell + 1
        await pilot.click(RotaGrid, offset=(column, 0))
        assert grid(app).sight.of_days.sorting is Sorting.RELIEF
        assert grid(app).sight.of_days.day == grid(app).day == 1
        await pilot.click(RotaGrid, offset=(0, 1))
        assert grid(app).sight.zoom is Zoom.MONTH


async def test_cells_changed_since_they_were_published_are_marked_and_can_be_shown_alone(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    opened = planning.open_plan(folder)
    files.publish_rota(folder, opened.rota, "", opened.stamps)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await until(lambda: app.workspace.published is not None)
        await pilot.press("down", "晚")
        await written(pilot, app)
        here = grid(app).cell
        await until(lambda: grid(app).view.table.changed == {here})
        assert "changed since it was published" in screen_text(app)
        app.screen.action_only_changed()
        await pilot.pause()
        assert grid(app).people == (here.agent,)
        line = next(line for line in grid_text(app).splitlines() if "晚" in line)
        assert "*" in line
        await pilot.press("u")
        await written(pilot, app)
        await until(lambda: not grid(app).view.table.changed)
        assert grid(app).people == ()


async def test_the_legend_explains_the_plan_s_shifts_and_every_mark(tmp_path: Path):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=(80, 40)) as pilot:
        await at_stage(pilot, app, "4")
        assert "changed since" in screen_text(app)
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, Page)
        text = screen_text(app)
        assert all(shift.short in text for shift in app.workspace.plan.shifts)
        await pilot.press("escape")
        await pilot.click("LegendLine", offset=(3, 0))
        await pilot.pause()
        assert isinstance(app.screen, Page)


async def test_what_is_seen_outlives_edits_and_the_cursor_stays_on_its_person(tmp_path: Path):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        grid(app).sort(Sorting.HOURS)
        await pilot.press("ctrl+home", "down", "minus")
        here = grid(app).cell
        await pilot.press("delete")
        await written(pilot, app)
        assert grid(app).sight.zoom is Zoom.MONTH
        assert grid(app).sight.of_days.sorting is Sorting.HOURS
        assert grid(app).cell == Cell(*here)

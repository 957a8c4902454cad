from pathlib import Path

import pytest
from textual.widgets import OptionList

from shiftplan import language, planning
from shiftplan.domain.rota import Cell
from tests.tui.rota.running import app_on, at_stage, everybody, grid, screen_text, settled, small, until

pytestmark = pytest.mark.screen


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


def broken(folder: Path) -> tuple[Path, Cell]:
    """A rota in which somebody works on a day of leave."""
    place = small(folder)
    opened = planning.open_plan(place)
    blocked = next(iter(opened.plan.blocked))
    rota = everybody(opened.plan)
    wrong = rota.assignments[0].model_copy(update={"agent": blocked.agent, "day": blocked.day})
    planning.save_rota(opened, rota.put(blocked, wrong))
    return place, blocked


async def test_findings_value_and_fairness_side_by_side(tmp_path: Path, speech: str):
    place, _ = broken(tmp_path)
    app = app_on(place)
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "5")
        text = screen_text(app)
        assert "✗" in text
        assert ("班表" if speech == "zh" else "rota's value") in text
        assert ("每人夜班数" if speech == "zh" else "nights per person") in text


async def test_on_a_narrow_screen_the_value_takes_turns_with_the_findings(tmp_path: Path, english: None):
    place, _ = broken(tmp_path)
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "5")
        assert "✗" in screen_text(app)
        assert "rota's value" not in screen_text(app)
        await pilot.press("v")
        await settled(pilot, app)
        assert "rota's value" in screen_text(app)
        assert "✗" not in screen_text(app)


async def test_enter_jumps_to_the_cell(tmp_path: Path):
    place, cell = broken(tmp_path)
    app = app_on(place)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "5")
        first = app.workspace.judgement.findings[0]
        assert first.agents
        await pilot.press("home", "enter")
        await until(lambda: app.current_mode == "rota")
        await settled(pilot, app)
        assert grid(app).cell == Cell(first.agents[0], first.days[-1])
        assert cell in app.screen._table.flaws


async def test_the_filters_narrow_the_list(tmp_path: Path, english: None):
    place, _ = broken(tmp_path)
    app = app_on(place)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_stage(pilot, app, "5")
        findings = app.workspace.judgement.findings
        options = app.screen.query_one(OptionList)
        assert options.option_count == len(findings)
        await pilot.press("f")
        await pilot.pause()
        assert options.option_count == sum(f.severity == "error" for f in findings)
        await pilot.press("f", "f", "f", "c")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert options.option_count == sum(f.code == findings[0].code for f in findings)


async def test_without_a_rota_it_says_where_to_go(tmp_path: Path, english: None):
    app = app_on(small(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "5")
        assert "There is no rota yet. Go to the rota with 4" in screen_text(app)
        await pilot.press("enter", "f", "v")
        await pilot.pause()
        assert app.current_mode == "checks"

"""The window of reasons: three questions, on the rota that is on the screen."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from shiftplan import planning
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.tui.why import WhyWindow
from tests.tui.rota.running import app_on, at_stage, grid, screen_text, settled, small, until

pytestmark = pytest.mark.screen
SIZES = [(80, 24), (160, 50)]


async def answered(pilot: Pilot[None], app: object) -> str:
    """What the window says once the engine has answered."""
    await settled(pilot, app)
    return screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_why_somebody_works_that_day_and_what_else_it_could_be(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=size) as pilot:
        await at_stage(pilot, app, "4")
        cell = grid(app).cell
        assert cell is not None
        await pilot.press("y")
        text = await answered(pilot, app)
        assert app.workspace.plan.agent[cell.agent].name in text
        assert "What else this day could be" in text
        await pilot.press("escape")
        assert not isinstance(app.screen, WhyWindow)


async def test_the_short_stretches_of_the_day_one_after_another(tmp_path: Path) -> None:
    """With everybody there at noon, morning and evening are short; what else they could do is told."""
    folder = small(tmp_path)
    opened = planning.open_plan(folder)
    day, people = opened.plan.grid.dates[0], opened.plan.agents
    noon = [Assignment(agent=one.id, day=day, shift="mid", queue=one.queues[0]) for one in people]
    planning.save_rota(opened, Rota.of(noon))
    app = app_on(folder)
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("y", "tab")
        first = await answered(pilot, app)
        assert "short stretch 1 of" in first
        assert "which is worth more than" in first or "the rota would be better" in first
        await pilot.press("right")
        second = await answered(pilot, app)
        assert "short stretch 2 of" in second
        await pilot.press("left")
        assert "short stretch 1 of" in await answered(pilot, app)


async def test_levers_are_tried_by_a_process_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shiftplan.tui.why.trying.LEVER_SECONDS", 3.0)
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("y", "shift+tab")
        await pilot.pause()
        assert "with and without each lever" in screen_text(app)
        await until(lambda: "What would help most" in screen_text(app))
        assert "saves" in screen_text(app)


async def test_levers_can_be_left_while_they_are_tried(tmp_path: Path) -> None:
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("y", "shift+tab")
        await pilot.pause()
        await pilot.press("escape")
        await settled(pilot, app)
        assert not isinstance(app.screen, WhyWindow)


async def test_a_question_can_be_clicked(tmp_path: Path) -> None:
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("y")
        await settled(pilot, app)
        await pilot.click("Questions", offset=(28, 0))
        text = await answered(pilot, app)
        assert "short stretch 1 of" in text or "nothing is short that day" in text


async def test_without_a_rota_there_is_nothing_to_ask_about(tmp_path: Path) -> None:
    app = app_on(small(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("y")
        await pilot.pause()
        assert not isinstance(app.screen, WhyWindow)
        assert any("no rota to ask about" in told.message for told in app._notifications)

"""The simulation in the app, with a child that a test plays."""

import pytest

from shiftplan import planning
from shiftplan.domain.estimate import Staffed
from shiftplan.domain.queue import Shape
from shiftplan.planning import simulation_process
from shiftplan.tui import intentions
from shiftplan.tui.simulation.screen import SimulationScreen
from tests.tui.conftest import settle, text_of
from tests.tui.simulation.samples import Child, difference, estimate

pytestmark = pytest.mark.screen


@pytest.fixture
def child(monkeypatch):
    monkeypatch.setattr(simulation_process, "SimulationProcess", Child)
    monkeypatch.setattr(Child, "waits", False)
    monkeypatch.setattr(Child, "gives", None)
    return Child


async def opened(app, pilot) -> None:
    await settle(pilot)
    await pilot.press("3", "x")
    await settle(pilot)
    assert isinstance(app.screen, SimulationScreen)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_run_is_shown_beside_the_formula_with_its_reasons(shop, app_on, child, monkeypatch, size):
    app = app_on(shop)
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        grid = app.workspace.plan.grid
        slot = app.place.index(grid)
        monkeypatch.setattr(child, "gives", estimate(grid, differences=(difference(slot),)))
        await pilot.press("s")
        await settle(pilot)
        shown = text_of(app)
        assert "70.0% ± 1.0" in shown
        assert "formula 82.0%" in shown
        await pilot.press("y")
        await settle(pilot)
        assert "-12.0" in text_of(app)


async def test_s_stops_a_run_and_what_is_through_is_kept(shop, app_on, child, monkeypatch):
    monkeypatch.setattr(child, "waits", True)
    app = app_on(shop)
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        monkeypatch.setattr(child, "gives", estimate(app.workspace.plan.grid, stopped=True))
        await pilot.press("s")
        await pilot.pause()
        while app.simulation.share == 0:
            await pilot.pause()
        assert app.simulation.running
        assert "40%" in text_of(app)
        await pilot.press("s")
        await settle(pilot)
        assert child.last.stopped.is_set()
        assert "stopped after 20 runs" in text_of(app)


async def test_choices_reach_the_child(shop, app_on, child):
    app = app_on(shop)
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        await pilot.press("i", "d", "c", "n", "s")
        await settle(pilot)
        options = child.last.options
        assert options.patience_shape is Shape.EXPONENTIAL
        assert options.dispersion == 1.0
        assert not options.cross_trained
        assert options.replications == 50
        assert child.last.staffed is Staffed.NEED


async def test_without_a_rota_its_people_cannot_be_chosen(shop, app_on, child):
    app = app_on(shop)
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        await pilot.press("t")
        await settle(pilot)
        assert app.simulation.staffed is None
        assert "no rota" in text_of(app)


async def test_a_result_for_a_plan_that_has_changed_meanwhile_says_so(shop, app_on, child, monkeypatch):
    monkeypatch.setattr(child, "waits", True)
    app = app_on(shop)
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        monkeypatch.setattr(child, "gives", estimate(app.workspace.plan.grid))
        await pilot.press("s")
        await pilot.pause()
        app.post_message(intentions.ChooseScenario("high"))
        while app.workspace.plan.settings.scenario != "high" or app.workspace.need is None:
            await pilot.pause()
        child.last.stop()
        await settle(pilot)
        assert not app.simulation.running
        assert "plan has changed" in text_of(app)


async def test_escape_goes_back_to_the_need(shop, app_on, child):
    app = app_on(shop)
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen.STAGE == "need"
        assert not isinstance(app.screen, SimulationScreen)


async def test_a_run_of_a_plan_read_again_unchanged_still_holds(shop, app_on, child, monkeypatch):
    app = app_on(shop)
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        monkeypatch.setattr(child, "gives", estimate(app.workspace.plan.grid))
        monkeypatch.setattr(child, "waits", True)
        await pilot.press("s")
        await pilot.pause()
        before = app.workspace.plan
        await pilot.press("ctrl+r")
        while app.workspace.plan is before or app.workspace.need is None:
            await pilot.pause()
        child.last.stop()
        await settle(pilot)
        assert "70.0% ± 1.0" in text_of(app)
        assert "plan has changed" not in text_of(app)


async def test_another_plan_ends_the_run_and_shows_nothing_of_it(shop, app_on, child, monkeypatch, tmp_path):
    other = planning.open_plan(planning.make_plan("small", tmp_path / "other"))
    app = app_on(shop)
    async with app.run_test(size=(120, 30)) as pilot:
        await opened(app, pilot)
        monkeypatch.setattr(child, "gives", estimate(app.workspace.plan.grid))
        monkeypatch.setattr(child, "waits", True)
        await pilot.press("s")
        while app.simulation.share == 0:
            await pilot.pause()
        app.take(other)
        await settle(pilot)
        assert child.last.stopped.is_set()
        assert app.simulation.estimate is None
        assert not app.simulation.running

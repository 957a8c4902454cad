"""The solve beside the screen, with a child that a test plays."""

import asyncio

import pytest

from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.errors import SolverFailed
from shiftplan.language import say
from shiftplan.planning import open_plan, save_rota, solver_process
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Confirm
from tests.tui.conftest import settle, text_of

pytestmark = pytest.mark.screen


class Child:
    """Plays the solver: tells one step, waits to be stopped, writes a rota, ends."""

    fails = False
    last: "Child"

    def __init__(self, folder, seconds, *, scope=None, propose=False):
        self.folder, self.seconds, self.scope, self.propose = folder, seconds, scope, propose
        self.stopped = asyncio.Event()
        type(self).last = self

    async def start(self):
        if self.fails:
            raise SolverFailed(say("the solver could not be started: {reason}", reason="a test"))

    def stop(self):
        self.stopped.set()

    async def events(self):
        yield Progress(seconds=1, phase="improve", best=100, bound=90)
        await self.stopped.wait()
        opened = open_plan(self.folder)
        rota = a_day_of_work(opened.plan)
        save_rota(opened, rota)
        yield Outcome(status=Status.STOPPED, seconds=2, bound=90, objective=100, rota=rota)


def a_day_of_work(plan) -> Rota:
    agent, shift, day = plan.agents[0], plan.shifts[0], plan.grid.dates[0]
    return Rota.of([Assignment(agent=agent.id, day=day, shift=shift.id, queue=agent.queues[0])])


@pytest.fixture
def child(monkeypatch):
    monkeypatch.setattr(solver_process, "SolverProcess", Child)
    monkeypatch.setattr(Child, "fails", False)
    return Child


async def begun(app, pilot):
    """Start a solve and wait for its first word."""
    await settle(pilot)
    app.post_message(intentions.Solve(30))
    while not app.progress:
        await pilot.pause()


async def test_progress_is_shown_and_the_rota_that_the_child_wrote_comes_to_the_screen(shop, app_on, child):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        assert app.workspace.solving
        assert child.last.seconds == 30
        assert "solving 1 s, gap 10.0%" in text_of(app)
        app.post_message(intentions.StopSolving())
        await settle(pilot)
        assert not app.workspace.solving
        assert app.workspace.outcome.status is Status.STOPPED
        assert app.workspace.rota.assignments == a_day_of_work(app.workspace.plan).assignments
        assert not app.workspace.unsaved
        assert app.workspace.judgement is not None
        assert app.workspace.shortages


async def test_an_edited_rota_is_saved_before_the_child_reads_it(shop, app_on, child):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        edited = a_day_of_work(app.workspace.plan)
        app.post_message(intentions.EditRota(edited))
        await begun(app, pilot)
        assert open_plan(shop).rota.assignments == edited.assignments
        app.post_message(intentions.StopSolving())
        await settle(pilot)


async def test_nothing_is_changed_under_a_running_solve(shop, app_on, child):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        app.post_message(intentions.ChooseScenario("high"))
        app.post_message(intentions.EditRota(Rota()))
        app.post_message(intentions.OpenFolder(shop))
        await pilot.pause()
        assert app.workspace.solving
        assert app.workspace.rota is None
        assert 'scenario = "base"' in (shop / "plan.toml").read_text("utf-8")
        assert "stop that first" in " ".join(note.message for note in app._notifications)
        app.post_message(intentions.StopSolving())
        await settle(pilot)


async def test_a_child_that_cannot_start_is_a_sentence(shop, app_on, child, monkeypatch):
    monkeypatch.setattr(Child, "fails", True)
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.post_message(intentions.Solve(30))
        await settle(pilot)
        assert not app.workspace.solving
        assert "could not be started" in " ".join(note.message for note in app._notifications)


async def test_quitting_while_it_solves_stops_it_and_keeps_its_best(shop, app_on, child):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(app, pilot)
        await pilot.press("q")
        assert isinstance(app.screen, Confirm)
        await pilot.press("y")
        await settle(pilot)
        assert child.last.stopped.is_set()
        assert app._exit
    assert open_plan(shop).rota is not None

import sys
from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.errors import StorageFailed
from shiftplan.language import say
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.rota.solve_panel import SolvePanel
from shiftplan.tui.rota.solve_view import State
from shiftplan.tui.rota.strip import CoverageStrip
from tests.tui.rota.running import (
    FakeSolver,
    app_on,
    at_stage,
    everybody,
    grid,
    grid_text,
    rota_screen,
    screen_text,
    settled,
    small,
    state,
    until,
)

pytestmark = pytest.mark.screen
READING = Progress(seconds=0.1, phase="reading")


@pytest.fixture(autouse=True)
def _english():
    before = language.current()
    language.use("en")
    yield
    language.use(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small(tmp_path)


def found(folder: Path, seconds: float = 1.0, best: float = 200) -> Progress:
    rota = everybody(planning.open_plan(folder).plan)
    return Progress(seconds=seconds, phase="improve", best=best, bound=100, rota=rota)


def ending(folder: Path, status: Status, *, with_rota: bool = True) -> Outcome:
    if not with_rota:
        return Outcome(status=status, seconds=2)
    rota = everybody(planning.open_plan(folder).plan)
    return Outcome(status=status, seconds=2, bound=100, objective=200, rota=rota)


def use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, solver: FakeSolver) -> FakeSolver:
    monkeypatch.setattr(sys, "executable", solver.install(tmp_path))
    return solver


ENDS = [
    (Status.OPTIMAL, True, State.OPTIMAL, "Proved best"),
    (Status.FEASIBLE, True, State.TIME_UP, "50.0%"),
    (Status.STOPPED, True, State.STOPPED, "Stopped; the best"),
    (Status.STOPPED, False, State.STOPPED_EMPTY, "Stopped before a first rota"),
    (Status.UNKNOWN, False, State.TIME_UP_EMPTY, "Time ran out before"),
]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end[2])
async def test_each_end_is_shown_for_what_it_is(
    monkeypatch, tmp_path, folder, end: tuple[Status, bool, State, str]
):
    status, with_rota, expected, words = end
    use(monkeypatch, tmp_path, FakeSolver([READING], [ending(folder, status, with_rota=with_rota)]))
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("s")
        await until(lambda: state(app) is expected)
        await settled(pilot, app)
        assert words in screen_text(app)


async def test_infeasible_names_what_stands_in_the_way(monkeypatch, tmp_path, folder):
    finding = Finding(
        code="locks", severity=Severity.ERROR, message=say("two locks break the rest"), hint=say("unlock one")
    )
    outcome = Outcome(status=Status.INFEASIBLE, seconds=1, findings=(finding,))
    use(monkeypatch, tmp_path, FakeSolver([READING], [outcome]))
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("s")
        await until(lambda: state(app) is State.INFEASIBLE)
        await pilot.pause()
        text = screen_text(app)
        assert "two locks break the rest" in text
        assert "→ unlock one" in text


@pytest.mark.parametrize("last", [[], ["this is no line of a solve"]])
async def test_a_solver_that_breaks_off_changes_nothing(monkeypatch, tmp_path, folder, last: list[str]):
    use(monkeypatch, tmp_path, FakeSolver([READING], last, code=9))
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("s")
        await until(lambda: state(app) is State.FAILED)
        assert app.workspace.rota is None
        assert not app.workspace.solving


async def test_a_lock_that_the_disk_refused_stays_on_the_screen(monkeypatch, tmp_path, folder):
    """The solver starts from the folder, so the save comes first; when that fails nothing is dropped."""
    solver = use(monkeypatch, tmp_path, FakeSolver([READING], [ending(folder, Status.STOPPED)]))
    app = app_on(folder)

    def refuse(opened, rota):
        raise StorageFailed(say("no space"))

    monkeypatch.setattr(planning, "save_rota", refuse)
    monkeypatch.setattr(planning, "carry_out", refuse)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        cell = grid(app).cell
        await pilot.press("k")
        await until(lambda: app.workspace.unsaved and len(app._notifications) == 1)
        await pilot.press("s")
        await until(lambda: state(app) is State.FAILED)
        assert cell in app.workspace.rota.locks
        assert app.workspace.unsaved
        assert not solver.heard.exists()


async def test_the_grid_and_the_figures_move_while_it_solves(monkeypatch, tmp_path, folder):
    solver = FakeSolver([READING, found(folder)], [ending(folder, Status.STOPPED)], waits=True)
    use(monkeypatch, tmp_path, solver)
    app = app_on(folder)
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        assert "早" not in grid_text(app)
        await pilot.press("s")
        await until(lambda: "早" in grid_text(app))
        text = screen_text(app)
        assert state(app) is State.RUNNING
        assert "200" in text
        assert "50.0%" in text
        await pilot.press("down", "right")
        assert grid(app).cell is not None
        await pilot.press("x")
        assert state(app) in (State.STOPPING, State.STOPPED)
        await until(lambda: state(app) is State.STOPPED)
        assert "stop" in solver.heard.read_text("utf-8")


async def test_solving_goes_on_while_another_stage_is_in_front(monkeypatch, tmp_path, folder):
    solver = FakeSolver([READING, found(folder)], [ending(folder, Status.STOPPED)], waits=True)
    use(monkeypatch, tmp_path, solver)
    app = app_on(folder)
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("s")
        await until(lambda: len(app.progress) == 2)
        await pilot.press("1")
        await pilot.pause()
        assert app.workspace.solving
        assert "solving" in screen_text(app)
        await pilot.press("4")
        await settled(pilot, app)
        assert state(app) is State.RUNNING
        assert "早" in screen_text(app)
        await pilot.press("escape")
        assert not app.screen.query_one(SolvePanel).display
        await pilot.press("s")
        assert app.screen.query_one(SolvePanel).display
        await pilot.press("1", "4", "x")
        await until(lambda: state(app) is State.STOPPED)


async def test_locks_and_the_limit_wait_while_it_solves(monkeypatch, tmp_path, folder):
    solver = FakeSolver([READING], [ending(folder, Status.STOPPED, with_rota=False)], waits=True)
    use(monkeypatch, tmp_path, solver)
    app = app_on(folder)
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("s")
        await until(lambda: state(app) is State.RUNNING)
        await pilot.press("k", "t", "s")
        await pilot.pause()
        assert app.workspace.rota is None
        assert len(app._notifications) == 2
        await pilot.press("x")
        await until(lambda: not app.workspace.solving)
        assert solver.heard.read_text("utf-8").count("solve ") == 1


async def test_the_chosen_time_reaches_the_solver(monkeypatch, tmp_path, folder):
    solver = FakeSolver([READING], [ending(folder, Status.UNKNOWN, with_rota=False)])
    use(monkeypatch, tmp_path, solver)
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("t")
        await pilot.pause()
        assert "of 180 s" in screen_text(app)
        await pilot.press("s")
        await until(lambda: state(app) is State.TIME_UP_EMPTY)
        assert "--seconds 180" in solver.heard.read_text("utf-8")


async def test_the_panel_lies_beside_or_below_and_closes(monkeypatch, tmp_path, folder):
    use(monkeypatch, tmp_path, FakeSolver([READING], [ending(folder, Status.UNKNOWN, with_rota=False)]))
    app = app_on(folder)
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("t")
        await pilot.pause()
        panel, strip = app.screen.query_one(SolvePanel), app.screen.query_one(CoverageStrip)
        assert panel.region.x > grid(app).region.right - 1
        assert strip.display
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert panel.region.y >= grid(app).region.bottom
        assert not strip.display
        await pilot.press("escape")
        await pilot.pause()
        assert not panel.display
        assert strip.display


@pytest.mark.slow
async def test_a_real_solve_ends_on_the_disk_without_a_broken_rule(folder):
    app: ShiftplanApp = app_on(folder)
    async with app.run_test(size=(160, 50)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("s")
        await until(lambda: rota_screen(app)._view.rota is not None or not app.workspace.solving)
        await pilot.press("x")
        await until(lambda: not app.workspace.solving)
        await until(lambda: app.workspace.judgement is not None)
        saved = planning.open_plan(folder).rota
        assert saved is not None
        assert saved.assignments
        assert app.workspace.rota == saved
        assert app.workspace.judgement.hard_violations == 0
        assert state(app) in (State.STOPPED, State.OPTIMAL)

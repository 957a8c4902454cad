"""A solve of the whole or a part, and the proposal that comes of it: looked at, taken, left, dropped."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from shiftplan import files, language, planning
from shiftplan.domain.rota import Cell
from shiftplan.planning import solver_process
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.dialogs import Chooser, Confirm
from shiftplan.tui.differences import DifferencesScreen
from shiftplan.tui.rota.part_dialog import PartChoices, PartDialog
from shiftplan.tui.rota.screen import RotaScreen
from tests.tui.rota.proposing import CHANGED, Child, propose
from tests.tui.rota.running import app_on, at_stage, grid, screen_text, settled, small, until

pytestmark = pytest.mark.screen
SIZES = [(80, 24), (160, 50)]


@pytest.fixture(autouse=True)
def _english():
    before = language.current()
    language.use("en")
    yield
    language.use(before)


@pytest.fixture(autouse=True)
def child(monkeypatch: pytest.MonkeyPatch) -> type[Child]:
    monkeypatch.setattr(solver_process, "SolverProcess", Child)
    monkeypatch.setattr(Child, "dies", False)
    monkeypatch.setattr(Child, "finds", True)
    return Child


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small(tmp_path, solved=True)


def waits(folder: Path) -> planning.Proposal | None:
    return planning.proposal(planning.open_plan(folder))


def notes(app: ShiftplanApp) -> str:
    return " ".join(note.message for note in app._notifications)


async def solved(pilot: Pilot[None], app: ShiftplanApp, *keys: str) -> None:
    """Start a solve and stop it as soon as it has found something."""
    await pilot.press(*keys)
    await until(lambda: app.progress)
    await pilot.press("x")
    await until(lambda: not app.workspace.solving)
    await settled(pilot, app)


async def looked_at(pilot: Pilot[None], app: ShiftplanApp) -> DifferencesScreen:
    await until(lambda: isinstance(app.screen, DifferencesScreen))
    screen = app.screen
    assert isinstance(screen, DifferencesScreen)
    await until(lambda: screen._view is not None and screen._view.judged)
    await settled(pilot, app)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_solve_finds_is_proposed_and_taken_with_one_key(folder: Path, size):
    app = app_on(folder)
    async with app.run_test(size=size) as pilot:
        await at_stage(pilot, app, "4")
        before = app.workspace.rota
        await solved(pilot, app, "s")
        assert Child.last.propose
        await looked_at(pilot, app)
        text = screen_text(app)
        assert f"{CHANGED} of {CHANGED} cells" in text
        assert "at most 50.0% from the best" in text
        assert app.workspace.rota == before
        await pilot.press("enter")
        await until(lambda: app.workspace.rota != before and not app.workspace.unsaved)
        await until(lambda: app.workspace.proposal is None)
        await settled(pilot, app)
        assert isinstance(app.screen, RotaScreen)
        assert planning.open_plan(folder).rota == app.workspace.rota
        assert waits(folder) is None
        assert len(app.workspace.news.edits[0].cells) == CHANGED
        await pilot.press("u")
        await until(lambda: app.workspace.rota == before and not app.workspace.unsaved)
        assert planning.open_plan(folder).rota == before


async def test_a_part_is_taken_and_the_rest_still_waits(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_stage(pilot, app, "4")
        before = app.workspace.rota
        await solved(pilot, app, "s")
        screen = await looked_at(pilot, app)
        kept = screen._view.listing.lines[1].one.cell
        await pilot.press("down", "space", "enter")
        await until(lambda: app.workspace.rota != before and not app.workspace.unsaved)
        await settled(pilot, app)
        assert app.workspace.rota.by_cell[kept] == before.by_cell[kept]
        assert [one.cell for one in waits(folder).edit.cells] == [kept]
        await until(lambda: app.workspace.proposal is not None)
        assert "waits beside the rota" in screen_text(app)


async def test_a_proposal_is_dropped(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_stage(pilot, app, "4")
        before = app.workspace.rota
        await solved(pilot, app, "s")
        await looked_at(pilot, app)
        await pilot.press("delete")
        assert isinstance(app.screen, Confirm)
        await pilot.press("y")
        await until(lambda: app.workspace.proposal is None)
        await settled(pilot, app)
        assert waits(folder) is None
        assert app.workspace.rota == before
        assert "waits beside the rota" not in screen_text(app)


async def test_left_for_later_it_waits_also_after_a_restart(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_stage(pilot, app, "4")
        await solved(pilot, app, "s")
        await looked_at(pilot, app)
        await pilot.press("escape")
        await settled(pilot, app)
        assert "waits beside the rota" in screen_text(app)
    again = app_on(folder)
    async with again.run_test(size=(120, 40)) as pilot:
        await at_stage(pilot, again, "4")
        await until(lambda: again.workspace.proposal is not None)
        await settled(pilot, again)
        assert isinstance(again.screen, RotaScreen)
        assert "10/01 11:30 waits beside the rota: r looks at it" in screen_text(again)
        await pilot.press("r")
        assert isinstance(again.screen, Chooser)
        await pilot.press("enter")
        await looked_at(pilot, again)


async def test_a_new_solve_asks_before_it_replaces_what_waits(folder: Path):
    propose(folder)
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_stage(pilot, app, "4")
        await until(lambda: app.workspace.proposal is not None)
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, Chooser)
        assert not app.workspace.solving
        await pilot.press("escape")
        await solved(pilot, app, "s", "down", "enter")
        await looked_at(pilot, app)


async def test_only_these_days_people_and_short_slots_reach_the_solver(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("shift+down", "shift+right", "r")
        await pilot.pause()
        assert isinstance(app.screen, PartDialog)
        await pilot.press("w", "w", "p", "p", "f", "t")
        await pilot.pause()
        text = screen_text(app)
        assert "only free cells filled" in text
        assert "nothing is published yet" in text
        await pilot.press("c", "f")
        block = grid_block(app)
        await solved(pilot, app, "enter")
        scope = Child.last.scope
        assert (scope.days, scope.agents) == (block.days, block.people)
        assert (scope.fill, scope.told, Child.last.seconds) == (False, False, 180)
        assert app.screen_stack[-1 if isinstance(app.screen, RotaScreen) else -2].seconds == 180
        await looked_at(pilot, app)
        assert str(block.days[0]) in screen_text(app)


def grid_block(app: ShiftplanApp):
    screen = app.screen_stack[-2]
    assert isinstance(screen, RotaScreen)
    return screen.block


async def test_the_week_and_the_team_of_the_cursor(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("r", "space", "down", "right")
        await pilot.pause()
        part = app.screen.query_one(PartChoices).part
        plan = app.workspace.plan
        first = plan.agents[0]
        assert set(part.scope.agents) == {one.id for one in plan.agents if one.team == first.team}
        assert set(part.scope.days) == {
            day for day in plan.grid.dates if day.isocalendar()[:2] == part.block.days[0].isocalendar()[:2]
        }
        await pilot.press("escape")
        await pilot.pause()
        assert not app.workspace.solving


async def test_on_the_heading_of_a_team_nobody_is_selected(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_stage(pilot, app, "4")
        grid(app).line = 0
        await pilot.press("r", "p", "p")
        await pilot.pause()
        assert app.screen.query_one(PartChoices).part.scope.agents == ()
        assert "everybody" in screen_text(app)


async def test_the_mouse_chooses_and_starts(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("r")
        await pilot.pause()
        await pilot.click(PartChoices, offset=(10, 0))
        await pilot.pause()
        assert app.screen.query_one(PartChoices).part.scope.days
        await pilot.click("PartStart", offset=(1, 0))
        await until(lambda: app.progress)
        assert Child.last.scope.days
        await settled(pilot, app)
        assert "Being solved" in screen_text(app)
        await pilot.press("x")
        await until(lambda: isinstance(app.screen, DifferencesScreen))


async def test_the_fewest_changes_need_something_published(folder: Path):
    opened = planning.open_plan(folder)
    files.publish_rota(folder, opened.rota, "", opened.stamps)
    app = app_on(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        await until(lambda: app.workspace.published is not None)
        await solved(pilot, app, "r", "c", "enter")
        assert Child.last.scope.told
        await looked_at(pilot, app)


async def test_where_everything_is_locked_nothing_is_solved(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("k")
        await until(lambda: app.workspace.rota.locks and not app.workspace.unsaved)
        await pilot.press("r", "w", "w", "p", "p", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PartDialog)
        assert "no cell may change" in notes(app)


async def test_the_first_rota_of_a_plan_is_no_proposal(tmp_path: Path):
    app = app_on(small(tmp_path))
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        await solved(pilot, app, "s")
        assert not Child.last.propose
        assert isinstance(app.screen, RotaScreen)
        assert app.workspace.proposal is None


async def test_nothing_better_is_said(folder: Path, child: type[Child], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(child, "finds", False)
    app = app_on(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        judgement = app.workspace.judgement
        await solved(pilot, app, "s")
        assert "nothing better was found" in notes(app)
        assert isinstance(app.screen, RotaScreen)
        assert app.workspace.judgement is judgement


async def test_a_child_that_dies_leaves_what_it_had_found(
    folder: Path, child: type[Child], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(child, "dies", True)
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_stage(pilot, app, "4")
        before = app.workspace.rota
        await solved(pilot, app, "s")
        assert isinstance(app.screen, RotaScreen)
        assert "the solver ended" in notes(app)
        assert "waits beside the rota" in screen_text(app)
        assert app.workspace.rota == before
        await pilot.press("r", "enter")
        await looked_at(pilot, app)
        assert "before the solver was cut off" in screen_text(app)


async def test_quitting_while_it_solves_leaves_a_proposal(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("s")
        await until(lambda: app.progress)
        await pilot.press("q", "y")
        await until(lambda: app._exit)
    assert len(waits(folder).edit.cells) == CHANGED


async def test_it_is_shown_when_one_comes_back_from_another_stage(folder: Path):
    app = app_on(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("s")
        await until(lambda: app.progress)
        await pilot.press("1")
        await pilot.pause()
        Child.last.stop()
        await until(lambda: not app.workspace.solving)
        await settled(pilot, app)
        assert not isinstance(app.screen, DifferencesScreen)
        await pilot.press("4")
        await looked_at(pilot, app)


async def test_a_cell_edited_since_is_left_unless_it_is_chosen(folder: Path):
    propose(folder)
    app = app_on(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_stage(pilot, app, "4")
        await until(lambda: app.workspace.proposal is not None)
        plan = app.workspace.plan
        cell = Cell(app.workspace.proposal.edit.cells[0].agent, plan.grid.dates[0])
        grid(app).go(cell.agent, cell.day)
        await pilot.press("delete")
        await until(lambda: cell not in app.workspace.rota.by_cell and not app.workspace.unsaved)
        await pilot.press("r", "enter")
        screen = await looked_at(pilot, app)
        assert cell not in screen._view.chosen
        assert len(screen._view.chosen) == CHANGED - 1
        await pilot.press("enter")
        await until(lambda: app.workspace.news is not None and not app.workspace.unsaved)
        await settled(pilot, app)
        assert cell not in planning.open_plan(folder).rota.by_cell


async def test_a_proposal_that_cannot_be_read_is_a_sentence(folder: Path):
    propose(folder)
    (folder / "proposal" / "rota.csv").write_text("no,rota\n", "utf-8")
    app = app_on(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await at_stage(pilot, app, "4")
        await until(lambda: app._notifications)
        assert "rota.csv" in notes(app)
        assert app.workspace.proposal is None
        assert app.workspace.judgement is not None

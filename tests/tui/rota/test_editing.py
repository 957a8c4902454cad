"""Editing by hand on the rota screen: keys, mouse, typing, the picker, the history; what lies on the disk."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from shiftplan import language, planning
from shiftplan.domain.rota import Cell
from shiftplan.errors import StorageFailed
from shiftplan.files import locking
from shiftplan.language import say
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.dialogs import Chooser
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.history import HistoryWindow
from shiftplan.tui.rota.layout import HEADER_LINES
from shiftplan.tui.rota.picker import ShiftPicker
from shiftplan.tui.rota.typing import typed
from shiftplan.tui.together.meeting import MeetingWindow
from tests import builders
from tests.tui.rota.running import app_on, at_stage, grid, screen_text, settled, small, until

pytestmark = pytest.mark.screen
SIZE = (120, 40)


@pytest.fixture(autouse=True)
def english():
    before = language.current()
    language.use("en")
    yield
    language.use(before)


def cell(app: ShiftplanApp, agent: int = 0, day: int = 0) -> Cell:
    plan = app.workspace.plan
    return Cell(plan.agents[agent].id, plan.grid.dates[day])


def shift_on_disk(folder: Path, at: Cell) -> str:
    rota = planning.open_plan(folder).rota
    found = rota.by_cell.get(at) if rota else None
    return found.shift if found else ""


async def written(pilot: Pilot[None], app: ShiftplanApp) -> None:
    """Wait until the folder is as the screen, and all of it is judged."""
    await pilot.pause()
    await until(lambda: not app._jobs and not app.saving and not app.workspace.unsaved)
    await until(lambda: app.judging is not None and app.judging.case.rota == app.workspace.rota)


def agree(app: ShiftplanApp, folder: Path) -> None:
    read = planning.open_plan(folder)
    assert read.rota == app.workspace.rota
    assert sorted(map(repr, read.plan.availability)) == sorted(
        repr(one.model_copy(update={"weight": float(one.weight)})) for one in app.workspace.plan.availability
    )


async def test_a_code_typed_sets_the_shift_is_judged_and_written(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        short = app.workspace.judgement.shortage_agent_hours
        await pilot.press("晚")
        await written(pilot, app)
        assert shift_on_disk(folder, cell(app)) == "late"
        await until(lambda: app.workspace.news is not None)
        await settled(pilot, app)
        assert app.workspace.judgement.shortage_agent_hours != short
        assert "晚班" in screen_text(app)
        assert app.workspace.judgement == app.judging.judgement
        agree(app, folder)


async def test_a_rule_broken_is_named_with_its_article_and_marked(tmp_path: Path):
    folder = small(tmp_path)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        nursing = next(one for one in app.workspace.plan.agents if one.protection)
        grid(app).go(nursing.id, app.workspace.plan.grid.dates[0])
        await pilot.press("晚")
        await written(pilot, app)
        await until(lambda: app.workspace.news is not None)
        await settled(pilot, app)
        text = screen_text(app)
        assert "✗" in text
        source = app.workspace.news.effect.broken[0].source
        assert source
        assert source[:8] in text.replace("\n", "")
        line = next(line for line in text.splitlines() if line.startswith(nursing.name[:2]))
        assert "!" in line
        await pilot.press("escape")
        assert source[:8] not in screen_text(app)


async def test_a_block_is_selected_cleared_and_brought_back(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        before = app.workspace.rota
        await pilot.press("shift+down", "shift+right")
        assert len(grid(app).block.cells) == 4
        await pilot.press("delete")
        await written(pilot, app)
        assert len(before.assignments) - len(app.workspace.rota.assignments) == 4
        agree(app, folder)
        await pilot.press("ctrl+z")
        await written(pilot, app)
        assert app.workspace.rota == before
        agree(app, folder)
        await pilot.press("ctrl+y")
        await written(pilot, app)
        assert len(before.assignments) - len(app.workspace.rota.assignments) == 4
        agree(app, folder)


async def test_quick_edits_and_undos_are_all_carried_out_in_their_order(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("晚", "right", "中", "u", "晚", "down", "k")
        await until(lambda: len(planning.history(app.workspace.opened).steps) == 4)
        await written(pilot, app)
        agree(app, folder)
        assert shift_on_disk(folder, cell(app, 0, 1)) == "late"
        assert app.workspace.rota.locks == {cell(app, 1, 1)}
        fates = [step.fate.value for step in planning.history(app.workspace.opened).steps]
        assert fates == ["done", "left", "done", "done"]


async def test_leave_and_absence_by_key_and_back(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("l", "right", "o")
        await written(pilot, app)
        kinds = [app.workspace.plan.blocked[cell(app, 0, day)].kind.value for day in (0, 1)]
        assert kinds == ["leave", "absent"]
        agree(app, folder)
        await pilot.press("o")
        await written(pilot, app)
        assert cell(app, 0, 1) not in app.workspace.plan.blocked
        assert app.workspace.need is not None
        agree(app, folder)


async def test_swap_copy_insert_and_fill(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("晚", "shift+down", "w")
        await written(pilot, app)
        assert [shift_on_disk(folder, cell(app, i)) for i in (0, 1)] == ["early_a", "late"]
        await pilot.press("up", "down", "w", "right", "down", "w")
        await written(pilot, app)
        assert [shift_on_disk(folder, cell(app, *at)) for at in ((1, 0), (2, 1))] == ["early_a", "late"]
        await pilot.press("c", "down", "down", "i")
        await written(pilot, app)
        assert shift_on_disk(folder, cell(app, 4, 1)) == "late"
        await pilot.press("shift+down", "ctrl+d")
        await written(pilot, app)
        assert shift_on_disk(folder, cell(app, 5, 1)) == "late"
        agree(app, folder)


async def test_whole_people_days_and_teams_are_locked(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        for times, count in ((0, 3), (1, 3 + 8 - 1), (2, 10), (3, 24)):
            await pilot.press("ctrl+k", *["down"] * times, "enter")
            await written(pilot, app)
            assert len(app.workspace.rota.locks) == count or times == 2
        agree(app, folder)


async def test_the_picker_prices_every_shift_and_sets_the_one_taken(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("a")
        await until(lambda: isinstance(app.screen, ShiftPicker) and app.screen.choices)
        await pilot.pause()
        assert len(app.screen.choices) == len(app.workspace.plan.shifts)  # a day off, and all but its own
        text = screen_text(app)
        assert "short" in text
        assert "value" in text
        await pilot.press("晚", "enter")
        await written(pilot, app)
        assert shift_on_disk(folder, cell(app)) == "late"


async def test_the_picker_left_changes_nothing(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        before = app.workspace.rota
        await pilot.press("a", "escape")
        await settled(pilot, app)
        assert app.workspace.rota is before


async def test_the_history_is_read_narrowed_and_jumped_through(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("H")
        await settled(pilot, app)
        assert not isinstance(app.screen, HistoryWindow)
        start = app.workspace.rota
        rotas = []
        for _ in range(9):
            await pilot.press("晚" if len(rotas) % 2 == 0 else "中", "down")
            await written(pilot, app)
            rotas.append(app.workspace.rota)
        await pilot.press("H")
        await until(lambda: isinstance(app.screen, HistoryWindow))
        await pilot.pause()
        name = app.workspace.plan.agents[2].name
        await pilot.press(*name)
        await pilot.pause()
        assert [option.id for option in app.screen.query_one("OptionList").options] == ["3"]
        await pilot.press("enter")
        await written(pilot, app)
        await until(lambda: app.workspace.rota == rotas[2])
        agree(app, folder)
        await pilot.press("H")
        await until(lambda: isinstance(app.screen, HistoryWindow))
        await pilot.press("ctrl+z")
        await until(lambda: app.workspace.rota == rotas[1])
        await written(pilot, app)
        await pilot.press("H")
        await until(lambda: isinstance(app.screen, HistoryWindow))
        await pilot.press(*"beginning", "enter")
        await until(lambda: app.workspace.rota == start)
        await written(pilot, app)
        agree(app, folder)


async def test_a_drag_selects_and_the_right_button_opens_the_menu(tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        layout = grid(app)._layout
        at = [(layout.left + 2 + i * layout.cell, HEADER_LINES + 1 + i) for i in (0, 1)]
        await pilot.mouse_down(RotaGrid, offset=at[0])
        await pilot.hover(RotaGrid, offset=at[1])
        await pilot.mouse_up(RotaGrid, offset=at[1])
        assert len(grid(app).block.cells) == 4
        await pilot.click(RotaGrid, offset=at[0], button=3)
        await pilot.pause()
        assert isinstance(app.screen, Chooser)
        await pilot.press(*"day off", "enter")
        await written(pilot, app)
        assert sum(shift_on_disk(folder, cell(app, i, j)) == "" for i in (0, 1) for j in (0, 1)) == 4
        await pilot.click(RotaGrid, offset=at[1])
        assert len(grid(app).block.cells) == 1


async def test_someone_elses_edit_of_another_cell_comes_in_and_of_the_same_is_told(
    monkeypatch, tmp_path: Path
):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        monkeypatch.setattr(app, "look_round", lambda: None)  # nobody looks before the edit is written
        rota = folder / "rota.csv"
        other = cell(app, 1)
        rota.write_bytes(
            rota.read_bytes().replace(
                f"{other.agent},{other.day},early_a".encode(), f"{other.agent},{other.day},mid".encode()
            )
        )
        await pilot.press("晚")
        await written(pilot, app)
        await until(lambda: app.workspace.rota.by_cell[other].shift == "mid")
        assert shift_on_disk(folder, cell(app)) == "late"
        agree(app, folder)
        mine = cell(app)
        rota.write_bytes(
            rota.read_bytes().replace(
                f"{mine.agent},{mine.day},late".encode(), f"{mine.agent},{mine.day},mid".encode()
            )
        )
        await pilot.press("傍")
        await until(lambda: isinstance(app.screen, MeetingWindow))
        await until(lambda: app.workspace.rota.by_cell[mine].shift == "mid")
        agree(app, folder)


async def test_what_the_disk_refused_stays_on_the_screen_and_is_saved_later(monkeypatch, tmp_path: Path):
    folder = small(tmp_path, solved=True)
    app = app_on(folder)

    def full(*_: object) -> None:
        raise StorageFailed(say("no space"))

    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        with monkeypatch.context() as patched:
            patched.setattr(locking, "replace_all", full)
            await pilot.press("晚", "right", "l")
            await until(lambda: len(app._notifications) > 0 and not app._writes_edits)
        assert app.workspace.unsaved
        assert shift_on_disk(folder, cell(app)) == "early_a"
        await pilot.press("ctrl+s")
        await written(pilot, app)
        assert shift_on_disk(folder, cell(app)) == "late"
        assert [step.edit.kind.value for step in planning.history(app.workspace.opened).steps] == [
            "set",
            "leave",
        ]
        agree(app, folder)


async def test_nothing_to_undo_is_a_sentence(tmp_path: Path):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("u")
        await until(lambda: any("to undo" in one.message for one in app._notifications))


async def test_what_an_undo_did_is_told_as_an_undo(tmp_path: Path):
    app = app_on(small(tmp_path, solved=True))
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await pilot.press("晚")
        await written(pilot, app)
        await until(lambda: "set · " in screen_text(app))
        assert "Undo · " not in screen_text(app)
        await pilot.press("u")
        await until(lambda: "Undo · set · " in screen_text(app))
        await written(pilot, app)
        await pilot.press("傍")
        await until(lambda: "Undo · " not in screen_text(app))


def test_a_code_is_read_sign_by_sign():
    shifts = tuple(
        builders.shift(f"s{i}", 8, 8).model_copy(update={"short": short})
        for i, short in enumerate(("D", "D1", "N", "n", "晚"))
    )
    plan = builders.plan(shifts=shifts)
    assert typed(plan, "", "晚").sure
    first = typed(plan, "", "d")
    assert (first.exact, first.longer, first.sure) == (("s0",), ("s1",), False)
    assert typed(plan, "d", "1").exact == ("s1",)
    assert typed(plan, "d", "晚").exact == ("s4",)
    assert not typed(plan, "", "N").sure
    assert not typed(plan, "", "q").open

"""Two people on one folder: who is there, what comes in, and edits of one cell."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.edit import Edit
from shiftplan.domain.outcome import Outcome, Status
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import StorageFailed
from shiftplan.files import locking
from shiftplan.language import say
from shiftplan.planning import publishing
from shiftplan.planning.machine import Machine
from shiftplan.planning.presence import Presence
from shiftplan.tui import intentions
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.dialogs import Page
from shiftplan.tui.rota.picker import ShiftPicker
from shiftplan.tui.together import meeting
from shiftplan.tui.together.meeting import MeetingWindow
from tests.tui.rota.running import (
    FakeSolver,
    app_on,
    at_stage,
    grid,
    screen_text,
    settled,
    small,
    until,
)

pytestmark = pytest.mark.screen
SIZE = (120, 40)
TILL = Machine("till-2", "another machine", 4711, "1")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are not waited for when the window of two edits that met comes."""
    monkeypatch.setattr(meeting, "CALM_SECONDS", 0.01)


@asynccontextmanager
async def rota_of(folder: Path) -> AsyncIterator[tuple[Pilot[None], ShiftplanApp]]:
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot, app, "4")
        await until(lambda: app._known is not None)
        yield pilot, app


def cell(app: ShiftplanApp, agent: int = 0, day: int = 0) -> Cell:
    plan = app.workspace.plan
    return Cell(plan.agents[agent].id, plan.grid.dates[day])


def shift_at(app: ShiftplanApp, at: Cell) -> str:
    found = app.workspace.rota.by_cell.get(at) if app.workspace.rota else None
    return found.shift if found else ""


def on_disk(folder: Path, at: Cell) -> str:
    rota = planning.open_plan(folder).rota
    found = rota.by_cell.get(at) if rota else None
    return found.shift if found else ""


def li_sets(folder: Path, at: Cell, shift: str) -> planning.Edited:
    opened = planning.open_plan(folder)
    return planning.carry_out(opened, setting(opened, at, shift), "li")


def setting(opened: planning.OpenPlan, at: Cell, shift: str) -> Edit:
    return editing.set_shift(opened.plan, opened.rota or Rota(), [at], shift)


def said(app: ShiftplanApp, words: str) -> bool:
    return any(words in one.message for one in app._notifications)


def li(folder: Path) -> Presence:
    return Presence(folder, TILL, "li", lambda: datetime(2027, 10, 1, 2, 2, tzinfo=UTC))


async def test_who_has_it_open_is_told_and_stands_in_the_frame(tmp_path: Path) -> None:
    folder = small(tmp_path, solved=True)
    there = li(folder)
    there.come()
    async with rota_of(folder) as (pilot, app):
        await until(lambda: said(app, "li has this plan open since 10:02 on till-2"))
        await pilot.pause()
        assert "◉ li" in screen_text(app)
        there.leave()
        await until(lambda: said(app, "li on till-2 has closed this plan"))
        assert app.company == ()
        there.come()
        await until(lambda: said(app, "li has opened this plan"))
        await pilot.press("ctrl+p", *"together", "enter")
        await until(lambda: isinstance(app.screen, Page))
        await pilot.pause()
        assert "li has this plan open" in screen_text(app)
        assert list((folder / ".shiftplan.open").glob("*.toml"))
    there.leave()
    assert not (folder / ".shiftplan.open").exists()


async def test_two_windows_of_one_login_see_each_other_and_each_others_edits(tmp_path: Path) -> None:
    folder = small(tmp_path, solved=True)
    async with rota_of(folder) as (pilot, one), rota_of(folder) as (_, other):
        await until(lambda: one.company and other.company)
        assert said(other, "you have this plan open in another window")
        assert said(one, "you have opened this plan in another window")
        await pilot.press("晚")
        await until(lambda: shift_at(other, cell(other)) == "late")
        assert said(other, "早")
        await until(lambda: not one.workspace.unsaved and not other.workspace.unsaved)
        assert one.workspace.rota == other.workspace.rota


async def test_what_another_edits_comes_in_where_one_stands(tmp_path: Path) -> None:
    folder = small(tmp_path, solved=True)
    async with rota_of(folder) as (pilot, app):
        await pilot.press("down", "right", "shift+down")
        where, plan = grid(app).block, app.workspace.plan
        li_sets(folder, cell(app, 0), "mid")
        await until(lambda: shift_at(app, cell(app, 0)) == "mid")
        name = plan.agents[0].name
        assert said(app, f"li: {name}")
        assert grid(app).block == where
        assert app.workspace.plan is plan  # the need is not worked out again
        await settled(pilot, app)
        assert app.judging is not None
        assert app.workspace.judgement == app.judging.judgement
        await pilot.press("晚")
        await until(lambda: on_disk(folder, cell(app, 1, 1)) == "late")
        await until(lambda: not app.workspace.unsaved and not app.saving)
        await pilot.press("u")  # one's own, not li's
        await until(lambda: on_disk(folder, cell(app, 1, 1)) == "early_a")
        assert on_disk(folder, cell(app, 0)) == "mid"


async def test_what_is_edited_outside_comes_in_too(tmp_path: Path) -> None:
    folder = small(tmp_path, solved=True)
    async with rota_of(folder) as (_, app):
        at, rota = cell(app, 1), folder / "rota.csv"
        line = f"{at.agent},{at.day},early_a".encode()
        rota.write_bytes(rota.read_bytes().replace(line, line.replace(b"early_a", b"mid")))
        await until(lambda: shift_at(app, at) == "mid")
        assert said(app, "edited outside")
        plan = folder / "plan.toml"
        plan.write_text(plan.read_text("utf-8").replace('name = "', 'name = "new ', 1), "utf-8")
        await until(lambda: app.workspace.plan.settings.name.startswith("new "))
        assert said(app, "plan.toml was changed")


async def test_a_half_saved_plan_is_said_and_the_last_good_one_stays(tmp_path: Path) -> None:
    folder = small(tmp_path, solved=True)
    async with rota_of(folder) as (pilot, app):
        before, path = app.workspace.opened, folder / "plan.toml"
        whole = path.read_bytes()
        path.write_bytes(whole[:200])
        await until(lambda: said(app, "the last good one stays"))
        await pilot.pause()
        assert app.workspace.opened is before
        assert "plan cannot be read" in screen_text(app)
        await pilot.press("晚")  # cells can still be edited
        await until(lambda: not app._jobs and not app.saving)
        assert on_disk_raw(folder, cell(app)) == "late"
        path.write_bytes(whole)
        await until(lambda: said(app, "can be read again"))
        assert app.unreadable == ""
        assert on_disk(folder, cell(app)) == "late"


def on_disk_raw(folder: Path, at: Cell) -> str:
    lines = (folder / "rota.csv").read_text("utf-8-sig").splitlines()
    return next(line.split(",")[2] for line in lines if line.startswith(f"{at.agent},{at.day},"))


async def test_under_an_open_window_it_is_told_and_shown_when_that_is_closed(tmp_path: Path) -> None:
    folder = small(tmp_path, solved=True)
    async with rota_of(folder) as (pilot, app):
        await pilot.press("a")
        await until(lambda: isinstance(app.screen, ShiftPicker) and app.screen.choices)
        li_sets(folder, cell(app), "mid")
        await until(lambda: said(app, "shown once you close this window"))
        assert shift_at(app, cell(app)) == "early_a"
        await pilot.press("escape")
        await until(lambda: shift_at(app, cell(app)) == "mid")
        assert sum("li: " in one.message for one in app._notifications) == 1


async def test_what_was_chosen_for_what_one_saw_is_not_put_over_anothers(tmp_path: Path) -> None:
    """Chosen in a window while li changed the cell: both values are told; mine can be put instead."""
    folder = small(tmp_path, solved=True)
    async with rota_of(folder) as (pilot, app):
        await pilot.press("a")
        await until(lambda: isinstance(app.screen, ShiftPicker) and app.screen.choices)
        li_sets(folder, cell(app), "mid")
        await pilot.press("晚", "enter")
        await until(lambda: isinstance(app.screen, MeetingWindow))
        await pilot.pause()
        text = screen_text(app)
        assert all(word in text for word in ("mine", "theirs", "now", "li, ", "edit 1", "早 → 晚", "早 → 中"))
        assert on_disk(folder, cell(app)) == "mid"
        await pilot.press("m")
        await until(lambda: on_disk(folder, cell(app)) == "late")
        await until(lambda: not app.workspace.unsaved and not app.saving)
        steps = planning.history(planning.open_plan(folder)).steps
        assert [step.edit.cells[0].before.works[0].shift for step in steps] == ["early_a", "mid"]


async def test_the_others_edit_can_be_left_and_edits_behind_it_are_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small(tmp_path, solved=True)
    async with rota_of(folder) as (pilot, app):
        monkeypatch.setattr(app, "look_round", lambda: None)
        li_sets(folder, cell(app), "mid")
        with monkeypatch.context() as patched:
            patched.setattr(app, "_write", lambda: None)  # the disk is slow
            await pilot.press("晚", "right", "晚", "left", "傍")
        app._write()
        await until(lambda: isinstance(app.screen, MeetingWindow))
        await pilot.press("escape")
        await until(lambda: not isinstance(app.screen, MeetingWindow))
        assert (on_disk(folder, cell(app)), on_disk(folder, cell(app, 0, 1))) == ("mid", "late")
        assert (shift_at(app, cell(app)), shift_at(app, cell(app, 0, 1))) == ("mid", "late")
        assert sum("li: " in one.message for one in app._notifications) == 1


async def test_mine_where_nobody_else_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small(tmp_path, solved=True)
    async with rota_of(folder) as (pilot, app):
        monkeypatch.setattr(app, "look_round", lambda: None)
        li_sets(folder, cell(app), "mid")
        await pilot.press("shift+down", "晚")
        await until(lambda: isinstance(app.screen, MeetingWindow))
        await pilot.pause()
        await pilot.press("o")
        await until(lambda: on_disk(folder, cell(app, 1)) == "late")
        assert on_disk(folder, cell(app)) == "mid"


async def test_an_undo_of_what_another_changed_since_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small(tmp_path, solved=True)
    async with rota_of(folder) as (pilot, app):
        await pilot.press("晚")
        await until(lambda: on_disk(folder, cell(app)) == "late")
        await until(lambda: not app.workspace.unsaved and not app.saving)
        monkeypatch.setattr(app, "look_round", lambda: None)
        li_sets(folder, cell(app), "mid")
        await pilot.press("u")
        await until(lambda: isinstance(app.screen, MeetingWindow))
        await pilot.pause()
        assert "早" in screen_text(app)
        await pilot.press("m")
        await until(lambda: on_disk(folder, cell(app)) == "early_a")


async def test_keys_typed_as_the_window_comes_choose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting, "CALM_SECONDS", 60.0)
    folder = small(tmp_path, solved=True)
    async with rota_of(folder) as (pilot, app):
        monkeypatch.setattr(app, "look_round", lambda: None)
        li_sets(folder, cell(app), "mid")
        await pilot.press("晚")
        await until(lambda: isinstance(app.screen, MeetingWindow))
        await pilot.press("m", "o", "escape", "enter")
        await asyncio.sleep(0.05)
        assert isinstance(app.screen, MeetingWindow)


async def test_a_version_that_another_published_is_told(tmp_path: Path) -> None:
    folder = small(tmp_path)
    async with rota_of(folder) as (_, app):
        opened = planning.open_plan(folder)
        li_sets(folder, Cell("s08", opened.plan.grid.dates[0]), "early_a")
        await until(lambda: app.workspace.rota is not None)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(publishing, "login_name", lambda: "li")
            again = planning.open_plan(folder)
            planning.publish(again, planning.need_of(again.plan), reason="a trial")
        await until(lambda: said(app, "li published v1"))
        await until(lambda: app.workspace.published is not None)


async def test_a_folder_that_may_not_be_written_opens_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small(tmp_path, solved=True)
    (folder / ".shiftplan.open").write_text("in the way", "utf-8")
    async with rota_of(folder) as (_, app):
        await until(lambda: said(app, "others cannot be told that you have this plan open"))


async def test_while_a_solve_runs_it_is_told_and_shown_at_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small(tmp_path, solved=True)
    fake = FakeSolver(last=(Outcome(status=Status.STOPPED, seconds=1),), waits=True, code=4)
    async with rota_of(folder) as (pilot, app):
        monkeypatch.setattr(sys, "executable", fake.install(tmp_path))
        app.post_message(intentions.Solve(20))
        await until(lambda: app.workspace.solving and app.solver is not None)
        li_sets(folder, cell(app), "mid")
        await until(lambda: said(app, "shown once the solve has ended"))
        assert shift_at(app, cell(app)) == "early_a"
        await until(fake.heard.exists)
        app.post_message(intentions.StopSolving())
        await until(lambda: not app.workspace.solving)
        await until(lambda: shift_at(app, cell(app)) == "mid")
        await pilot.pause()


async def test_over_edits_that_the_disk_refused_it_is_told_and_shown_when_they_are_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small(tmp_path, solved=True)

    def full(*_: object) -> None:
        raise StorageFailed(say("no space"))

    async with rota_of(folder) as (pilot, app):
        with monkeypatch.context() as patched:
            patched.setattr(locking, "replace_all", full)
            await pilot.press("晚")
            await until(lambda: said(app, "no space") and not app._writes_edits)
        li_sets(folder, cell(app, 1), "mid")
        await until(lambda: said(app, "shown once your own edits are saved"))
        assert (shift_at(app, cell(app)), shift_at(app, cell(app, 1))) == ("late", "early_a")
        await pilot.press("ctrl+s")
        await until(lambda: shift_at(app, cell(app, 1)) == "mid")
        await until(lambda: not app.workspace.unsaved and not app.saving)
        assert (on_disk(folder, cell(app)), on_disk(folder, cell(app, 1))) == ("late", "mid")
        assert sum("li: " in one.message for one in app._notifications) == 1

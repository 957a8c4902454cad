"""The checklist on the screen: walked, ticked, skipped, narrowed; never shown before it is written."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from shiftplan import language, planning
from shiftplan.domain.record import ItemState
from shiftplan.errors import StorageFailed
from shiftplan.files.playbooks import playbook_paths
from shiftplan.language import say
from shiftplan.planning import operations
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.operations import book_setting, checklist_screen
from shiftplan.tui.operations.board import Board
from shiftplan.tui.operations.dialogs import LineDialog
from tests.tui.conftest import settle, text_of
from tests.tui.operations.conftest import BEFORE, Clock, press, said

pytestmark = pytest.mark.screen
Desk = Callable[[], ShiftplanApp]
FIRST = "last_debrief"


@pytest.fixture(autouse=True)
def some_days_before(clock: Clock):
    clock.now = BEFORE


def item(app: ShiftplanApp, name: str):
    assert app.workspace.checklist is not None
    return app.workspace.checklist.of(name)


async def go(pilot, name: str):
    pilot.app.screen.query_one(Board).go(name)
    await settle(pilot)


async def test_it_opens_on_what_is_due_first(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        assert app.screen.query_one(Board).here == FIRST
        assert "overdue" in text_of(app)


async def test_a_tick_is_still_there_after_a_restart(desk: Desk):
    first = desk()
    async with first.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "space")
        assert item(first, FIRST).standing == "done"
    second = desk()
    async with second.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        assert item(second, FIRST).standing == "done"
        await go(pilot, FIRST)
        assert "✓ Enter the sale's calendar" in text_of(second)
        assert "done li 11/08 10:00" in text_of(second)


async def test_space_takes_the_tick_back(desk: Desk):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "6", "space")
        await press(pilot, "space")
        assert item(app, FIRST).standing == "open"


async def test_until_it_is_on_the_disk_it_is_not_shown_as_done(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    written, may_go_on = Event(), Event()

    def slowly(opened, name, state, place, **words):
        assert may_go_on.wait(10)
        operations.set_step(opened, name, state, place, **words)
        written.set()

    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "6")
        monkeypatch.setattr(book_setting, "operations", type("Slow", (), {"set_step": staticmethod(slowly)}))
        await pilot.press("space")
        await pilot.pause()
        assert "◌ Read the last debrief" in text_of(app)
        assert item(app, FIRST).standing == "open"
        await pilot.press("space")
        may_go_on.set()
        await settle(pilot)
        assert written.is_set()
        assert "✓ Enter the sale's calendar" in text_of(app)


async def test_what_cannot_be_written_stays_as_it_was_and_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object):
        raise StorageFailed(say("the disk is full"), say("free some space"))

    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "6")
        monkeypatch.setattr(book_setting, "_set", full)
        await press(pilot, "space")
        assert item(app, FIRST).standing == "open"
        assert "○ Read the last debrief" in text_of(app)
        assert "the disk is full\nfree some space" in said(app)


async def test_skipping_needs_a_reason_and_keeps_what_was_typed(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "s")
        await press(pilot, "space", "enter")
        assert isinstance(app.screen, LineDialog)
        assert "needs a reason" in text_of(app)
        assert app.screen.query_one(Input).value == " "
        await press(pilot, *"no sale", "enter")
        assert item(app, FIRST).standing == "skipped"
        await go(pilot, FIRST)
        assert "skipped because: no sale" in text_of(app)


async def test_escape_leaves_the_item_alone(desk: Desk):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "6", "s", "x", "escape")
        assert item(app, FIRST).standing == "open"


async def test_under_way_and_back(desk: Desk):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "6", "i")
        assert item(app, FIRST).standing == "doing"
        await press(pilot, "i")
        assert item(app, FIRST).standing == "open"


async def test_an_item_that_ticks_itself_shows_its_number_and_takes_no_tick(desk: Desk, shop: Path):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "6")
        await go(pilot, "need_known")
        await press(pilot, "space")
        assert "The plan shows this by itself" in said(app)
        assert "read: " in text_of(app)
        assert not (shop / "journal.db").exists()


async def test_a_tick_that_the_plan_contradicts_is_marked(desk: Desk, opened: planning.OpenPlan):
    operations.set_step(opened, "rota_solved", ItemState.DONE)
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "6")
        await go(pilot, "rota_solved")
        assert item(app, "rota_solved").contradicted
        assert "! ticked, but the plan says otherwise" in text_of(app)


async def test_an_item_that_waits_says_for_what(desk: Desk, shop: Path):
    (shop / "playbooks").mkdir()
    text = playbook_paths()["pre_event"].read_text("utf-8")
    needs = text.replace('id = "last_debrief"', 'id = "last_debrief"\nneeds = ["team_targets"]')
    (shop / "playbooks" / "pre_event.toml").write_text(needs, "utf-8")
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "6")
        await go(pilot, "last_debrief")
        await press(pilot, "space")
        assert "This waits for: Set each team's targets" in said(app)
        assert "waits for: Set each team's targets" in text_of(app)
        assert item(app, "last_debrief").standing == "open"


async def test_arrows_walk_pause_points_and_items(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "right")
        board = app.screen.query_one(Board)
        assert item(app, board.here).chapter == "t21"
        await press(pilot, "tab")
        assert item(app, board.here).chapter == "t14"
        await press(pilot, "left", "up")
        assert item(app, board.here).chapter == "t30"
        await press(pilot, *["left"] * 4)
        assert board.here == "calendar_in"
        await press(pilot, *["right"] * 30)
        assert item(app, board.here).chapter == app.workspace.checklist.chapters[-1].chapter.id


async def test_only_what_is_due_and_only_one_role(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        whole = len(app.screen.shown_list.steps)
        await press(pilot, "d")
        due = app.screen.shown_list.steps
        assert 0 < len(due) < whole
        assert not any(view.settled for view in due)
        await press(pilot, "d", "r")
        assert {view.item.role for view in app.screen.shown_list.steps} == {app.screen._role}
        roles = len({view.item.role for view in app.workspace.checklist.steps})
        await press(pilot, *["r"] * roles)
        assert len(app.screen.shown_list.steps) == whole


async def test_ticked_under_the_due_filter_the_cursor_goes_to_the_next(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "d", "space")
        board = app.screen.query_one(Board)
        assert board.here not in (FIRST, "")
        assert item(app, FIRST).standing == "done"


async def test_a_narrowed_list_may_be_empty(desk: Desk, clock: Clock):
    clock.now = BEFORE.replace(year=2026)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "d")
        assert "Nothing of that kind is open" in text_of(app)
        await press(pilot, "space", "s", "i", "enter", "right")
        assert app.screen.query_one(Board).here == ""


async def test_details_tell_all(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "enter")
        assert "done when" in text_of(app)
        assert FIRST in text_of(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, checklist_screen.ChecklistScreen)


async def test_texts_follow_the_language(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        assert "Enter the sale's calendar" in text_of(app)
        await press(pilot, "ctrl+l")
        assert language.current() == "zh"
        assert "录入大促日历" in text_of(app)
        assert "逾期" in text_of(app)
        assert "Enter the sale's calendar" not in text_of(app)


async def test_hostile_reasons_and_names_are_harmless(desk: Desk, opened: planning.OpenPlan, shop: Path):
    reason = "[bold red]x[/] \x1b[31m \u202e"
    operations.set_step(opened, FIRST, ItemState.SKIPPED, said=reason, who="[b]eve\x1b[2J")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        await go(pilot, FIRST)
        assert "[bold red]x[/] \\x1b[31m \\x202e" in text_of(app)
        assert "[b]eve\\x1b[2J" in text_of(app)
        assert "\x1b" not in text_of(app)


async def test_others_tick_too_and_a_minute_later_it_is_seen(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "6")
        operations.set_step(opened, FIRST, ItemState.DONE, who="wang")
        app.minute = "10:01"
        await settle(pilot)
        assert item(app, FIRST).who == "wang"


async def test_it_survives_any_size(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        for size in ((20, 8), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert app.screen.query_one(Board).here == FIRST

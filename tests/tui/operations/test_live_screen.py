"""The live screen: readings typed and refused, cards opened in two keys, the next thing begun."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from shiftplan import language, planning
from shiftplan.operations.relief_words import filled_script
from shiftplan.planning import operations
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.operations.board import Board
from shiftplan.tui.operations.incident_screen import IncidentScreen
from shiftplan.tui.operations.live_screen import LiveScreen
from shiftplan.tui.operations.reading_dialog import ReadingDialog
from tests.tui.conftest import settle, text_of
from tests.tui.operations.conftest import BEFORE, Clock, press, said

pytestmark = pytest.mark.screen
Desk = Callable[[], ShiftplanApp]


def values(app: ShiftplanApp) -> dict[str | None, str]:
    return {field.id: field.value for field in app.screen.query(Input)}


async def test_without_a_reading_nobody_claims_a_level(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7")
        assert "level not known: no reading yet" in text_of(app)
        assert "r  Type the reading of the last full slot" in text_of(app)


async def test_a_reading_in_the_fewest_keys(desk: Desk, opened: planning.OpenPlan, clock: Clock):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "r", *"60", "enter", *"95", "enter")
        assert isinstance(app.screen, LiveScreen)
        (queue,) = operations.surge(opened, clock.now).queues
        assert queue.latest.figures.contacts == 60
        assert queue.latest.figures.first_reply_seconds == 95
        assert f"{queue.latest.figures.start:%d %H:%M}" == "10 23:30"
        assert "60 contacts" in text_of(app)


async def test_the_level_stands_as_a_word_with_reason_and_actions(desk: Desk):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7", "r", *"60", "enter", *"30", "tab", *"50%", "enter")
        shown = text_of(app)
        assert "orange" in shown
        assert "since 23:30" in shown
        assert "three-minute reply rate 50.0%" in shown
        assert str(app.live.measures.choices[0].title) in shown
        assert "level orange" in shown.splitlines()[-2]


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        (("x", "enter", "5", "enter"), "contacts of the slot: x is no number"),
        (("enter", "enter"), "no figure was given"),
        (("-", "6", "enter", "5", "enter"), "contacts must be from 0"),
        (("n", "a", "n", "enter", "5", "enter"), "read nan"),
        (("9", "9", "9", "9", "9", "9", "9", "9", "9", "enter", "5", "enter"), "contacts must be from 0"),
        (("6", "enter", "5", "tab", "9", "2", "enter"), "0.92 for 92 %"),
        (("6", "enter", "5", "tab", "tab", "tab", "tab", "x", "enter"), "is no date and time"),
    ],
)
async def test_what_cannot_be_right_is_said_and_nothing_typed_is_lost(
    desk: Desk, shop: Path, keys: tuple[str, ...], sentence: str
):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "r", *keys)
        assert isinstance(app.screen, ReadingDialog)
        assert sentence in text_of(app)
        typed = "".join(key for key in keys if len(key) == 1)
        assert "".join(values(app).values()).replace("2027-11-10 23:30", "") == typed
        assert not (shop / "journal.db").exists()


async def test_a_slot_that_has_not_begun_is_refused(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "r", "6", "enter", "5")
        app.screen.query_one("#at", Input).value = "04:00"
        await press(pilot, "enter")
        assert "has not begun" in text_of(app)
        assert values(app)["contacts"] == "6"


async def test_a_journal_that_cannot_be_written_keeps_the_window_open(desk: Desk, shop: Path):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "r", "6", "enter", "5")
        (shop / "journal.db").mkdir()
        await press(pilot, "enter")
        assert isinstance(app.screen, ReadingDialog)
        assert "cannot be opened" in text_of(app)
        assert values(app)["contacts"] == "6"
        (shop / "journal.db").rmdir()
        await press(pilot, "enter")
        assert isinstance(app.screen, LiveScreen)


async def test_escape_writes_nothing(desk: Desk, shop: Path):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "7", "r", "6", "enter", "5", "escape")
        assert isinstance(app.screen, LiveScreen)
        assert not (shop / "journal.db").exists()


async def test_an_old_reading_is_said(desk: Desk, clock: Clock):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "r", *"60", "enter", *"30", "tab", *"50%", "enter")
        clock.pass_minutes(120)
        app.read_live()
        await settle(pilot)
        assert "rests on an old reading" in text_of(app)
        assert "last slot not read" in text_of(app)
        assert "reading is old" in text_of(app).splitlines()[-2]


async def test_before_the_plan_it_is_a_rehearsal_of_the_opening(desk: Desk, clock: Clock):
    clock.now = BEFORE
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "r")
        assert values(app)["at"] == "2027-11-10 20:00"
        await press(pilot, *"60", "enter", *"30", "enter")
        assert "a rehearsal" in text_of(app)


async def test_a_card_is_opened_in_two_keys(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "o", "2")
        assert isinstance(app.screen, IncidentScreen)
        assert app.live.open_incidents[0].card.code == "E2"
        await press(pilot, "escape")
        assert "open 0 min, 0/17 steps" in text_of(app)


@pytest.mark.parametrize("keys", [("o", "escape"), ("o", "9", "escape"), ("o", "x", "escape")])
async def test_a_wrong_key_opens_nothing(desk: Desk, shop: Path, keys: tuple[str, ...]):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "7", *keys)
        assert isinstance(app.screen, LiveScreen)
        assert not (shop / "journal.db").exists()


async def test_enter_and_n_lead_into_the_incident(desk: Desk, opened: planning.OpenPlan):
    operations.declare(opened, "E1")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "n")
        assert isinstance(app.screen, IncidentScreen)
        await press(pilot, "escape")
        app.screen.query_one(Board).go("incident-1")
        await press(pilot, "enter")
        assert isinstance(app.screen, IncidentScreen)


async def test_n_begins_the_reading_when_that_is_next(desk: Desk):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "7", "n")
        assert isinstance(app.screen, ReadingDialog)


async def test_timers_move_without_a_new_list(desk: Desk, opened: planning.OpenPlan, clock: Clock):
    operations.declare(opened, "E2")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "down")
        board = app.screen.query_one(Board)
        here, options = board.here, list(board.options)
        clock.pass_minutes(12)
        app.read_live()
        await settle(pilot)
        assert "open 12 min" in text_of(app)
        assert "next update in 3 min" in text_of(app)
        assert board.here == here
        assert list(board.options) == options


async def test_a_script_goes_to_the_clipboard(desk: Desk, opened: planning.OpenPlan, clock: Clock):
    for minutes in (60, 30):
        start = clock.now - timedelta(minutes=minutes)
        operations.record_reading(
            opened, opened.plan.settings.queues[0].id, 60, 95, None, start, now=clock.now
        )
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7")
        choice = next(one for one in app.live.measures.choices if one.action and one.action.script)
        app.screen.query_one(Board).go(f"action-{choice.id}")
        await press(pilot, "c")
        assert app.clipboard == filled_script(choice.action, app.live.surge.facts())
        assert "{" not in app.clipboard
        assert "Copied" in said(app)
        await press(pilot, "enter")
        assert "Take this measure?" in text_of(app)


async def test_without_a_script_there_is_nothing_to_copy(desk: Desk):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "7", "c")
        assert app.clipboard == ""
        assert "no script" in said(app)


async def test_a_playbook_that_cannot_be_read_is_said_once(desk: Desk, shop: Path):
    (shop / "playbooks").mkdir()
    (shop / "playbooks" / "surge.toml").write_text("id = 1\n", "utf-8")
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "7")
        first = said(app)
        assert first
        app.read_live()
        await settle(pilot)
        assert said(app) == first


async def test_texts_follow_the_language(desk: Desk, opened: planning.OpenPlan):
    operations.declare(opened, "E2")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "ctrl+l")
        assert language.current() == "zh"
        assert "进行中的事件：1" in text_of(app)
        assert "等级未知" in text_of(app)


async def test_the_overview_says_level_and_incident_and_leads_there(desk: Desk, opened: planning.OpenPlan):
    operations.declare(opened, "E2")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "incidents open: 1" in text_of(app)
        assert "▶ E2-1: " in text_of(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, LiveScreen)


async def test_what_others_write_is_read_after_a_while(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "7")
        operations.declare(opened, "E3", "warehouse on fire", who="wang")
        app.read_live()
        await settle(pilot)
        assert "warehouse on fire" in text_of(app)


async def test_a_late_answer_does_not_undo_a_newer_one(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "7")
        old = app.live
        operations.declare(opened, "E3")
        app.read_live()
        await settle(pilot)
        newer = app.live
        app.keep_live(type("Late", (), {"number": 1, "live": old})())
        assert app.live is newer


async def test_every_entry_lies_in_the_journal(desk: Desk, shop: Path):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "7", "r", "6", "enter", "5", "enter", "o", "1", "space")
    with sqlite3.connect(shop / "journal.db") as connection:
        tables = ("actuals", "incidents", "incident_steps")
        counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables]
    assert counts == [1, 1, 1]

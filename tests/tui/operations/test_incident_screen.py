"""One incident on the screen: gates, scripts held back, ticks, log, closing."""

from collections.abc import Callable
from threading import Event

import pytest
from textual import events
from textual.widgets import Input

from shiftplan import planning
from shiftplan.domain.blanks import blanks
from shiftplan.domain.record import ItemState
from shiftplan.errors import StorageFailed
from shiftplan.files.playbooks import playbook_paths
from shiftplan.language import say
from shiftplan.operations import Standing
from shiftplan.planning import operations
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.dialogs import Confirm, FolderField, Page
from shiftplan.tui.incidents.fields import FieldsDialog
from shiftplan.tui.incidents.long_text import LongText
from shiftplan.tui.incidents.numbered import Numbered
from shiftplan.tui.operations.board import Board
from shiftplan.tui.operations.dialogs import LineDialog
from shiftplan.tui.operations.incident_screen import IncidentScreen
from shiftplan.tui.operations.live_screen import LiveScreen
from tests.tui.conftest import settle, text_of
from tests.tui.operations.conftest import Clock, press, said

pytestmark = pytest.mark.screen
Desk = Callable[[], ShiftplanApp]


@pytest.fixture
def price(opened: planning.OpenPlan, clock: Clock) -> int:
    return operations.declare(opened, "E2", now=clock.now).id


def gated(opened: planning.OpenPlan):
    """A step of the card that has a script and waits."""
    view = operations.incident(opened, 1)
    return next(step for step in view.steps if step.waits_for and step.item.script)


def answer_of(step) -> str:
    return step.item.options[0].id if step.item.options else ""


def put(app: ShiftplanApp, **values: str) -> None:
    """Fill in the fields of the window in front."""
    for name, value in values.items():
        app.screen.query_one(f"#{name}", Input).value = value


async def enter(pilot) -> None:
    await settle(pilot)
    await press(pilot, "7", "n")
    assert isinstance(pilot.app.screen, IncidentScreen)


async def test_a_waiting_step_shows_what_for_and_keeps_its_script(
    desk: Desk, opened: planning.OpenPlan, price: int
):
    step = gated(opened)
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await enter(pilot)
        app.screen.query_one(Board).go(step.item.id)
        await press(pilot, "space")
        shown = text_of(app).replace("\n", " ")
        assert "The script is held back until" in shown
        assert step.item.script.en[:30] not in shown
        assert "This waits for" in said(app)
        await press(pilot, "c")
        assert app.clipboard == ""
        assert not operations.incident(opened, price).of(step.item.id).done


async def test_when_the_gate_opens_the_script_is_there(desk: Desk, opened: planning.OpenPlan, price: int):
    step = gated(opened)
    while (waiting := operations.incident(opened, price).of(step.item.id)).waits_for:
        following = operations.incident(opened, price).next_step
        operations.set_incident_step(
            opened, price, following.item.id, ItemState.DONE, said=answer_of(following)
        )
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await enter(pilot)
        app.screen.query_one(Board).go(waiting.item.id)
        await press(pilot, "c")
        assert app.clipboard == blanks(step.item.script)


async def test_ticking_walks_the_card_and_is_there_after_a_restart(
    desk: Desk, opened: planning.OpenPlan, price: int
):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        first = app.screen.step.item.id
        await press(pilot, "space")
        second = app.screen.step.item.id
        assert first != second
        await press(pilot, "space", "2")
        assert app.screen.step.item.id not in (first, second)
    again = desk()
    async with again.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        view = again.live.incident(price)
        assert [view.of(first).done, view.of(second).done] == [True, True]
        assert view.of(second).answer.id == "discount"
        assert "2/17 steps" in text_of(again)


async def test_a_tick_can_be_taken_back(desk: Desk, opened: planning.OpenPlan, price: int):
    app = desk()
    async with app.run_test() as pilot:
        await enter(pilot)
        await press(pilot, "space", "up", "space")
        assert operations.incident(opened, price).done == 0


async def test_an_update_starts_the_time_anew_and_is_copied(
    desk: Desk, opened: planning.OpenPlan, price: int, clock: Clock
):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        clock.pass_minutes(20)
        app.read_live()
        await settle(pilot)
        assert "update overdue since 00:18" in text_of(app)
        assert "update of E2-1 overdue" in text_of(app)
        await press(pilot, "l")
        put(app, text="all stopped")
        await press(pilot, "enter")
        assert "00:23:00 li all stopped" in text_of(app)
        assert "update overdue since 00:18" in text_of(app)
        await press(pilot, "u")
        field = app.screen.query_one(LongText)
        assert field.text.startswith("[E2 S1 update] 00:23. Price, discount or stock error, since 00:03")
        field.text = "【how it is】\nnext at 00:38"
        await press(pilot, "enter")
        assert "still blank: how it is" in text_of(app)
        field.text = "we are counting\nnext at 00:38"
        await press(pilot, "enter")
        assert "next update in 15 min" in text_of(app)
        assert "» update: we are counting next at 00:38" in text_of(app)
        assert app.clipboard.startswith("we are counting")


async def test_a_decision_says_who_and_why(desk: Desk, opened: planning.OpenPlan, price: int):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await enter(pilot)
        await press(pilot, "d")
        assert app.screen.query_one("#by", Input).value == operations.incident(opened, price).commander
        put(app, text="ads off", by="王小明", why="they still sell")
        await press(pilot, "enter", "enter", "enter")
        assert "◆ decision of 王小明: ads off; why: they still sell" in text_of(app)


async def test_severity_changes_with_a_reason(desk: Desk, opened: planning.OpenPlan, price: int):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await enter(pilot)
        assert "S1 critical" in text_of(app)
        await press(pilot, "v", "1")
        assert "it is S1 already" in said(app)
        await press(pilot, "v", "2", "enter")
        assert "another severity needs a reason" in text_of(app)
        put(app, why="one product only")
        await press(pilot, "enter")
        assert "next update in 30 min" in text_of(app)
        assert "severity S2 serious: one product only" in text_of(app)


async def test_command_changes_hands_aloud(desk: Desk, opened: planning.OpenPlan, price: int):
    app = desk()
    name = opened.plan.agents[2].name
    async with app.run_test(size=(160, 50)) as pilot:
        await enter(pilot)
        await press(pilot, "p")
        assert isinstance(app.screen, Numbered)
        await press(pilot, "1")
        put(app, text=name)
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        assert f"{name}: I take command of E2-1" in text_of(app)
        assert app.clipboard.startswith(f"{name}: I take command")
        await press(pilot, "y")
        assert f"@ said aloud: {name} commands" in text_of(app)
        await press(pilot, "p", "3")
        put(app, text="Somebody Else")
        await press(pilot, "enter")
        assert isinstance(app.screen, IncidentScreen)
        assert "scribe Somebody Else" in text_of(app)


async def test_a_step_is_left_out_with_a_reason_and_noted(desk: Desk, opened: planning.OpenPlan, price: int):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await enter(pilot)
        app.screen.query_one(Board).go("check_stock")
        await press(pilot, "s", "enter")
        assert "needs a reason" in text_of(app)
        put(app, text="none sold")
        await press(pilot, "enter", "e")
        put(app, text="asked 施建平")
        await press(pilot, "enter")
        step = operations.incident(opened, price).of("check_stock")
        assert (step.standing, step.reason) == (Standing.SKIPPED, "none sold")
        assert [note.text for note in step.notes] == ["asked 施建平"]


async def test_the_timer_of_a_step_runs_while_it_is_under_way(
    desk: Desk, opened: planning.OpenPlan, clock: Clock
):
    operations.declare(opened, "E1", now=clock.now)
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await enter(pilot)
        app.screen.query_one(Board).go("call_systems")
        await press(pilot, "i")
        assert "⏱ 10:00" in text_of(app)
        clock.pass_minutes(11)
        app.read_live()
        await settle(pilot)
        assert "⏰ timer rung at 00:13:00" in text_of(app)
        app.screen.query_one(Board).go("call_systems")
        await press(pilot, "i")
        assert "⏰" not in text_of(app)


async def test_a_title_may_come_later(desk: Desk, opened: planning.OpenPlan, price: int):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await press(pilot, "t")
        put(app, text="pan for 1 yuan")
        await press(pilot, "enter")
        assert "E2-1 pan for 1 yuan" in text_of(app)


async def test_going_from_one_open_incident_to_another(
    desk: Desk, opened: planning.OpenPlan, price: int, clock: Clock
):
    for card in ("E1", "E3"):
        operations.declare(opened, card, now=clock.now)
    operations.log_line(opened, 3, "only in three")
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7")
        app.screen.query_one(Board).go("incident-1")
        await press(pilot, "enter")
        seen = []
        for key in ("right_square_bracket", "right_square_bracket", "left_square_bracket"):
            await press(pilot, key)
            seen.append((app.screen.number, "only in three" in text_of(app)))
        assert seen == [(2, False), (3, True), (2, False)]


async def test_the_report_is_written_where_one_says(
    desk: Desk, opened: planning.OpenPlan, price: int, tmp_path
):
    app = desk()
    out = tmp_path / "incident.md"
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await press(pilot, "m")
        assert isinstance(app.screen, FolderField)
        app.screen.query_one(Input).value = str(out)
        await press(pilot, "enter")
        assert out.read_text("utf-8").startswith("# Incident")
        assert "the report is in" in said(app)


async def test_an_empty_line_is_refused_in_the_window(desk: Desk, price: int):
    app = desk()
    async with app.run_test() as pilot:
        await enter(pilot)
        await press(pilot, "l", "enter")
        assert isinstance(app.screen, FieldsDialog)
        assert "the line is empty" in text_of(app)


async def test_a_line_that_cannot_be_written_is_not_lost(desk: Desk, price: int, shop):
    app = desk()
    async with app.run_test() as pilot:
        await enter(pilot)
        journal = shop / "journal.db"
        kept = {path: path.read_bytes() for path in shop.glob("journal.db*")}
        for path in kept:
            path.unlink()
        journal.mkdir()
        await press(pilot, "l", "h", "i", "enter")
        assert app.screen.query_one(Input).value == "hi"
        assert "cannot be opened" in text_of(app)


async def test_closing_wants_good_slots_or_a_reason_and_a_name(
    desk: Desk, opened: planning.OpenPlan, price: int
):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await press(pilot, "x")
        assert isinstance(app.screen, FieldsDialog)
        assert "17 steps are open" in text_of(app)
        assert "good slots running" in text_of(app)
        await press(pilot, "escape")
        assert operations.incident(opened, price).open
        await press(pilot, "x", "enter", "enter")
        assert "handed over aloud before it is closed" in text_of(app)
        put(app, to="zhao")
        await press(pilot, "enter")
        assert "not 2 good slots yet" in text_of(app)
        put(app, why="false alarm")
        await press(pilot, "enter")
        assert not operations.incident(opened, price).open
        assert "closed 00:03 by li, handed over to zhao" in text_of(app)
        await press(pilot, "x", "space")
        assert "was closed by li" in said(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, LiveScreen)
        assert "Incidents closed: 1" in text_of(app)


async def test_details_open_and_the_stage_keys_still_work(desk: Desk, price: int):
    app = desk()
    async with app.run_test() as pilot:
        await enter(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, Page)
        await press(pilot, "escape", "6")
        assert "Checklist" in text_of(app)
        await press(pilot, "7")
        assert isinstance(app.screen, IncidentScreen)


async def test_hostile_titles_and_lines_are_harmless(desk: Desk, opened: planning.OpenPlan, clock: Clock):
    hostile = "[link=x]a[/link] \x1b]52;c;eA==\x07 \u202egnp"
    number = operations.declare(opened, "E1", hostile, who="[b]eve\x1b[2J", now=clock.now).id
    operations.log_line(opened, number, hostile)
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await enter(pilot)
        assert "[link=x]a[/link] \\x1b]52;c;eA==\\x07 \\x202egnp" in text_of(app)
        assert "[b]eve\\x1b[2J" in text_of(app)
        await press(pilot, "escape")
        assert "[link=x]a[/link]" in text_of(app)
        assert "\x1b" not in text_of(app)


async def test_a_card_that_is_gone_keeps_its_log(desk: Desk, opened: planning.OpenPlan, clock: Clock, shop):
    card = shop / "playbooks" / "incident_own.toml"
    card.parent.mkdir()
    text = playbook_paths()["incident_flood"].read_text("utf-8")
    card.write_text(text.replace('id = "incident_flood"', 'id = "incident_own"'), "utf-8")
    number = operations.declare(opened, "incident_own", now=clock.now).id
    operations.log_line(opened, number, "still here")
    card.unlink()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "enter")
        assert isinstance(app.screen, IncidentScreen)
        assert "incident_own is no longer there" in text_of(app)
        assert "still here" in text_of(app)
        await press(pilot, "space", "c", "enter", "down")
        assert isinstance(app.screen, IncidentScreen)


async def test_it_survives_any_size(desk: Desk, price: int):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        for size in ((20, 8), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert app.screen.step is not None


async def test_declaring_shows_at_once_once_and_loses_no_key(
    desk: Desk, opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
):
    may_go_on, declare = Event(), operations.declare

    def slowly(*words, **more):
        assert may_go_on.wait(20)
        return declare(*words, **more)

    monkeypatch.setattr(operations, "declare", slowly)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "7")
        for key in "o1o1l":
            app.post_message(events.Key(key, key))
        for _ in range(200):
            await pilot.pause()
            if isinstance(app.screen, IncidentScreen) and "is being declared" in text_of(app):
                break
        assert "is being declared" in text_of(app)
        app.post_message(events.Key("x", "x"))
        may_go_on.set()
        await settle(pilot)
        assert [view.name for view in operations.incidents(opened)] == ["E1-1"]
        assert isinstance(app.screen, FieldsDialog)
        assert app.screen.query_one(Input).value == "x"
        await press(pilot, "escape", "escape", "o", "1")
        assert "E1 is open already" in text_of(app)
        await press(pilot, "1")
        assert "E1-1" in text_of(app)
        assert len(operations.incidents(opened)) == 1
        await press(pilot, "escape", "o", "1", "2")
        assert [view.name for view in operations.incidents(opened)] == ["E1-2", "E1-1"]


async def test_what_cannot_be_declared_is_said_on_the_live_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object, **__: object):
        raise StorageFailed(say("the disk is full"), say("free some space"))

    monkeypatch.setattr(operations, "declare", full)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "7", "o", "1")
        assert isinstance(app.screen, LiveScreen)
        assert "the disk is full" in said(app)
        await press(pilot, "l")
        assert isinstance(app.screen, LineDialog)

"""One incident on the screen: gates, scripts held back, ticks, log, closing."""

from collections.abc import Callable

import pytest
from textual.widgets import Input

from shiftplan import planning
from shiftplan.files.playbooks import playbook_paths
from shiftplan.planning import operations
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.dialogs import Confirm, Page
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
    return operations.open_incident(opened, "E2").id


def gated(opened: planning.OpenPlan):
    """A step of the card that has a script and waits."""
    view = operations.incident(opened, 1)
    return next(step for step in view.steps if step.waits_for and step.item.script)


async def enter(pilot) -> None:
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
        operations.tick_step(opened, price, following.item.id)
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await enter(pilot)
        app.screen.query_one(Board).go(waiting.item.id)
        await press(pilot, "c")
        assert app.clipboard == step.item.script.en


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
        await press(pilot, "space")
    again = desk()
    async with again.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        view = again.live.incident(price)
        assert [view.of(first).done, view.of(second).done] == [True, True]
        assert "2/14 steps" in text_of(again)


async def test_a_tick_can_be_taken_back(desk: Desk, opened: planning.OpenPlan, price: int):
    app = desk()
    async with app.run_test() as pilot:
        await enter(pilot)
        await press(pilot, "space", "up", "space")
        assert operations.incident(opened, price).done == 0


async def test_the_log_takes_lines_with_time_and_person(
    desk: Desk, opened: planning.OpenPlan, price: int, clock: Clock
):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        clock.pass_minutes(20)
        app.read_live()
        await settle(pilot)
        assert "update overdue since 00:18" in text_of(app)
        await press(pilot, "l", *"all stopped", "enter")
        assert "00:23:00 li all stopped" in text_of(app)
        assert "next update in 15 min" in text_of(app)


async def test_an_empty_line_is_refused_in_the_window(desk: Desk, price: int):
    app = desk()
    async with app.run_test() as pilot:
        await enter(pilot)
        await press(pilot, "l", "enter")
        assert isinstance(app.screen, LineDialog)
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


async def test_closing_asks_first_and_keeps_what_is_open_visible(
    desk: Desk, opened: planning.OpenPlan, price: int
):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot)
        await press(pilot, "x")
        assert isinstance(app.screen, Confirm)
        assert "14 steps are open" in text_of(app)
        await press(pilot, "n")
        assert operations.incident(opened, price).open
        await press(pilot, "x", "y")
        assert not operations.incident(opened, price).open
        assert "closed 00:03 by li" in text_of(app)
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
    number = operations.open_incident(opened, "E1", hostile, who="[b]eve\x1b[2J").id
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
    number = operations.open_incident(opened, "incident_own").id
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

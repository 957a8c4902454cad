"""Handover and cases on the screen: read back, signed, promised, given, told when late."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.widgets import Input

from shiftplan import planning
from shiftplan.domain.case import CaseKind
from shiftplan.planning.operations import cases, handing_over, handover
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.dialogs import Chooser, Confirm
from shiftplan.tui.handover.cases_screen import CasesScreen
from shiftplan.tui.handover.handover_screen import HandoverScreen
from shiftplan.tui.incidents.fields import FieldsDialog
from shiftplan.tui.operations.board import Board
from tests.planning.test_handover import own_form
from tests.tui.conftest import settle, text_of
from tests.tui.operations.conftest import Clock, press, said

pytestmark = pytest.mark.screen
Desk = Callable[[], ShiftplanApp]
SIZES = ((80, 24), (160, 50))


@pytest.fixture
def midnight(opened: planning.OpenPlan) -> None:
    """Shifts change at midnight, three minutes ago."""
    own_form(opened.folder, "times = []", 'times = ["08:00", "16:00", "00:00"]')


def put(app: ShiftplanApp, **values: str) -> None:
    """Fill in the fields of the window in front."""
    for name, value in values.items():
        app.screen.query_one(f"#{name}", Input).value = value


async def write(pilot) -> None:
    """Enter through the fields of the window in front."""
    fields = pilot.app.screen.query(Input)
    fields.last().focus()
    await press(pilot, "enter")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("midnight")
async def test_a_handover_is_read_back_and_signed_with_keys(
    desk: Desk, opened: planning.OpenPlan, clock: Clock, size: tuple[int, int]
):
    cases.add_case(opened, "call back", customer="tb_77", owner="林书言", now=clock.now)
    app = desk()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "7", "h")
        assert isinstance(app.screen, HandoverScreen)
        await press(pilot, "g")
        assert isinstance(app.screen, FieldsDialog)
        assert "1 林书言" in text_of(app)
        await press(pilot, "1")
        assert [field.value for field in app.screen.query(Input)] == ["林书言", ""]
        await write(pilot)
        await press(pilot, "t")
        assert "not read back yet" in said(app)
        for _ in range(len(app.screen.shown.unread)):
            await press(pilot, "space")
        assert app.screen.shown.unread == ()
        await press(pilot, "t")
        put(app, name="Wang")
        await write(pilot)
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await press(pilot, "y")
    shown = handover.handover(opened, now=clock.now)
    assert [one.signature.name for one in shown.marks.both or ()] == ["林书言", "Wang"]
    assert cases.case(opened, 1).owner == "Wang"


@pytest.mark.usefixtures("midnight")
async def test_what_was_written_meanwhile_is_not_signed_with_it(
    desk: Desk, opened: planning.OpenPlan, clock: Clock
):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7", "h")
        await press(pilot, "g")
        cases.add_case(opened, "call back", now=clock.now)
        put(app, name="Li")
        await write(pilot)
        assert "changed while it was read" in text_of(app)
        assert handover.handover(opened, now=clock.now).marks.signed == ()


@pytest.mark.usefixtures("midnight")
async def test_a_correction_a_change_and_a_reason_are_typed(
    desk: Desk, opened: planning.OpenPlan, clock: Clock
):
    cases.add_case(opened, "call back", now=clock.now)
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7", "h")
        app.screen.query_one(Board).go("point-cases.1")
        await press(pilot, "c")
        put(app, text="by one o'clock")
        await write(pilot)
        assert "(by one o'clock)" in text_of(app)
        await press(pilot, "k")
        put(app, what="free shipping from 39", since="22:00", said_by="Chen")
        await write(pilot)
        assert "free shipping from 39, from 11-10 22:00, says Chen" in text_of(app)
        await press(pilot, "x")
        put(app, reason="one lead all night")
        await write(pilot)
        assert "passed over: one lead all night" in text_of(app)


@pytest.mark.usefixtures("midnight")
async def test_others_are_chosen_and_the_page_is_written(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7", "h")
        await press(pilot, "y")
        assert app.clipboard.startswith("Handover 11-11 00:00")
        (opened.folder / "export").write_text("in the way")
        await press(pilot, "m")
        assert "cannot write in" in said(app)
        (opened.folder / "export").unlink()
        await press(pilot, "m")
        assert (opened.folder / "export" / "handover-2027-11-11-0000.md").exists()
        await press(pilot, "h")
        assert isinstance(app.screen, Chooser)
        await press(pilot, "down", "enter")
        assert f"{app.screen.at:%m-%d %H:%M}" == "11-11 08:00"


@pytest.mark.usefixtures("midnight")
async def test_what_is_late_stands_on_the_live_screen_and_in_the_status_line(
    desk: Desk, opened: planning.OpenPlan, clock: Clock
):
    clock.pass_minutes(-9 * 60)
    planning.operations.write_log(opened, "desk opened")
    clock.pass_minutes(9 * 60)
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7")
        assert "handover at 00:00: h opens it" in text_of(app)
        clock.pass_minutes(8 * 60)
        app.read_live()
        await settle(pilot)
        assert "handover never signed" in text_of(app)
        assert "unsigned for more than a shift" in text_of(app)
        app.screen.query_one(Board).go("handover-2027-11-11T00:00")
        await press(pilot, "enter")
        assert isinstance(app.screen, HandoverScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_promise_is_noted_moved_given_and_kept(
    desk: Desk, opened: planning.OpenPlan, clock: Clock, size: tuple[int, int]
):
    app = desk()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "7", "b")
        assert isinstance(app.screen, CasesScreen)
        await press(pilot, "n")
        put(app, what="call back", customer="tb_77", due="+30", owner="Li", kind="call-back")
        await write(pilot)
        assert cases.case(opened, 1).kind is CaseKind.CALL_BACK
        assert "1 due within the hour" in text_of(app)
        await press(pilot, "m")
        put(app, due="11-12 09:00", note="later")
        await write(pilot)
        await press(pilot, "w")
        put(app, owner="Wang")
        await write(pilot)
        await press(pilot, "l")
        put(app, note="spoke to her")
        await write(pilot)
        await press(pilot, "t")
        put(app, tag="regular")
        await write(pilot)
        case = cases.case(opened, 1)
        assert (f"{case.due:%m-%d %H:%M}", case.owner, case.tags) == ("11-12 09:00", "Wang", ("regular",))
        await press(pilot, "space")
        assert not cases.case(opened, 1).open
        await press(pilot, "slash", "slash")
        assert "Settled 1" in text_of(app)
        await press(pilot, "space")
        assert cases.case(opened, 1).open


async def test_what_cannot_be_is_told_and_the_window_stays(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "b", "n")
        put(app, what="call back", due="soon", kind="gossip")
        await write(pilot)
        assert isinstance(app.screen, FieldsDialog)
        assert "is no time" in text_of(app) or "is no kind" in text_of(app)
        assert cases.cases(opened) == ()


async def test_a_click_opens_a_case_and_an_overdue_one_is_told(
    desk: Desk, opened: planning.OpenPlan, clock: Clock
):
    due = opened.plan.grid.local(clock.now) - timedelta(hours=1)
    cases.add_case(opened, "[red]call[/] back", due=due, owner="Li", now=clock.now)
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7")
        assert "1 promise is overdue; first #1 [red]call[/] back" in text_of(app)
        app.screen.query_one(Board).go("cases-overdue")
        await press(pilot, "enter")
        assert isinstance(app.screen, CasesScreen)
        await pilot.click(Board, offset=(10, 1))
        await settle(pilot)
        assert "deadline" in text_of(app)


async def test_a_case_passed_on_is_no_longer_open(desk: Desk, opened: planning.OpenPlan, clock: Clock):
    cases.add_case(opened, "refund", now=clock.now)
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7", "b")
        await press(pilot, "p")
        put(app, taker="finance", note="by mail")
        await write(pilot)
        assert "0 open" in text_of(app)
    assert cases.case(opened, 1).owner == "finance"
    assert handing_over.orphans(handover.handover(opened, now=clock.now), opened, clock.now) == ()

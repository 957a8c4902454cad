"""Stage 6 with any book: chosen by number, cases begun and closed, answers, notes, timers, the brief."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from shiftplan import planning
from shiftplan.domain.record import ItemState
from shiftplan.planning import operations
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.incidents.numbered import Numbered
from shiftplan.tui.operations.board import Board
from shiftplan.tui.operations.brief_page import BriefPage
from shiftplan.tui.operations.dialogs import LineDialog
from tests.tui.conftest import settle, text_of
from tests.tui.operations.conftest import BEFORE, Clock, press, said

pytestmark = pytest.mark.screen
Desk = Callable[[], ShiftplanApp]
SIZES = ((80, 24), (160, 50))
CARD = """
id = "routine_late"
kind = "routine"
code = "A1"
title = { zh = "包裹没动", en = "A parcel that does not move" }

[[chapters]]
id = "all"
title = { zh = "全部", en = "all" }
due = { anchor = "run", minutes = 10 }

[[chapters.items]]
id = "where"
text = { zh = "包裹在哪", en = "Where is the parcel" }
done_when = { zh = "查到", en = "found" }
role = "logistics"
options = [
    { id = "lost", text = { zh = "丢了", en = "gone for good" } },
    { id = "late", text = { zh = "晚了", en = "only late" } },
]

[[chapters.items]]
id = "wait"
text = { zh = "等承运商", en = "Wait for the carrier" }
done_when = { zh = "有回话", en = "answered" }
role = "logistics"
timer_minutes = 5
when = { item = "where", answer = "late" }
script = { zh = "请稍等", en = "One moment please" }
"""


@pytest.fixture(autouse=True)
def some_days_before(clock: Clock, shop: Path):
    clock.now = BEFORE
    (shop / "playbooks").mkdir()
    (shop / "playbooks" / "routine_late.toml").write_text(CARD, "utf-8")


@pytest.fixture
def number(opened: planning.OpenPlan) -> int:
    return operations.begin(opened, "routine_late", "[b]order 4711\x1b[2J")


async def choose(pilot, *labels: str) -> None:
    """Press the digits in front of the lines that hold these words."""
    for label in labels:
        assert isinstance(pilot.app.screen, Numbered)
        line = next(choice.label for choice in pilot.app.screen.choices if label in choice.label)
        await press(pilot, line.split()[0])


async def show_case(pilot, app: ShiftplanApp) -> None:
    await press(pilot, "6", "b")
    await choose(pilot, "routine", "A parcel", "A1-1")
    assert app.workspace.book.playbook.id == "routine_late"


@pytest.mark.parametrize("size", SIZES)
async def test_two_digits_show_another_book_and_back(desk: Desk, size: tuple[int, int]):
    app = desk()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "6", "b")
        await choose(pilot, "complaints")
        assert "Complaint in ten steps" in text_of(app)
        await press(pilot, "space")
        assert "Begin a case with o" in said(app)
        await press(pilot, "b")
        await choose(pilot, "checklists")
        if isinstance(app.screen, Numbered):
            await choose(pilot, "before the sale")
        assert app.workspace.book.playbook.id == "pre_event"
        await press(pilot, "b", "escape")
        assert app.workspace.book.playbook.id == "pre_event"


@pytest.mark.parametrize("size", SIZES)
async def test_a_case_is_begun_answered_and_closed_by_keys(desk: Desk, size: tuple[int, int]):
    app = desk()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "6", "b")
        await choose(pilot, "routine", "A parcel")
        await press(pilot, "o")
        assert isinstance(app.screen, LineDialog)
        app.screen.query_one(Input).value = "order 4711"
        await press(pilot, "enter")
        assert app.workspace.book.run.title == "order 4711"
        assert "A1-1 order 4711" in text_of(app)
        assert [step.item.id for step in app.workspace.book.steps] == ["where"]
        await press(pilot, "space")
        await choose(pilot, "only late")
        assert [step.item.id for step in app.workspace.book.steps] == ["where", "wait"]
        assert "only late" in text_of(app)
        await press(pilot, "x", "y")
        assert app.workspace.book.run.closed
        await press(pilot, "space")
        assert "This case is closed" in said(app)


async def test_a_timer_counts_and_rings_once(
    desk: Desk, opened: planning.OpenPlan, clock: Clock, number: int
):
    place = operations.Place("routine_late", number)
    operations.set_step(opened, "where", ItemState.DONE, place, said="late")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await show_case(pilot, app)
        app.screen.query_one(Board).go("wait")
        await press(pilot, "i")
        assert "⏱ 05:00" in text_of(app)
        clock.pass_minutes(1.5)
        app.screen._count()
        await settle(pilot)
        assert "⏱ 03:30" in text_of(app)
        clock.pass_minutes(3.5)
        app.screen._count()
        app.screen._count()
        await settle(pilot)
        assert "timer rung at" in text_of(app)
        assert said(app).count("The timer has rung: Wait for the carrier") == 1
        await press(pilot, "c")
        assert app.clipboard == "One moment please"


async def test_a_note_is_on_the_disk_and_under_its_item(desk: Desk, opened: planning.OpenPlan, number: int):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await show_case(pilot, app)
        await press(pilot, "e")
        app.screen.query_one(Input).value = "carrier says\x1b[31m tomorrow"
        await press(pilot, "enter")
        notes = operations.walked(opened, "routine_late", number).of("where").notes
        assert [note.text for note in notes] == ["carrier says\\x1b[31m tomorrow"]
        assert "carrier says" in text_of(app)
        assert "\x1b" not in text_of(app)
        await press(pilot, "e", "enter")
        assert "the note is empty" in text_of(app)


async def test_incidents_are_read_here_and_declared_elsewhere(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "b")
        await choose(pilot, "incidents", "E2")
        assert app.workspace.book.playbook.id == "incident_price"
        await press(pilot, "o")
        assert "declared on 7" in said(app)


async def test_a_book_that_breaks_gives_way_to_the_checklist(desk: Desk, shop: Path):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "b")
        await choose(pilot, "routine", "A parcel")
        (shop / "playbooks" / "routine_late.toml").unlink()
        app.screen.read_again()
        await settle(pilot)
        assert app.workspace.book.playbook.id == "pre_event"
        assert "no such playbook" in said(app)


async def test_a_click_on_a_choice_takes_it(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "b")
        options = app.screen.query_one("OptionList")
        row = next(i for i, choice in enumerate(app.screen.choices) if "complaints" in choice.label)
        await pilot.click(options, offset=(6, row))
        await settle(pilot)
        assert app.workspace.book.playbook.id == "complaint"


async def test_the_brief_is_read_copied_and_saved(desk: Desk, shop: Path):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "m")
        for _ in range(60):
            if isinstance(app.screen, BriefPage):
                break
            await settle(pilot)
        assert "Kick-off brief" in text_of(app)
        await press(pilot, "c")
        assert app.clipboard.startswith("# Kick-off brief")
        await press(pilot, "w", "enter")
        assert (shop / "brief.md").read_text("utf-8") == app.clipboard
        await press(pilot, "w")
        app.screen.query_one(Input).value = str(shop / "gone" / "brief.md")
        await press(pilot, "enter")
        assert "cannot write" in said(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, BriefPage)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_late_stands_on_the_overview(
    desk: Desk, clock: Clock, number: int, size: tuple[int, int]
):
    app = desk()
    clock.pass_minutes(11)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        late = len(app.workspace.owed)
        assert late == len(app.workspace.checklist.overdue) + 1
        assert f"overdue {late}, the oldest since" in text_of(app)
        oldest = app.workspace.owed[0].step
        assert str(oldest.item.text)[:20] in text_of(app)
        await pilot.click("#due", offset=(4, 0))
        await settle(pilot)
        assert app.screen.STAGE == "checklist"

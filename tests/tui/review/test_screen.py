"""The review screen on a small sale that is over: its numbers, its pictures, its lessons decided."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from shiftplan import planning
from shiftplan.domain.actuals import Actual
from shiftplan.domain.debrief import Span
from shiftplan.domain.lesson import Decision, LessonKind
from shiftplan.journal import Journal
from shiftplan.planning import debriefing
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.next_plan import NextPlanDialog
from shiftplan.tui.operations.board import Board
from shiftplan.tui.preferences import Preferences
from shiftplan.tui.review.page import MarkdownPage
from shiftplan.tui.review.screen import ReviewScreen
from tests.tui.conftest import settle, text_of

pytestmark = pytest.mark.screen
AFTER = datetime(2027, 11, 12, 4, tzinfo=UTC)
Desk = Callable[[], ShiftplanApp]


@pytest.fixture
def over(shop: Path) -> Path:
    """The small plan, read on all its days: half as much again as was planned, slow at 20:00."""
    opened = planning.open_plan(shop)
    grid, traffic = opened.plan.grid, planning.traffic_of(opened.plan, "base")
    rows = [
        Actual(
            queue=queue,
            start=grid.moment(slot),
            contacts=1.5 * contacts,
            first_reply_seconds=70.0 if grid.moment(slot).hour == 20 else 10.0,
        )
        for queue, series in traffic.contacts.items()
        for slot, contacts in enumerate(series)
    ]
    Journal(shop, lambda: AFTER).actuals.add(rows, "lead")
    return shop


@pytest.fixture
def desk(over: Path) -> Desk:
    return lambda: ShiftplanApp(over, Preferences(), lambda: AFTER)


def decisions(folder: Path) -> dict[str, Decision]:
    return {name: lesson.decision for name, lesson in debriefing.decided(planning.open_plan(folder)).items()}


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_it_shows_what_came_and_what_to_decide(desk: Desk, size: tuple[int, int]) -> None:
    app = desk()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        shown = text_of(app)
        assert "T+1" in shown
        assert "bias -33%" in shown
        assert "high was 1.30" in shown
        assert "8 Review" in shown.splitlines()[1]


async def test_a_lesson_is_accepted_rejected_and_opened_again(desk: Desk, over: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        app.screen.query_one(Board).go("high_scenario")
        for key, decision in (("space", Decision.ACCEPTED), ("x", Decision.REJECTED), ("x", Decision.OPEN)):
            await pilot.press(key)
            await settle(pilot)
            assert decisions(over)["high_scenario"] is decision
            assert isinstance(app.screen, ReviewScreen)
            assert app.screen.review is not None
            shown = app.screen.review.view.lesson("high_scenario")
            assert shown is not None
            assert shown.decision is decision


async def test_the_rest_of_a_kind_is_rejected_after_a_question(desk: Desk, over: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.review is not None
        missed = [one.id for one in app.screen.review.view.lessons if one.kind is LessonKind.CHECKLIST]
        app.screen.query_one(Board).go(missed[0])
        await pilot.press("space")
        await settle(pilot)
        await pilot.press("X", "n")
        await settle(pilot)
        assert decisions(over) == {missed[0]: Decision.ACCEPTED}
        await pilot.press("X", "y")
        await settle(pilot)
        assert decisions(over) == {
            missed[0]: Decision.ACCEPTED,
            **dict.fromkeys(missed[1:], Decision.REJECTED),
        }


async def test_a_note_is_written_and_listed(desk: Desk, over: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        await pilot.press("w")
        app.screen.query_one(Input).value = "[b]早两天培训[/b]"
        await pilot.press("enter")
        await settle(pilot)
        app.screen.query_one(Board).go("note_1")
        await settle(pilot)
        assert "[b]早两天培训[/b]" in text_of(app)
        assert decisions(over) == {"note_1": Decision.ACCEPTED}


async def test_days_queues_and_spans_are_walked(desk: Desk) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.review is not None
        day = screen.review.day
        await pilot.press("left", "g")
        assert screen.review.day == day - timedelta(days=1)
        assert screen.review.queue == "presale"
        await pilot.press(*["right"] * 9)
        assert screen.review.day == screen.review.view.end - timedelta(days=1)
        await pilot.press("t")
        await settle(pilot)
        assert screen.review.view.span is Span.T7


async def test_the_report_is_read_and_saved(desk: Desk, over: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, MarkdownPage)
        assert "Forecast and what came" in text_of(app)
        await pilot.press("escape", "e")
        await settle(pilot)
        assert (over / "debrief-T1.md").read_text("utf-8").startswith("# Debrief T+1")


async def test_without_a_reading_it_says_where_lessons_come_from(shop: Path) -> None:
    app = ShiftplanApp(shop, Preferences(), lambda: AFTER - timedelta(days=30))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("8", "space", "x")
        await settle(pilot)
        assert "No lesson yet" in text_of(app)
        assert not (shop / "journal.db").exists()


async def test_a_table_that_is_none_is_told_and_the_debrief_stays(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("姓名,接待量\n没有这个人,很多\n")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        screen._took_table(tmp_path / "x.csv")
        await settle(pilot)
        assert "很多" in "\n".join(str(note.message) for note in app._notifications)
        assert screen.question is not None
        assert screen.question.performance is None
        assert screen.review is not None


async def test_the_next_plan_is_made_told_and_opened(desk: Desk, over: Path, tmp_path: Path) -> None:
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        await pilot.press("n")
        dialog = app.screen
        assert isinstance(dialog, NextPlanDialog)
        assert Path(dialog.query_one("#folder", Input).value).name == f"{over.name}-next"
        dialog.query_one("#folder", Input).value = str(tmp_path / "next")
        for name, wrong, sentence in (("growth", "viel", "no growth"), ("day", "2001-01-01", "ten years")):
            field = dialog.query_one(f"#{name}", Input)
            field.value = wrong
            await pilot.press("enter")
            await settle(pilot)
            assert sentence in text_of(app)
            field.value = ""
        await pilot.press("enter")
        await settle(pilot)
        assert "To be looked at" in text_of(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.workspace.plan.settings.event.day.year == 2028
        assert app.workspace.opened is not None
        assert app.workspace.opened.folder == tmp_path / "next"


async def test_what_is_wrong_with_a_table_of_chats_is_told(desk: Desk, over: Path, tmp_path: Path) -> None:
    name = planning.open_plan(over).plan.agents[0].name
    (tmp_path / "x.csv").write_text(f"姓名,接待量\n{name},40\n没有这个人,12\n")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("8")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        screen._took_table(tmp_path / "x.csv")
        await settle(pilot)
        assert "没有这个人" in "\n".join(str(note.message) for note in app._notifications)

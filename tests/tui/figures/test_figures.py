"""Figures into the live screen: a followed export, pasted rows, all figures typed; pictures in large."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from shiftplan import planning
from shiftplan.journal import Journal
from shiftplan.planning.operations import follow
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.figures.paste_window import PasteWindow
from shiftplan.tui.figures.picture_window import PictureWindow
from shiftplan.tui.operations.live_screen import LiveScreen
from tests.tui.conftest import settle, text_of
from tests.tui.operations.conftest import Clock, clock, desk, opened, press

pytestmark = pytest.mark.screen
Desk = Callable[[], ShiftplanApp]
__all__ = ["clock", "desk", "opened"]
EXPORT = "时间,技能组,咨询人数,首响,在线客服数\n2027-11-10 23:30,售前,60,95,4\n"


def contacts(plan: planning.OpenPlan) -> list[float | None]:
    return [record.actual.contacts for record in Journal(plan.folder).actuals.all()]


def write(path: Path, text: str) -> None:
    path.write_text(text, "gb18030")


def remove(path: Path) -> None:
    path.unlink()


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "千牛.csv"
    write(path, EXPORT)
    return path


async def test_w_follows_a_file_and_its_figures_come_as_it_changes(
    desk: Desk, opened: planning.OpenPlan, export: Path
):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "w")
        app.screen.query_one("#path", Input).value = str(export)
        await press(pilot, "enter")
        assert isinstance(app.screen, LiveScreen)
        assert follow.followed(opened.folder) == export
        assert contacts(opened) == [60]
        assert "60 contacts" in text_of(app)
        write(export, EXPORT + "2027-11-11 00:00,售前,12,40,5\n")
        app.poll_file()
        await settle(pilot)
        assert contacts(opened) == [60, 12]
        assert "12 contacts" in text_of(app)


async def test_what_is_wrong_with_the_file_stands_on_the_desk_and_w_tells_all(
    desk: Desk, opened: planning.OpenPlan, export: Path
):
    write(export, EXPORT + "2027-11-10 23:00,售前,很多,30,4\n")
    follow.follow_file(opened, export)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7")
        app.poll_file()
        await settle(pilot)
        assert "千牛.csv:3:咨询人数: a number such as 620 is needed" in text_of(app)
        remove(export)
        app.poll_file()
        await settle(pilot)
        await press(pilot, "w")
        assert "the file is not there" in text_of(app)
        app.screen.query_one("#path", Input).value = ""
        await press(pilot, "enter")
        assert follow.followed(opened.folder) is None
        assert "the file is not there" not in text_of(app)


async def test_w_asks_which_queue_a_name_is(desk: Desk, opened: planning.OpenPlan, export: Path):
    write(export, EXPORT.replace("售前", "[b]旗舰店A组"))
    follow.follow_file(opened, export)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7")
        app.poll_file()
        await settle(pilot)
        await press(pilot, "w")
        assert "Which queue is “[b]旗舰店A组”?" in text_of(app)
        await press(pilot, "enter")
        app.poll_file()
        await settle(pilot)
        assert contacts(opened) == [60]
        assert app.followed.findings == ()


async def test_a_path_that_is_not_there_is_refused_in_the_window(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "w", *"/no.csv", "enter")
        assert "/no.csv does not exist" in text_of(app)
        assert follow.followed(opened.folder) is None


async def test_v_shows_rows_as_understood_before_they_are_taken(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "v")
        app.screen.query_one(TextArea).text = "售前 620 45 92%\n"
        await settle(pilot)
        shown = text_of(app)
        assert "1 interval to take" in shown
        assert "11-10 23:30 售前  620 contacts · first reply 45 s" in shown
        assert contacts(opened) == []
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, LiveScreen)
        assert contacts(opened) == [620]


async def test_rows_that_say_nothing_are_told_and_not_taken(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "v")
        app.screen.query_one(TextArea).text = "大家辛苦了\n"
        await settle(pilot)
        assert "no column holds" in text_of(app)
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, PasteWindow)
        assert contacts(opened) == []


async def test_any_figure_alone_may_be_typed(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "r")
        app.screen.query_one("#waiting", Input).value = "31"
        await press(pilot, "enter", "enter")
        (record,) = Journal(opened.folder).actuals.all()
        assert (record.actual.waiting, record.actual.contacts) == (31, None)
        assert "31 waiting" in text_of(app)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_g_shows_a_queue_in_large(
    desk: Desk, size: tuple[int, int], opened: planning.OpenPlan, clock: Clock
):
    planning.operations.record_reading(opened, "presale", 60, 30, present=4, now=clock.now)
    app = desk()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "7", "g")
        assert isinstance(app.screen, PictureWindow)
        assert "█ came" in text_of(app)
        if size[1] == 50:
            assert "on shift" in text_of(app)
            assert "23:30" in text_of(app)
        await press(pilot, "g", "down", "escape")
        assert isinstance(app.screen, LiveScreen)


async def test_l_writes_into_the_log(desk: Desk):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "l", *"ok", "enter")
        assert "00:03" in text_of(app).splitlines()[-3]
        assert "ok" in text_of(app).splitlines()[-3]

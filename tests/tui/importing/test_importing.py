"""Bringing files in from the app, by keys and by mouse: what is shown, what is written, what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from shiftplan import planning
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.dialogs import Chooser, Confirm, Page
from shiftplan.tui.differences import DifferencesScreen
from shiftplan.tui.forecast.importing.dialog import ImportDialog
from shiftplan.tui.forecast.importing.file_dialog import FileDialog
from shiftplan.tui.importing.list_screen import ListScreen
from tests.files import folders
from tests.tui.conftest import settle, text_of

pytestmark = pytest.mark.screen
AppOn = Callable[..., ShiftplanApp]
SIZE = (120, 40)


def works(folder: Path) -> dict[tuple[str, int], str]:
    rota = planning.open_plan(folder).rota
    return {(one.agent, one.day.day): one.shift for one in rota.assignments} if rota else {}


def said(app: ShiftplanApp) -> str:
    return "\n".join(one.message for one in app._notifications)


async def bring(pilot: Pilot[None], path: Path, stage: str = "4") -> ShiftplanApp:
    """The question what the file is."""
    await settle(pilot)
    await pilot.press(stage, "I")
    await settle(pilot)
    app = pilot.app
    assert isinstance(app, ShiftplanApp)
    assert isinstance(app.screen, FileDialog)
    app.screen.query_one(Input).value = str(path)  # a key for each sign would take seconds
    await pilot.press("enter")
    await settle(pilot)
    return app


async def take(pilot: Pilot[None], path: Path, stage: str = "4") -> ShiftplanApp:
    """The window of the file, as what it looks like."""
    app = await bring(pilot, path, stage)
    await pilot.press("enter")
    await settle(pilot)
    return app


async def test_a_rota_is_taken_in_part_and_taken_back(worked: Path, grid: Path, app_on: AppOn) -> None:
    before = works(worked)
    app = app_on(worked)
    async with app.run_test(size=SIZE) as pilot:
        await take(pilot, grid)
        assert isinstance(app.screen, Page)
        assert "back.csv" in text_of(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, DifferencesScreen)
        assert "From back.csv" in text_of(app)
        await pilot.press("end", "space", "enter")
        await settle(pilot)
        assert works(worked) == {**before, ("s01", 10): "late"}
        await pilot.press("u")
        await settle(pilot)
    assert works(worked) == before


async def test_an_export_changes_nothing_and_says_so(worked: Path, tmp_path: Path, app_on: AppOn) -> None:
    (path,) = planning.export(planning.open_plan(worked), planning.Wanted("xlsx"), tmp_path / "out")
    app = app_on(worked)
    async with app.run_test(size=SIZE) as pilot:
        await take(pilot, path)
        assert "the file changes nothing" in said(app)


async def test_people_are_shown_judged_and_taken_by_person(worked: Path, people: Path, app_on: AppOn) -> None:
    app = app_on(worked)
    async with app.run_test(size=SIZE) as pilot:
        await take(pilot, people, "1")
        assert isinstance(app.screen, ListScreen)
        shown = text_of(app)
        assert "people.csv: changes of 3 people, 3 chosen" in shown
        assert "2 shifts leave the rota: 11-10" in shown
        assert "T3 → T2" in shown
        assert "[b]新人 n1" in shown
        assert "hours short" in shown
        await pilot.press("space")
        await settle(pilot)
        assert "2 chosen" in text_of(app)
        await pilot.press("enter")
        await settle(pilot)
        assert not isinstance(app.screen, ListScreen)
        assert "agents-" in said(app)
        assert app.workspace.plan.agent["s02"].tier.value == "T2"
    assert list(planning.open_plan(worked).plan.agent) == [*(f"s0{i}" for i in range(1, 9)), "n1"]


async def test_whoever_has_shifts_goes_only_after_a_question(
    worked: Path, people: Path, app_on: AppOn
) -> None:
    before = works(worked)
    app = app_on(worked)
    async with app.run_test(size=SIZE) as pilot:
        await take(pilot, people)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("n")
        await settle(pilot)
        assert works(worked) == before
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert "s01" not in app.workspace.plan.agent
        assert app.workspace.rota is not None
        assert {one.agent for one in app.workspace.rota.assignments} == {"s02"}
    assert works(worked) == {("s02", 10): "mid"}


async def test_those_not_in_the_list_stay_when_asked(worked: Path, people: Path, app_on: AppOn) -> None:
    app = app_on(worked)
    async with app.run_test(size=SIZE) as pilot:
        await take(pilot, people)
        assert "g lets them stay" in text_of(app)
        await pilot.press("g")
        await settle(pilot)
        assert "changes of 2 people, 2 chosen" in text_of(app)
        assert "林书言; g takes them out" in text_of(app)
        await pilot.press("g", "n")
        await settle(pilot)
        assert "changes of 3 people, 0 chosen" in text_of(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "nothing is chosen" in said(app)
        await pilot.press("a")
        await settle(pilot)
        assert "3 chosen" in text_of(app)


async def test_leave_on_a_working_day_is_told_and_the_mouse_chooses(
    worked: Path, leave: Path, app_on: AppOn
) -> None:
    app = app_on(worked)
    async with app.run_test(size=SIZE) as pilot:
        await take(pilot, leave)
        assert "leave “病假” (on duty:" in text_of(app)
        assert "violations: 1 (+1)" in text_of(app)
        await pilot.click(OptionList, offset=(2, 0))
        await settle(pilot)
        assert "0 chosen" in text_of(app)
        await pilot.click(OptionList, offset=(2, 0))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
    assert any(one.note == "病假" for one in planning.open_plan(worked).plan.availability)


async def test_a_kind_can_be_changed_and_a_forecast_goes_to_its_own_window(
    worked: Path, people: Path, app_on: AppOn
) -> None:
    app = app_on(worked)
    async with app.run_test(size=SIZE) as pilot:
        await bring(pilot, people)
        assert isinstance(app.screen, Chooser)
        assert "it looks like this" in text_of(app)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ImportDialog)


async def test_escape_at_every_step_changes_nothing(worked: Path, people: Path, app_on: AppOn) -> None:
    before = folders.snapshot(worked)
    app = app_on(worked)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("4", "I", "escape")
        await settle(pilot)
        await bring(pilot, people)
        await pilot.press("escape")
        await settle(pilot)
        await take(pilot, people)
        await pilot.press("escape")
        await settle(pilot)
    after = folders.snapshot(worked)
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.xlsx", b"PK\x03\x04 broken", "damaged workbook"),
        ("y.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("z.csv", bytes(range(256)) * 4, "z.csv"),
        ("e.csv", b"", "is empty"),
        ("w.csv", "工号,姓名,能级\ns01,林书言,T9\n".encode(), "w.csv:2:能级"),
        ("g.csv", "工号,11-10\ns01,晚晚\n".encode(), "g.csv:2:11-10"),
        ("h.csv", "工号,班次,日期\ns09,晚,11-10\n".encode(), "nobody in agents.csv is called"),
    ],
)
async def test_a_file_that_cannot_be_taken_is_told_why(
    worked: Path, tmp_path: Path, app_on: AppOn, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    app = app_on(worked)
    async with app.run_test(size=(160, 40)) as pilot:
        await bring(pilot, path)
        if isinstance(app.screen, Chooser):
            await pilot.press("enter")
            await settle(pilot)
        assert isinstance(app.screen, Page)
        assert words in app.screen.text.plain
        assert app.screen.text.plain.startswith("Nothing was changed.")

"""The window of versions, by keys and by mouse: the list, confirmations, differences, the way back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from shiftplan import planning
from shiftplan.domain.rota import Rota
from shiftplan.planning import versions
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.dialogs import Confirm, Page
from shiftplan.tui.differences import DifferencesScreen
from shiftplan.tui.publishing.versions_screen import VersionsScreen
from tests.tui.conftest import settle, text_of
from tests.tui.publishing.rotas import told, work

pytestmark = pytest.mark.screen
AppOn = Callable[..., ShiftplanApp]
SIZE = (100, 30)


@pytest.fixture
def twice(published: Path) -> Path:
    """v0002: the second person on another shift, a third one too; then nobody works."""
    opened = planning.open_plan(published)
    works = (work(opened.plan, 0, 0), work(opened.plan, 1, 0, "late"), work(opened.plan, 3, 1))
    later = planning.save_rota(opened, Rota.of(works))
    told(later, "[b]second[/b]\x1b[31m")
    planning.save_rota(later, Rota())
    return published


async def at_window(pilot: Pilot[None], *keys: str) -> ShiftplanApp:
    await settle(pilot)
    await pilot.press("4", "d")
    await settle(pilot)
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    app = pilot.app
    assert isinstance(app, ShiftplanApp)
    return app


def confirmed(folder: Path, name: str = "last") -> list[str]:
    one = versions.version_of(planning.open_plan(folder), name)
    return [each.agent for each in one.confirmed]


def said(app: ShiftplanApp) -> str:
    return "\n".join(one.message for one in app._notifications)


async def test_the_newest_version_comes_first_with_its_people(twice: Path, app_on: AppOn) -> None:
    app = app_on(twice)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        lines = text_of(app).splitlines()
        rows = [line for line in lines if line.lstrip().startswith("v000")]
        assert [row.split()[0] for row in rows[:2]] == ["v0002", "v0001"]
        assert "confirmed 0/3  [b]second[/b]" in rows[0]
        assert "confirmed 0/2  first" in rows[1]
        assert "\x1b" not in text_of(app)
        await pilot.press("down")
        await settle(pilot)
        assert "v0001: 0 of 2 confirmed" in text_of(app)


async def test_space_and_a_click_confirm_and_take_back(twice: Path, app_on: AppOn) -> None:
    app = app_on(twice)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot, "tab", "space")
        assert confirmed(twice) == ["s01"]
        people = app.screen.query_one("#people", OptionList)
        shown = [str(people.get_option_at_index(i).prompt) for i in range(people.option_count)]
        assert [line.split()[2] for line in shown] == ["s02", "s04", "s01"]  # who has not comes first
        await pilot.click("#people", offset=(3, 2))
        await settle(pilot)
        assert confirmed(twice) == []
        await pilot.press("a")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("y")
        await settle(pilot)
        assert sorted(confirmed(twice)) == ["s01", "s02", "s04"]
        await pilot.press("a")
        await settle(pilot)
        assert "everybody has confirmed it" in said(app)


async def test_differences_between_versions_and_from_one_to_now(twice: Path, app_on: AppOn) -> None:
    app = app_on(twice)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot, "c", "down", "enter")
        assert isinstance(app.screen, Page)
        shown = text_of(app)
        assert "From v0001 to v0002" in shown
        assert "2 changes, of 2 people" in shown
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("c", "enter")
        await settle(pilot)
        assert "From v0002 to the rota now" in text_of(app)
        assert "3 changes, of 3 people" in text_of(app)


async def test_the_way_back_is_an_edit_that_undo_takes_back(twice: Path, app_on: AppOn) -> None:
    app = app_on(twice)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot, "down", "b")
        assert isinstance(app.screen, DifferencesScreen)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, VersionsScreen)
        back = planning.open_plan(twice)
        assert back.rota is not None
        assert [one.shift for one in back.rota.assignments] == ["mid", "mid"]
        await pilot.press("b")
        await settle(pilot)
        assert "the rota is as v0001 was" in said(app)
        await pilot.press("escape", "u")
        await settle(pilot)
    assert planning.open_plan(twice).rota == Rota()


async def test_back_by_cell(twice: Path, app_on: AppOn) -> None:
    app = app_on(twice)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot, "down", "b", "n", "down", "space", "enter")
        rota = app.workspace.rota
        assert rota is not None
        assert [one.agent for one in rota.assignments] == ["s01"]


@pytest.mark.parametrize("ruin", [b"agent,date,shift,queue,locked\r\n", b"\x00\xff nothing"])
async def test_a_version_edited_outside_is_told_and_not_used(twice: Path, app_on: AppOn, ruin: bytes) -> None:
    (twice / "published" / "v0002.csv").write_bytes(ruin)
    app = app_on(twice)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        assert "the rota cannot go back to it" in text_of(app)
        await pilot.press("b")
        await settle(pilot)
        assert isinstance(app.screen, VersionsScreen)
        assert "v0002.csv" in said(app)
    assert planning.open_plan(twice).rota == Rota()


async def test_the_text_of_a_version_is_what_lies_in_the_folder(twice: Path, app_on: AppOn) -> None:
    app = app_on(twice)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot, "enter")
        assert "published/v0002.txt" in text_of(app)
        assert "[b]second[/b]" in text_of(app)
        await pilot.press("escape")
        (twice / "published" / "v0002.txt").unlink()
        await pilot.press("enter")
        await settle(pilot)
        assert "v0002" in text_of(app)


async def test_nothing_was_published(shop: Path, app_on: AppOn) -> None:
    app = app_on(shop)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot, "tab", "space", "c", "b", "a", "enter")
        assert isinstance(app.screen, VersionsScreen)
        assert "Nothing was published yet" in text_of(app)


async def test_a_journal_that_cannot_be_written_is_a_sentence(twice: Path, app_on: AppOn) -> None:
    for ending in ("", "-wal", "-shm"):
        (twice / f"journal.db{ending}").unlink(missing_ok=True)
    (twice / "journal.db").write_bytes(b"no journal at all, but long enough to be looked at" * 40)
    app = app_on(twice)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot, "tab", "space")
        assert "journal.db" in said(app)

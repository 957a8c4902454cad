"""The publish window, by keys and by mouse: what it tells, what stops it, what lies on the disk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import StorageFailed
from shiftplan.journal import Journal
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.publishing.publish_screen import PublishScreen
from shiftplan.tui.publishing.told_window import ToldWindow
from shiftplan.tui.rota.grid import RotaGrid
from shiftplan.tui.rota.screen import RotaScreen
from tests.tui.conftest import settle, text_of
from tests.tui.publishing.rotas import NURSING, ON_LEAVE, work

pytestmark = pytest.mark.screen
AppOn = Callable[..., ShiftplanApp]
SIZE = (100, 30)


def names(folder: Path) -> list[str]:
    shelf = folder / "published"
    return sorted(path.name for path in shelf.iterdir()) if shelf.exists() else []


def put(folder: Path, *works: tuple[int, int, str]) -> planning.OpenPlan:
    """A rota of these shifts: number of the person, of the day, and the shift."""
    opened = planning.open_plan(folder)
    return planning.save_rota(opened, Rota.of(work(opened.plan, *one) for one in works))


def said(app: ShiftplanApp) -> str:
    """All that was told beside the screen."""
    return "\n".join(one.message for one in app._notifications)


async def at_window(pilot: Pilot[None]) -> ShiftplanApp:
    """The publish window of the rota, with all of it worked out."""
    await settle(pilot)
    await pilot.press("4", "p")
    await settle(pilot)
    app = pilot.app
    assert isinstance(app, ShiftplanApp)
    return app


async def test_the_changes_are_shown_by_person_and_published_with_a_note(
    published: Path, app_on: AppOn
) -> None:
    put(published, (0, 0, "mid"), (1, 0, "late"))
    app = app_on(published)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        shown = text_of(app)
        assert "Publish v0002: 1 change since v0001, of 1 person" in shown
        assert app.workspace.plan.agents[1].name in shown
        await pilot.press("n", *"sent", "enter", "p")
        await settle(pilot)
        assert isinstance(app.screen, ToldWindow)
        assert "v0001" in text_of(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, RotaScreen)
        assert app.workspace.published is not None
        assert (app.workspace.published.version, app.workspace.changed) == (2, frozenset())
    assert names(published)[3:] == ["v0002.csv", "v0002.toml", "v0002.txt"]
    assert "sent" in (published / "published" / "v0002.toml").read_text("utf-8")


async def test_the_first_version_counts_the_shifts_and_the_mouse_is_enough(shop: Path, app_on: AppOn) -> None:
    put(shop, (0, 0, "mid"), (1, 0, "mid"))
    app = app_on(shop)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        assert "Publish v0001: 2 shifts of 2 people, all new" in text_of(app)
        await pilot.click("KeyLine", offset=(1, 0))
        await settle(pilot)
        assert isinstance(app.screen, ToldWindow)
    assert len(names(shop)) == 3


async def test_what_breaks_the_law_is_refused_and_enter_goes_to_the_cell(shop: Path, app_on: AppOn) -> None:
    put(shop, (NURSING, 0, "late"))
    app = app_on(shop)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        assert "It breaks the law in" in text_of(app)
        assert "Against the law" in text_of(app)
        assert not app.screen.query_one(".reason").display
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, PublishScreen)
        app.screen.query_one(OptionList).focus()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, RotaScreen)
        assert app.screen.query_one(RotaGrid).cell == Cell(
            app.workspace.plan.agents[NURSING].id, app.workspace.plan.grid.dates[0]
        )
    assert names(shop) == []


async def test_what_breaks_policy_asks_for_a_reason_which_is_logged(shop: Path, app_on: AppOn) -> None:
    put(shop, (ON_LEAVE, 2, "mid"))
    app = app_on(shop)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        assert "say why, it is logged" in text_of(app)
        await pilot.press("p")
        await settle(pilot)
        assert app.focused is app.screen.query_one("#reason", Input)
        assert names(shop) == []
        await pilot.press(*"agreed", "enter", "p")
        await settle(pilot)
        assert isinstance(app.screen, ToldWindow)
    lines = [line.what for line in Journal(shop).audit.lines()]
    assert any(line.startswith("publish v0001 against") and "agreed" in line for line in lines)


async def test_nothing_new_is_not_published(published: Path, app_on: AppOn) -> None:
    app = app_on(published)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        assert "Nothing has changed since v0001" in text_of(app)
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, PublishScreen)
    assert len(names(published)) == 3


async def test_without_a_rota_there_is_a_sentence(shop: Path, app_on: AppOn) -> None:
    app = app_on(shop)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        assert isinstance(app.screen, RotaScreen)
        assert "there is no rota to publish yet" in said(app)


async def test_a_disk_that_refuses_leaves_the_window_and_nothing_else(
    published: Path, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(published, (0, 0, "late"))

    def full(*_: object, **__: object) -> None:
        raise StorageFailed(say("the disk is full"))

    monkeypatch.setattr("shiftplan.files.published.replace_all", full)
    app = app_on(published)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, PublishScreen)
        assert "the disk is full" in said(app)
        monkeypatch.undo()
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, ToldWindow)
    assert len(names(published)) == 6


async def test_an_edit_that_is_not_written_is_not_published(
    published: Path, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(published)

    def refuse(*_: object, **__: object) -> None:
        raise StorageFailed(say("the disk is full"))

    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        monkeypatch.setattr(planning, "carry_out", refuse)
        cells = [app.workspace.rota.assignments[0].cell]
        app.post_message(intentions.EditCells(lambda plan, rota: editing.clear(plan, rota, cells)))
        await settle(pilot)
        await at_window(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert "The rota is not saved yet" in said(app)
    assert len(names(published)) == 3


async def test_names_and_notes_are_shown_not_obeyed(published: Path, app_on: AppOn) -> None:
    agents = published / "agents.csv"
    first = planning.open_plan(published).plan.agents[0].name
    agents.write_text(agents.read_text("utf-8-sig").replace(first, "[red]=1+1\x1b[31m"), "utf-8")
    put(published, (0, 0, "late"))
    app = app_on(published)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        assert "[red]=1+1" in text_of(app)
        assert "\x1b" not in text_of(app)
        await pilot.press("n", *"[b]@all", "enter", "p")
        await settle(pilot)
        assert "\x1b" not in text_of(app)
    assert "[b]@all" in (published / "published" / "v0002.toml").read_text("utf-8")


async def test_the_text_is_copied_and_the_export_is_of_the_changes(published: Path, app_on: AppOn) -> None:
    put(published, (0, 0, "late"))
    app = app_on(published)
    async with app.run_test(size=SIZE) as pilot:
        await at_window(pilot)
        await pilot.press("p")
        await settle(pilot)
        await pilot.press("c")
        assert "v0001" in app.clipboard
        await pilot.press("tab", "c")
        assert "v0001" not in app.clipboard
        await pilot.press("e")
        await settle(pilot)
        await pilot.press("down", "down", "enter", "enter")  # csv, into the folder that is proposed
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
    assert [path.name for path in (published / "export").iterdir() if "since-v0001" in path.name]

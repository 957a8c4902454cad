"""What was published last beside the rota on the screen, and how many cells are otherwise by now."""

from collections.abc import Callable
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.edit import Edit
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.tui import intentions
from shiftplan.tui.app import ShiftplanApp
from tests.tui.conftest import settle, text_of
from tests.tui.publishing.rotas import told

pytestmark = pytest.mark.screen
AppOn = Callable[..., ShiftplanApp]


def early_off(plan: Plan, rota: Rota) -> Edit:
    return editing.clear(plan, rota, [rota.assignments[0].cell])


async def test_a_plan_never_published_is_a_draft(shop: Path, app_on: AppOn) -> None:
    app = app_on(shop)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.workspace.published is None
        assert "draft" in text_of(app)


async def test_changes_since_the_version_are_counted_and_counted_again_after_an_edit(
    published: Path, app_on: AppOn
) -> None:
    app = app_on(published)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.workspace.published is not None
        assert app.workspace.published.version == 1
        assert app.workspace.changed == frozenset()
        assert "v1 " in text_of(app)
        first = app.workspace.rota.assignments[0]
        app.post_message(intentions.EditCells(early_off))
        await settle(pilot)
        assert app.workspace.changed == {Cell(first.agent, first.day)}
        assert "v1 (unpublished changes: 1)" in text_of(app)
        told(planning.open_plan(published))
        app.post_message(intentions.ReadPublished())
        await settle(pilot)
        assert app.workspace.published.version == 2
        assert app.workspace.changed == frozenset()


async def test_a_version_edited_outside_is_said_and_not_compared_with(published: Path, app_on: AppOn) -> None:
    file = published / "published" / "v0001.csv"
    file.write_bytes(b"\n".join(file.read_bytes().splitlines()[:-1]))
    app = app_on(published)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.workspace.changed is None
        assert "v1 (its file was changed)" in text_of(app)


async def test_one_that_cannot_be_read_at_all_disturbs_nothing(published: Path, app_on: AppOn) -> None:
    (published / "published" / "v0001.csv").write_bytes(b"\x00\xff\xfe nothing")
    app = app_on(published)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.workspace.published is None
        assert app.workspace.need is not None

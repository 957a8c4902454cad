"""The page that sets the forecast beside what came."""

import pytest

from shiftplan import planning
from shiftplan.language import use
from shiftplan.tui.dialogs import Page
from shiftplan.tui.forecast import accuracy
from shiftplan.tui.forecast.importing.file_dialog import FileDialog
from tests import builders
from tests.tui.conftest import settle, text_of


@pytest.fixture(autouse=True)
def _quick_need(monkeypatch):
    """The need is not what is looked at here, and takes seconds."""
    monkeypatch.setattr(planning, "need_of", lambda plan, *_: builders.need(plan, 1.0))


def came(shop, factor: float):
    """A table in which `factor` times the forecast came."""
    plan = planning.open_plan(shop).plan
    lines = ["start,queue,contacts"]
    for queue, series in plan.forecast.contacts["base"].items():
        lines += [
            f"{plan.grid.moment(i):%Y-%m-%d %H:%M},{queue},{value * factor}" for i, value in enumerate(series)
        ]
    path = shop.parent / "came.csv"
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_the_page_fits_a_narrow_screen_and_tells_bias_and_coverage(shop, spoken):
    use(spoken)
    opened = planning.open_plan(shop)
    found = accuracy.measure(came(shop, 2.0), opened)
    text = accuracy.text(opened.plan, found)
    assert "-50.0%" in text.plain
    rows = [
        line
        for line in text.split("\n")
        if "%" in line.plain and "-50" in line.plain and ":" not in line.plain
    ]
    assert rows
    assert max(line.cell_length for line in rows) <= 68


def test_nothing_came_is_no_division_by_nothing(shop):
    opened = planning.open_plan(shop)
    text = accuracy.text(opened.plan, accuracy.measure(came(shop, 0.0), opened)).plain
    assert "–" in text
    assert "nan" not in text.casefold()


@pytest.mark.screen
async def test_what_came_is_chosen_and_the_page_shown(shop, app_on, monkeypatch):
    came(shop, 1.0)
    monkeypatch.chdir(shop)
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "a")
        await settle(pilot)
        assert isinstance(app.screen, FileDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Page)
        assert "0.0%" in text_of(app)


@pytest.mark.screen
async def test_a_table_that_cannot_be_read_is_told(shop, app_on, monkeypatch):
    (shop.parent / "came.csv").write_text("x\n1\n", "utf-8")
    monkeypatch.chdir(shop)
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "a")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert not isinstance(app.screen, Page)
        assert app._notifications

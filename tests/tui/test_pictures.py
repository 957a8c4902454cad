"""How the screens look, as pictures; run with --snapshot-update after a change that is meant."""

import re

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension

from shiftplan import language, planning
from shiftplan.domain.need import Binding
from shiftplan.domain.traffic import Forecast
from shiftplan.files import Stamps
from shiftplan.tui import preparing
from tests import builders
from tests.tui.conftest import SIZES, settle

pytestmark = pytest.mark.screen
SHAPE = (1, 1, 1, 1, 1, 1, 1, 2, 3, 5, 6, 6, 5, 5, 6, 6, 6, 5, 5, 6, 16, 12, 7, 6)
QUEUES = (
    builders.queue("presale", name="售前", bot_share=0.35),
    builders.queue("aftersale", name="售后", bot_share=0.3),
)


def plan_on_paper():
    """A plan whose numbers no other room can change: contacts by a fixed shape, need a tenth of them."""
    grid = builders.grid(7)
    day = [value for value in SHAPE for _ in range(2)]
    series = {
        "presale": tuple(20.0 * value * (1 + d / 7) for d in range(7) for value in day),
        "aftersale": tuple(8.0 * value for _ in range(7) for value in day),
    }
    people = tuple(builders.agent(f"a{i}", queues=("presale", "aftersale")) for i in range(8))
    forecast = Forecast(grid=grid, contacts={"base": series})
    return builders.plan(people, grid=grid, queues=QUEUES, forecast=forecast, name="双11 on paper")


def need_on_paper(plan, *_):
    traffic = planning.traffic_of(plan)
    need = builders.need(plan, {queue: [x / 10 for x in xs] for queue, xs in traffic.contacts.items()})
    rows = tuple(
        row.model_copy(
            update={
                "contacts": traffic.contacts[row.queue],
                "rule_of_thumb": tuple(int(x / 9) + 1 for x in row.contacts),
                "binding": tuple(Binding.TARGET if x > 2 else Binding.MINIMUM for x in row.need),
            }
        )
        for row in need.queues
    )
    return need.model_copy(update={"queues": rows})


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SVGImageSnapshotExtension)


@pytest.fixture
def opened(tmp_path, monkeypatch):
    """The plan on paper as if read from a folder; its checklist, which others write, is left out."""
    monkeypatch.setattr(planning, "need_of", need_on_paper)
    monkeypatch.setattr(preparing.Preparing, "list_again", lambda _: None)
    plan = plan_on_paper()
    return planning.OpenPlan(tmp_path, plan, None, (), Stamps(digests={}))


def steady(svg: str) -> str:
    """The picture without the names that change from run to run."""
    return re.sub(r"terminal-[0-9]+-", "terminal-", svg)


@pytest.mark.parametrize("spoken", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("stage", ["overview", "forecast", "need"])
async def test_stage(picture, opened, app_on, stage, size, spoken):
    language.use(spoken)
    app = app_on(opened)
    async with app.run_test(size=SIZES[size]) as pilot:
        await settle(pilot)
        app.action_go(stage)
        await settle(pilot)
        assert steady(app.export_screenshot()) == picture


@pytest.mark.parametrize("spoken", ["zh", "en"])
@pytest.mark.parametrize("key", ["question_mark", "ctrl+p", "m"])
async def test_window(picture, opened, app_on, key, spoken):
    language.use(spoken)
    app = app_on(opened)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", key)
        await settle(pilot)
        assert steady(app.export_screenshot()) == picture


@pytest.mark.parametrize("spoken", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["h", "z"])
async def test_forecast_view(picture, opened, app_on, key, size, spoken):
    """The heat map, and an hour in steps of five minutes."""
    language.use(spoken)
    app = app_on(opened)
    async with app.run_test(size=SIZES[size]) as pilot:
        await settle(pilot)
        await pilot.press("2", key)
        await settle(pilot)
        assert steady(app.export_screenshot()) == picture


@pytest.mark.parametrize("theme", ["shiftplan-light", "shiftplan-contrast"])
async def test_look(picture, opened, app_on, theme):
    app = app_on(opened)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.theme = theme
        await pilot.press("2")
        await settle(pilot)
        assert steady(app.export_screenshot()) == picture


@pytest.mark.parametrize("spoken", ["zh", "en"])
async def test_welcome(picture, app_on, spoken):
    language.use(spoken)
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert steady(app.export_screenshot()) == picture

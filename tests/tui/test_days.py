"""Forecast and need: walking days, slots and queues; what the pictures and tables say."""

from datetime import timedelta

import pytest

from shiftplan import planning
from shiftplan.domain.need import Binding
from shiftplan.domain.words import BINDINGS
from shiftplan.language import use
from shiftplan.tui.drawing.day_chart import AXIS, DayChart
from shiftplan.tui.forecast.picture import before_bot, day_picture, total
from shiftplan.tui.forecast.spot import Known
from shiftplan.tui.need import texts
from shiftplan.tui.need.assumptions import all_assumed
from shiftplan.tui.need.picture import worst
from shiftplan.tui.need.table import table as slot_table
from shiftplan.tui.place import Place, first_place
from tests import builders
from tests.tui.conftest import settle, text_of

QUEUES = (builders.queue("presale", bot_share=0.5), builders.queue("aftersale"))
PLAN = builders.plan(
    queues=QUEUES, agents=tuple(builders.agent(f"a{i}", queues=("presale", "aftersale")) for i in range(4))
)
BEFORE, AFTER = PLAN.grid.begin - timedelta(minutes=1), PLAN.grid.end
TRAFFIC = {name: planning.traffic_of(PLAN, name) for name in ("low", "base", "high")}


def test_the_first_look_is_at_the_last_opening():
    place = first_place(PLAN, BEFORE)
    opening = PLAN.settings.event.openings[-1]
    assert PLAN.grid.moment(place.index(PLAN.grid)) == opening


def test_while_the_plan_runs_the_first_look_is_at_now():
    """Three minutes past midnight the night's lead looks at the new day, not at last evening's opening."""
    midnight = PLAN.grid.begin + timedelta(days=1)
    assert first_place(PLAN, midnight + timedelta(minutes=3)) == Place(day=1)
    assert first_place(PLAN, PLAN.grid.begin) == Place()
    assert first_place(PLAN, AFTER) == first_place(PLAN, BEFORE)


def test_without_an_opening_the_first_look_is_at_the_main_day():
    event = PLAN.settings.event.model_copy(update={"phases": ()})
    plan = PLAN.model_copy(update={"settings": PLAN.settings.model_copy(update={"event": event})})
    assert first_place(plan, BEFORE).day == plan.grid.day_index(event.day)


def test_a_walk_ends_at_the_edges_of_the_plan():
    grid = PLAN.grid
    assert Place(day=0).by_days(-1, grid).day == 0
    assert Place(day=2).by_days(5, grid).day == 2
    assert Place().at(-7, grid) == Place()
    assert Place().at(10**6, grid).index(grid) == grid.slots - 1


def test_queues_are_walked_in_a_circle():
    views = [Place()]
    for _ in range(3):
        views.append(views[-1].next_queue(PLAN))
    assert [view.queue for view in views] == [None, "presale", "aftersale", None]


def test_openings_are_walked_in_a_circle():
    opening = first_place(PLAN, BEFORE)
    assert Place().next_opening(PLAN) == opening
    assert opening.next_opening(PLAN) == opening


def test_contacts_before_the_bot_are_those_after_it_and_its_share():
    after = total(TRAFFIC["base"], ("presale", "aftersale"))
    assert after[0] == pytest.approx(30 * 0.5 + 30)
    assert before_bot(PLAN, TRAFFIC["base"], ("presale", "aftersale"))[0] == pytest.approx(60)


def test_the_picture_stacks_the_queues_up_to_the_highest_scenario():
    picture = day_picture(Known(PLAN, TRAFFIC), Place(day=1)).picture
    high = total(TRAFFIC["high"], ("presale", "aftersale"))[PLAN.grid.of_day(1)]
    stacked = [sum(values) for values in zip(*(area.heights for area in picture.areas), strict=True)]
    assert stacked == pytest.approx(high)
    low = total(TRAFFIC["low"], ("presale", "aftersale"))[PLAN.grid.of_day(1)]
    assert picture.curves[1].levels == pytest.approx(low)


def test_the_worst_instant_is_where_all_queues_together_need_most():
    slots = PLAN.grid.slots
    need = builders.need(
        PLAN, {"presale": [3.0 if i == 20 else 1.0 for i in range(slots)], "aftersale": [1.0] * slots}
    )
    assert worst(PLAN, need).index(PLAN.grid) == 20
    assert "4.0" in texts.worst_text(PLAN, need, None).plain


def test_the_table_shows_the_cursor_whatever_its_height():
    need = builders.need(PLAN, {"presale": [1.0] * PLAN.grid.slots, "aftersale": [2.0] * PLAN.grid.slots})
    for height in (3, 5, 40):
        for slot in (0, 20, 47):
            lines = slot_table(PLAN, need, Place(slot=slot), (78, height)).plain.splitlines()
            assert len(lines) <= height
            assert sum(line.startswith(f"{PLAN.grid.moment(slot):%H:%M}") for line in lines) == 2


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_the_table_fits_a_narrow_screen_in_both_languages(spoken):
    use(spoken)
    need = builders.need(PLAN, {"presale": [1234.5] * PLAN.grid.slots, "aftersale": [2.0] * PLAN.grid.slots})
    table = slot_table(PLAN, need, Place(), (78, 9))
    assert max(line.cell_length for line in table.split("\n")) <= 78
    assert str(BINDINGS[Binding.TARGET]) in table.plain


def test_what_is_assumed_names_target_definition_patience_and_shrinkage():
    said = all_assumed(PLAN, builders.need(PLAN, 2.0)).plain
    for words in ("80% within 18 s", "answered within", "120 s", "15%", "50%", "steady state"):
        assert words in said


@pytest.mark.screen
async def test_walking_changes_day_time_and_queue_and_both_stages_look_at_the_same(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "o")
        await settle(pilot)
        start = app.place
        assert start.day == 0
        await pilot.press("left", "right", "full_stop", "v")
        await settle(pilot)
        assert (app.place.day, app.place.slot) == (1, start.slot + 1)
        assert app.place.queue == app.workspace.plan.settings.queues[0].id
        await pilot.press("3")
        await settle(pilot)
        moment = app.workspace.plan.grid.moment(app.place.index(app.workspace.plan.grid))
        assert f"{moment:%m/%d}" in text_of(app).splitlines()[2]


@pytest.mark.screen
async def test_keys_pressed_quicker_than_the_app_draws_all_count(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        start = app.place.slot
        for _ in range(4):
            app.screen.action_step(-1)
        await settle(pilot)
        assert app.place.slot == start - 4


@pytest.mark.screen
async def test_the_mouse_reads_a_slot_and_picks_a_day(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        await pilot.hover(DayChart, offset=(AXIS, 5))
        await settle(pilot)
        assert app.place.slot == 0
        assert "00:00–" in text_of(app)
        await pilot.click("HeatStrip", offset=(1, 0))
        await settle(pilot)
        assert app.place.day == 0


@pytest.mark.screen
async def test_remarks_on_the_forecast_are_one_key_away(shop, app_on, monkeypatch):
    monkeypatch.setattr(planning, "need_of", lambda plan, *_: builders.need(plan, 1.0))
    path = shop / "forecast.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    start, queue, _ = lines[40].split(",")[:3]
    lines[40] = f"{start},{queue},90000"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    app = app_on(shop)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.workspace.forecast_findings
        await pilot.press("2", "f")
        await settle(pilot)
        assert str(app.workspace.forecast_findings[0].message)[:30] in text_of(app)


@pytest.mark.screen
async def test_p_goes_to_the_worst_instant_of_the_need(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("3", "home", "p")
        await settle(pilot)
        series = [sum(values) for values in zip(*(q.need for q in app.workspace.need.queues), strict=True)]
        assert series[app.place.index(app.workspace.plan.grid)] == max(series)

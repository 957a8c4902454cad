"""The forecast as a day, an hour and a heat map: what each shows and how it is walked."""

from dataclasses import replace

import pytest

from shiftplan import planning
from shiftplan.domain.traffic import Traffic
from shiftplan.tui.drawing.day_chart import AXIS, DayChart
from shiftplan.tui.drawing.heat_table import HeatTable
from shiftplan.tui.forecast import texts
from shiftplan.tui.forecast.heat import heat_of
from shiftplan.tui.forecast.picture import day_picture, hour_picture
from shiftplan.tui.forecast.side import side
from shiftplan.tui.forecast.spot import Known
from shiftplan.tui.forecast.view import Shown, View, by_hours
from shiftplan.tui.place import Place
from tests import builders
from tests.tui.conftest import settle, text_of

PLAN = builders.plan(queues=(builders.queue("presale", bot_share=0.5), builders.queue("aftersale")))
OPENING = Place(day=1, slot=40)
QUEUES = ("presale", "aftersale")


def rushed(traffic: Traffic) -> Traffic:
    """The same contacts with a rush in the first steps of the opening's slot."""
    fine = {
        queue: {
            OPENING.index(PLAN.grid): tuple(
                row[OPENING.index(PLAN.grid)] * x for x in (0.5, 0.3, 0.1, 0.1, 0, 0)
            )
        }
        for queue, row in traffic.contacts.items()
    }
    return traffic.model_copy(update={"fine": fine})


TRAFFIC = {name: rushed(planning.traffic_of(PLAN, name)) for name in ("low", "base", "high")}
LAST = TRAFFIC["base"].model_copy(
    update={
        "contacts": {"presale": (7.0,) * PLAN.grid.slots, "aftersale": (2.0,) * PLAN.grid.slots},
        "fine": {},
    }
)
KNOWN = Known(PLAN, TRAFFIC, LAST)


def test_an_hour_shows_the_steps_of_its_slots_and_adds_up_to_them():
    shown = hour_picture(KNOWN, OPENING, 2)
    heights = [area.heights for area in shown.picture.areas[:2]]
    assert [len(row) for row in heights] == [12, 12]
    assert heights[0][:6] == pytest.approx((7.5, 4.5, 1.5, 1.5, 0, 0))
    assert heights[0][6:] == pytest.approx((2.5,) * 6)
    assert shown.picture.mark == 2
    assert [text for _, text in shown.ticks][:2] == ["20:00", "20:05"]
    assert shown.bands[0].opening


def test_an_hour_is_the_one_of_the_clock_whatever_the_slot():
    assert hour_picture(KNOWN, replace(OPENING, slot=41), 0).picture.mark == 6
    coarse = builders.plan(grid=builders.grid(3, minutes=60))
    known = Known(coarse, {"base": planning.traffic_of(coarse, "base")})
    assert hour_picture(known, Place(day=1, slot=20), 11).picture.mark == 11


def test_the_last_event_is_a_dotted_line_and_no_part_of_the_stack():
    shown = day_picture(KNOWN, OPENING).picture
    dotted = [curve for curve in shown.curves if curve.dotted]
    assert [curve.levels for curve in dotted] == [(9.0,) * 48]
    alone = day_picture(KNOWN, replace(OPENING, queue="aftersale")).picture
    assert [curve.levels for curve in alone.curves if curve.dotted] == [(2.0,) * 48]
    assert not [curve for curve in day_picture(Known(PLAN, TRAFFIC), OPENING).picture.curves if curve.dotted]


def test_the_heat_map_sums_slots_to_hours_and_marks_phases():
    heat = heat_of(KNOWN, OPENING)
    assert (len(heat.amounts), len(heat.amounts[0])) == (3, 24)
    assert heat.amounts[0][0] == pytest.approx(2 * (15 + 30))
    assert sum(map(sum, heat.amounts)) == pytest.approx(sum(map(sum, TRAFFIC["base"].contacts.values())))
    assert heat.here == (1, 20)
    assert heat.margins[1][20].sign == "▲"
    assert heat.margins[1][19].sign == " "
    assert heat.margins[0][0].sign == "▏"
    assert heat.margins[2][5].colour == "$phase-main"


def test_a_phase_that_begins_inside_an_hour_is_marked_there():
    event = PLAN.settings.event
    phases = (event.phases[0].model_copy(update={"end": event.phases[1].start.replace(minute=30)}),)
    late = event.phases[1].model_copy(update={"start": event.phases[1].start.replace(minute=30)})
    settings = PLAN.settings.model_copy(
        update={"event": event.model_copy(update={"phases": (*phases, late)})}
    )
    known = replace(KNOWN, plan=PLAN.model_copy(update={"settings": settings}))
    assert heat_of(known, OPENING).margins[1][20].sign == "▲"


@pytest.mark.parametrize(
    ("view", "begin", "end", "reach"),
    [
        (View.DAY, "20:00", "20:30", 45),
        (View.HOUR, "20:05", "20:10", 13.5),
        (View.HEAT, "20:00", "21:00", 90),
    ],
)
def test_what_is_read_at_the_cursor(view, begin, end, reach):
    spot = Shown(view, step=1).spot(KNOWN, OPENING)
    assert (f"{spot.begin:%H:%M}", f"{spot.end:%H:%M}") == (begin, end)
    assert spot.total("base", QUEUES) == pytest.approx(reach)
    assert spot.last_total(QUEUES) is not None


def test_the_mouse_over_the_heat_map_is_read_in_place_of_the_cursor():
    spot = Shown(View.HEAT, over=(2, 3)).spot(KNOWN, OPENING)
    assert f"{spot.begin:%d %H:%M}" == f"{PLAN.grid.dates[2]:%d} 03:00"


def test_steps_walk_over_slots_and_stay_inside_the_plan():
    assert Shown(View.HOUR, step=5).stepped(PLAN, OPENING, 1) == (
        OPENING.index(PLAN.grid) + 1,
        Shown(View.HOUR, step=0),
    )
    assert Shown(View.HOUR).stepped(PLAN, Place(), -1) == (0, Shown(View.HOUR))
    assert Shown(View.HOUR).pointed(PLAN, OPENING, 7) == (
        OPENING.index(PLAN.grid) + 1,
        Shown(View.HOUR, step=1),
    )


def test_hours_are_walked_inside_the_day():
    assert by_hours(OPENING, 1, PLAN).slot == 42
    assert by_hours(replace(OPENING, slot=41), 0, PLAN).slot == 40
    assert by_hours(OPENING, 9, PLAN).slot == 46
    assert by_hours(OPENING, -30, PLAN).slot == 0


def test_the_reading_tells_time_contacts_scenarios_last_event_and_source():
    text = texts.reading(KNOWN, KNOWN.slot(OPENING), QUEUES).plain
    for words in (
        "20:00–20:30",
        "60 come in, 45 reach people",
        "presale 15 (12–20)",
        "last event: 9",
        "forecast.csv",
    ):
        assert words in text
    alone = Known(PLAN, TRAFFIC)
    assert "last event" not in texts.reading(alone, alone.slot(OPENING), QUEUES).plain


def test_the_panel_tells_the_same_and_the_day():
    text = side(KNOWN, KNOWN.slot(OPENING), QUEUES, ()).plain
    assert "last event" in text
    assert "1,440" in text


def test_a_scenario_made_by_its_factor_says_so():
    settings = PLAN.settings.model_copy(update={"scenario": "high"})
    known = replace(KNOWN, plan=PLAN.model_copy(update={"settings": settings}))
    assert "times 1.3" in str(texts.source(known))
    assert "times" not in str(texts.source(KNOWN))


def test_an_hour_says_whether_more_is_known_than_its_slots():
    assert "rush" in texts.hour_heading(KNOWN, OPENING).plain
    assert "evenly" in texts.hour_heading(KNOWN, Place()).plain


@pytest.mark.screen
async def test_h_shows_the_heat_map_and_arrows_walk_as_it_lies(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "o", "h")
        await settle(pilot)
        start = app.place
        assert app.screen.query_one(HeatTable).display
        assert not app.screen.query_one(DayChart).display
        await pilot.press("left", "down")
        await settle(pilot)
        assert (app.place.day, app.place.slot) == (start.day + 1, start.slot - start.slot % 2 - 2)
        await pilot.press("h", "left")
        await settle(pilot)
        assert app.place.day == start.day
        assert app.screen.query_one(DayChart).display


@pytest.mark.screen
async def test_a_click_in_the_heat_map_chooses_and_the_mouse_over_it_reads(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "h")
        await settle(pilot)
        await pilot.click(HeatTable, offset=(6 + 3 * 10 + 1, 1))
        await settle(pilot)
        assert (app.place.day, app.place.slot) == (0, 20)
        await pilot.hover(HeatTable, offset=(6 + 3 * 3 + 1, 1))
        await settle(pilot)
        assert "03:00–04:00" in text_of(app)
        assert app.place.slot == 20


@pytest.mark.screen
async def test_the_scale_names_the_unit_of_the_numbers_at_every_width(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        plan = app.workspace.plan
        loud = {
            name: traffic.model_copy(
                update={"contacts": {q.id: (400.0,) * plan.grid.slots for q in plan.settings.queues}}
            )
            for name, traffic in app.workspace.traffic.items()
        }
        app.workspace = app.workspace.but(traffic=loud)
        await pilot.press("2", "h")
        for width, each in ((160, ""), (80, "÷ 10,"), (60, "÷ 100,"), (160, "")):
            await pilot.resize_terminal(width, 40)
            await settle(pilot)
            legend = text_of(app).splitlines()[3]
            assert f"contacts an hour {each}".strip() in legend
            assert ("÷" in legend) is bool(each)


@pytest.mark.screen
async def test_z_shows_the_hour_and_keys_and_mouse_walk_its_steps(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "o", "z")
        await settle(pilot)
        start = app.place
        assert f"{app.workspace.plan.grid.moment(start.index(app.workspace.plan.grid)):%H:%M}–" in text_of(
            app
        )
        await pilot.press(*["full_stop"] * 7)
        await settle(pilot)
        assert app.place.slot == start.slot + 1
        assert ":35–" in text_of(app)
        await pilot.hover(DayChart, offset=(AXIS, 5))
        await settle(pilot)
        assert app.place.slot == start.slot
        assert ":00–" in text_of(app)


@pytest.mark.screen
async def test_work_in_the_background_is_not_described_by_the_whole_plan(shop, app_on, monkeypatch):
    """Writing out a plan while another thread fills its caches ended the app once."""
    monkeypatch.setattr(type(PLAN), "__repr__", lambda _: pytest.fail("the plan was written out"))
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.workspace.need is not None

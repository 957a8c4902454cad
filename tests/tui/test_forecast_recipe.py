"""How the forecast was made: the form of a recipe, its steps, changing and taking it from the app."""

from datetime import datetime

import pytest
from textual.widgets import Input

from shiftplan import planning
from shiftplan.domain.recipe import LastEventRecipe, RecipeKind, TargetRecipe, VisitorsRecipe
from shiftplan.errors import BadInput
from shiftplan.files import BadPlan
from shiftplan.language import say, use
from shiftplan.tui.dialogs import Chooser
from shiftplan.tui.forecast.asking import VISITORS_TABLE
from shiftplan.tui.forecast.recipes import texts, work
from shiftplan.tui.forecast.recipes.dialog import RecipeDialog
from shiftplan.tui.forecast.recipes.fields import FRESH_KINDS, form_of, fresh_form
from shiftplan.tui.forecast.recipes.typed import Sort, read, written
from tests import builders
from tests.tui.conftest import settle, text_of

PLAN = builders.plan(queues=(builders.queue("presale"), builders.queue("aftersale")))
SETTINGS = PLAN.settings
NAME = say("sales target, yuan")
EXAMPLE = TargetRecipe(target_yuan=500_000, order_value_yuan=100)


@pytest.fixture(autouse=True)
def _quick_need(monkeypatch):
    """The need is not what is looked at here, and takes seconds."""
    monkeypatch.setattr(planning, "need_of", lambda plan, *_: builders.need(plan, 1.0))


@pytest.mark.parametrize(
    ("text", "sort", "value"),
    [
        ("500,000", Sort.AMOUNT, 500_000),
        ("50万", Sort.AMOUNT, 500_000),
        ("1.2亿", Sort.AMOUNT, 120_000_000),
        ("５００", Sort.AMOUNT, 500),
        ("￥ 3 元", Sort.AMOUNT, 3),
        ("20%", Sort.SHARE, 0.2),
        ("20％", Sort.SHARE, 0.2),
        ("0.2", Sort.SHARE, 0.2),
        ("130%", Sort.FACTOR, 1.3),
    ],
)
def test_numbers_are_read_as_people_type_them(text, sort, value):
    assert read(text, sort, NAME) == pytest.approx(value)


@pytest.mark.parametrize("text", ["2026/11/10 20：00", " 2026-11-10  20:00:00", "2026-11-10T20:00"])
def test_a_time_of_the_last_event_is_read_as_people_type_it(text):
    assert read(text, Sort.MOMENT, NAME) == datetime(2026, 11, 10, 20)  # noqa: DTZ001 - wall time


@pytest.mark.parametrize("text", ["", "many", "nan", "inf", "万", "%", "1e999", "--", "\x1b[31m"])
@pytest.mark.parametrize("sort", list(Sort))
def test_what_is_no_number_is_refused_with_the_name_of_the_field(text, sort):
    with pytest.raises(BadInput, match="sales target") as caught:
        read(text, sort, NAME)
    assert caught.value.hint is not None
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "sort"), [(0.2, Sort.SHARE), (1234567.0, Sort.AMOUNT), (1.25, Sort.FACTOR)]
)
def test_what_is_written_reads_back(value, sort):
    assert read(written(value, sort), sort, NAME) == pytest.approx(value)


@pytest.mark.parametrize(
    "recipe",
    [
        EXAMPLE,
        TargetRecipe(
            target_yuan=1e6,
            order_value_yuan=80,
            conversion=0.3,
            phase_shares={"warm": 0.4, "main": 0.6},
            queue_shares={"presale": 1.0},
            after_sale={"queue": "aftersale", "contacts_per_order": 0.15},
            adjust=({"factor": 1.1, "phase": "main", "note": "stars"},),
        ),
        VisitorsRecipe(
            visitors={"warm": 1000, "main": 9000},
            rates=({"queue": "presale", "rate": 0.1}, {"queue": "presale", "rate": 0.2, "phase": "main"}),
            order_rate=0.02,
        ),
        LastEventRecipe(
            file="last.csv",
            phases=tuple(phase.model_dump() for phase in SETTINGS.event.phases),
            growth=({"factor": 1.2}, {"factor": 1.5, "phase": "main"}),
        ),
    ],
)
def test_a_form_left_as_it_is_gives_the_recipe_it_was_made_from(recipe):
    form = form_of(recipe, SETTINGS)
    assert form.recipe(form.texts) == recipe


def test_a_new_form_of_past_days_needs_no_more_than_the_table():
    form = fresh_form(RecipeKind.HISTORY, SETTINGS, "past.csv")
    assert form.recipe(form.texts).files == ("past.csv",)


@pytest.mark.parametrize("kind", [kind for kind in FRESH_KINDS if kind is not RecipeKind.HISTORY])
def test_a_new_form_says_what_is_still_missing(kind):
    form = fresh_form(kind, SETTINGS, "last.csv")
    if kind is RecipeKind.LAST_EVENT:
        assert form.recipe(form.texts).phases[0].start.weekday() == SETTINGS.event.phases[0].start.weekday()
        return
    with pytest.raises(BadInput, match=r"empty|missing|one place|either"):
        form.recipe(form.texts)


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        (("conversion",), "0", "above 0"),
        (("conversion",), "40", "at most 1"),
        (("order_value_yuan",), "0", "above 0"),
        (("target_yuan",), "-5", "at least 0"),
        (("service_share",), "2", "at most 100%"),
        (("phase_shares", "main"), "30%", "add up to"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_its_limit(path, text, says):
    form = form_of(EXAMPLE, SETTINGS)
    changed = list(form.texts)
    changed[form.index_of(path)] = text
    with pytest.raises(BadInput, match=says):
        form.recipe(changed)


def test_an_entry_that_is_emptied_leaves_no_trace():
    recipe = TargetRecipe(target_yuan=500_000, order_value_yuan=100, adjust=({"factor": 1.5},))
    form = form_of(recipe, SETTINGS)
    changed = list(form.texts)
    changed[form.index_of(("adjust", 0, "factor"))] = " "
    assert form.recipe(changed) == EXAMPLE


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_the_steps_show_their_numbers(shop, spoken):
    use(spoken)
    opened = planning.open_plan(shop)
    derived = work.derive(EXAMPLE, opened)
    text = texts.steps(derived).plain
    for number in ("500,000", "5,000", "1,000", "2,500"):
        assert number in text
    assert "→ 2,500" in texts.totals(opened.plan, derived).plain


@pytest.mark.screen
async def test_a_plan_without_a_recipe_offers_the_ways_and_takes_one(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "y")
        await settle(pilot)
        assert isinstance(app.screen, Chooser)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, RecipeDialog)
        assert app.screen.recipe is None
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, RecipeDialog)
        await pilot.press(*"50w", "down", *"100")
        app.screen._work_out()
        await settle(pilot)
        assert app.screen.recipe == EXAMPLE
        assert "2,500" in text_of(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert not isinstance(app.screen, RecipeDialog)
        assert app.workspace.recipe == EXAMPLE
        assert sum(map(sum, app.workspace.plan.forecast.contacts["base"].values())) == pytest.approx(
            2500, rel=0.01
        )
        await pilot.press("y")
        await settle(pilot)
        assert isinstance(app.screen, RecipeDialog)
        assert app.screen.query(Input).first().value == "500,000"
        await pilot.press("escape")


@pytest.mark.screen
async def test_totals_move_as_one_types_and_faults_are_told(shop, app_on):
    app = app_on(shop)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        form = form_of(EXAMPLE, app.workspace.plan.settings)
        app.push_screen(RecipeDialog(form))
        await settle(pilot)
        assert "2,500" in str(app.screen.query_one("#totals").content)
        fields = app.screen.query(Input)
        fields[form.index_of(("conversion",))].value = "20%"
        app.screen._work_out()
        await settle(pilot)
        assert "5,000" in str(app.screen.query_one("#totals").content)
        fields[form.index_of(("conversion",))].value = "0"
        app.screen._work_out()
        await settle(pilot)
        assert "above 0" in str(app.screen.query_one("#totals").content)
        assert app.screen.recipe is None
        await pilot.press("escape")


@pytest.mark.screen
async def test_the_last_event_is_drawn_on_this_calendar_without_growth(shop, app_on):
    opened = planning.open_plan(shop)
    phases = [phase.model_dump() for phase in opened.plan.settings.event.phases]
    lines = ["start,queue,contacts"]
    grid = opened.plan.grid
    for queue in opened.plan.settings.queues:
        lines += [
            f"{grid.moment(slot):%Y-%m-%d %H:%M},{queue.id},{slot % 7 + 1}" for slot in range(grid.slots)
        ]
    (shop / "last.csv").write_text("\n".join(lines), "utf-8")
    recipe = LastEventRecipe(file="last.csv", phases=tuple(phases), growth=({"factor": 2.0},))
    planning.apply_recipe(opened, recipe)
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        last, now = app.workspace.last_event, app.workspace.traffic["base"]
        assert last is not None
        for queue, series in last.contacts.items():
            assert sum(now.contacts[queue]) == pytest.approx(2 * sum(series), rel=1e-3)
        await pilot.press("2")
        await settle(pilot)
        assert "last event" in text_of(app)


@pytest.mark.screen
async def test_a_forecast_changed_after_its_recipe_is_called_given_and_remarked(shop, app_on):
    planning.apply_recipe(planning.open_plan(shop), EXAMPLE)
    path = shop / "forecast.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    changed = [lines[0], *(",".join([*line.split(",")[:2], "5", *line.split(",")[3:]]) for line in lines[1:])]
    for text, source in ((lines, "sales target"), (changed, "given in forecast.csv")):
        path.write_text("\n".join(text), "utf-8")
        app = app_on(shop)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await pilot.press("2")
            await settle(pilot)
            assert source in text_of(app)
            assert bool(app.screen.findings and app.workspace.recipe_faults) is (text is changed)


@pytest.mark.screen
async def test_a_broken_recipe_is_a_remark_and_not_a_crash(shop, app_on):
    (shop / "forecast.toml").write_text('kind = "target"\ntarget_yuan = "many"\n', "utf-8")
    app = app_on(shop)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.workspace.recipe_faults
        await pilot.press("2", "f")
        await settle(pilot)
        assert "forecast.toml:2" in text_of(app)


@pytest.mark.screen
async def test_a_table_as_shops_have_it_is_taken_from_the_window(shop, app_on):
    days = planning.open_plan(shop).plan.grid.dates
    lines = ["双11 流量预估;", "日期;访客数", *(f"{day:%Y/%m/%d};1.2万" for day in days), "合计;9"]
    table = shop.parent / "流量.csv"
    table.write_bytes("\r\n".join(lines).encode("gb18030"))
    app = app_on(shop)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        app.screen._take_way(VISITORS_TABLE)
        await settle(pilot)
        app.screen.dismiss(table)
        await settle(pilot)
        assert isinstance(app.screen, RecipeDialog)
        app.screen.query(Input).first().value = "10%"
        app.screen._work_out()
        await settle(pilot)
        assert app.screen.recipe is not None
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.workspace.recipe.file == "流量.csv"
        assert (shop / "流量.csv").read_text("utf-8-sig").startswith("start,visitors\n")
        contacts = app.workspace.plan.forecast.contacts["base"]
        assert sum(map(sum, contacts.values())) == pytest.approx(1_200 * len(days), rel=1e-3)


def test_a_table_that_is_not_sure_is_told_without_options_of_a_command_alone(shop):
    table = shop.parent / "past.csv"
    rows = [f"2020-01-0{day} {hour}:00,5,6" for day in range(1, 6) for hour in range(24)]
    table.write_text("\n".join(["时间,甲组,乙组", *rows]), "utf-8")
    form = fresh_form(RecipeKind.HISTORY, SETTINGS, str(table))
    opened = planning.open_plan(shop)
    with pytest.raises(BadPlan, match="甲组") as told:
        work.derive(form.recipe(form.texts), opened)
    assert "in a terminal" in str(told.value)
    assert "add --queue-map" not in str(told.value)

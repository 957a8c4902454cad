"""Importing from the app: choosing a file, looking at how it is read, correcting that, taking it."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from shiftplan import planning
from shiftplan.domain.mapping import Guess, Proposal, SheetRow, Sureness
from shiftplan.language import use
from shiftplan.tui.dialogs import Chooser, Confirm
from shiftplan.tui.drawing.heat_strip import HeatStrip
from shiftplan.tui.forecast.importing import nearby, texts, work
from shiftplan.tui.forecast.importing.choices import (
    Corrections,
    choices,
    column_index,
    entries,
    label_of,
    letters,
    value_of,
)
from shiftplan.tui.forecast.importing.dialog import ImportDialog
from shiftplan.tui.forecast.importing.file_dialog import FileDialog
from tests import builders
from tests.tui.conftest import settle, text_of

HOURS = range(24)


@pytest.fixture(autouse=True)
def _quick_need(monkeypatch):
    """The need is not what is looked at here, and takes seconds."""
    monkeypatch.setattr(planning, "need_of", lambda plan, *_: builders.need(plan, 1.0))


def wide_table(shop: Path, name: str = "wide.csv") -> Path:
    """Days across, hours down, a line of totals, thousands separators; no queue is named."""
    days = planning.open_plan(shop).plan.grid.dates
    lines = ["时段;" + ";".join(f"{day:%Y/%m/%d}" for day in days)]
    lines += [f"{hour}:00;" + ";".join(["1,200" if hour == 20 else "60"] * len(days)) for hour in HOURS]
    lines.append("合计;" + ";".join(["2,580"] * len(days)))
    path = shop.parent / name
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    return path


@pytest.fixture
def table(shop):
    return wide_table(shop)


def guess(field: str, value: str = "", key: str = "") -> Guess:
    return Guess(field=field, value=value, sureness=Sureness.SURE, key=key)


def test_files_near_the_plan_come_newest_first_without_the_plans_own(shop, table, monkeypatch):
    monkeypatch.chdir(shop)
    (shop / "more.xlsx").write_bytes(b"")
    (shop.parent / "note.txt").write_text("x")
    names = [one.path.name for one in nearby.find("", shop)]
    assert sorted(names) == ["more.xlsx", "wide.csv"]


def test_a_typed_path_is_completed_with_folders_and_tables(shop, table):
    (shop.parent / "when").mkdir()
    (shop.parent / "w.pdf").write_bytes(b"")
    found = nearby.find(str(shop.parent / "W"), shop)
    assert [one.path.name for one in found] == ["when", "wide.csv"]
    assert found[0].typed.endswith("/")
    assert nearby.find(str(shop.parent / "nowhere" / "x"), shop) == ()
    assert nearby.find("\0", shop) == ()


@pytest.mark.parametrize("typed", ["'{}'", '"{}"', " {} ", "{escaped}"])
def test_a_path_dropped_into_the_terminal_is_understood(tmp_path, typed):
    path = tmp_path / "my file.csv"
    path.write_text("x")
    assert nearby.path_of(typed.format(path, escaped=str(path).replace(" ", "\\ "))) == path


def test_corrections_add_up_and_other_headings_forget_the_columns():
    told = Corrections().put(guess("contacts"), "#C").put(guess("unit"), "hour")
    told = told.put(guess("queue-map", key="售前组"), "presale")
    assert told.fields == {"contacts": "#C", "unit": "hour"}
    assert told.queues == {"售前组": "presale"}
    assert told.settles(guess("unit"))
    assert told.settles(guess("queue-map", key="售前组"))
    assert not told.settles(guess("queue-map", key="other"))
    assert told.put(guess("header"), "3").fields == {"unit": "hour", "header": "3"}


def test_every_line_can_be_changed_to_something(shop, table):
    opened = planning.open_plan(shop)
    proposal = work.read(table, Corrections(), opened).proposal
    for line in entries(proposal):
        offered = choices(line, proposal, opened.plan.settings)
        assert offered
        assert str(label_of(line))
        assert value_of(line, opened.plan.settings)


def test_columns_are_named_by_their_own_heading_or_by_letter():
    rows = (SheetRow(line=1, cells=("时间", "量", "量", "")), SheetRow(line=2, cells=("8:00", "5", "6", "x")))
    proposal = Proposal(file="f.csv", kind="forecast", rows=rows)
    assert column_index("#B", proposal) == 1
    assert [letters(i) for i in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]
    assert "时间" in texts.rows(proposal, 76).plain


def test_lines_keep_to_the_width_whatever_a_name_holds(shop):
    opened = planning.open_plan(shop)
    hostile = guess("queue-map", "", "\x1b[31m[red]" + "长" * 80)
    line = texts.entry(hostile, Corrections(), opened.plan.settings, 70)
    assert line.cell_length <= 70
    assert "\x1b" not in line.plain


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_the_days_are_told_before_and_after(shop, table, spoken):
    use(spoken)
    opened = planning.open_plan(shop)
    queue = opened.plan.settings.queues[0]
    told = Corrections(fields={"queue": queue.id})
    preview = work.read(table, told, opened).preview
    lines = texts.days(preview, opened.plan.settings, 76).plain.splitlines()
    assert len(lines) == 1 + opened.plan.grid.days
    assert all("2,580" in line for line in lines[1:])


@pytest.mark.screen
async def test_a_table_is_chosen_corrected_and_taken(shop, table, app_on, monkeypatch):
    """The whole way by keys: the queue is not known, is chosen, the forecast is written and shown."""
    monkeypatch.chdir(shop)
    second = '[[queues]]\nid = "other"\nname = "other"\nmodel = "erlang_c"\naht_seconds = [100]'
    plan_file = shop / "plan.toml"
    text = plan_file.read_text("utf-8")
    plan_file.write_text(text.replace("[[queues]]", second + "\n\n[[queues]]", 1), "utf-8")
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "i")
        await settle(pilot)
        assert isinstance(app.screen, FileDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ImportDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Chooser)
        options = app.screen.query_one(OptionList)
        options.highlighted = [option.id for option in options.options].index("presale")
        options.action_select()
        await settle(pilot)
        assert isinstance(app.screen, ImportDialog)
        assert app.screen.shown.preview.forecast is not None
        await pilot.press("a")
        await settle(pilot)
        assert not isinstance(app.screen, ImportDialog | Confirm)
        base = app.workspace.plan.forecast.contacts["base"]
        assert sum(base["presale"]) == pytest.approx(2580 * app.workspace.plan.grid.days)
        assert app.screen.query_one(HeatStrip).days.amounts[0] > 0
        assert list((shop / "replaced").glob("forecast*"))


@pytest.mark.screen
async def test_what_is_not_sure_is_asked_and_no_leaves_all_as_it_is(shop, app_on):
    path = shop.parent / "doubt.csv"
    days = planning.open_plan(shop).plan.grid.dates
    rows = [f"{day:%Y-%m-%d},{hour + 1}:00,7" for day in days for hour in HOURS]
    path.write_text("\n".join(["日期,时间,咨询量", *rows]), "utf-8")
    before = (shop / "forecast.csv").read_bytes()
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        app.push_screen(ImportDialog(path))
        await settle(pilot)
        assert app.screen.shown.proposal.unsure
        assert texts.usable(app.screen.shown)
        await pilot.press("a")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, ImportDialog)
    assert (shop / "forecast.csv").read_bytes() == before


@pytest.mark.screen
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 300, b"x\ny\n", b"PK\x03\x04broken"])
async def test_what_cannot_be_read_is_a_sentence(shop, app_on, content):
    path = shop.parent / "bad\x1b[31m.xlsx"
    path.write_bytes(content)
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        app.push_screen(ImportDialog(path))
        await settle(pilot)
        assert isinstance(app.screen, ImportDialog)
        said = app.screen.query_one("#summary").content
        assert len(str(said)) > 10
        assert "reading" not in str(said)
        assert "\x1b" not in text_of(app)
        await pilot.press("a", "tab", "tab", "escape")
        await settle(pilot)
        assert not isinstance(app.screen, ImportDialog)


@pytest.mark.screen
async def test_a_correction_that_does_not_fit_is_refused_and_the_old_reading_stays(shop, table, app_on):
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        app.push_screen(ImportDialog(table))
        await settle(pilot)
        before = app.screen.shown
        app.screen._put(guess("time", "时段"), "no such column")
        await settle(pilot)
        assert app.screen.shown is before
        assert "no such column" in str(app.screen.query_one("#summary").content)


@pytest.mark.screen
async def test_tab_completes_the_path_and_a_hostile_name_is_never_typed(shop, table, app_on):
    (shop.parent / "evil\x1b[31m.csv").write_text("x")
    app = app_on(shop)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "i")
        await settle(pilot)
        field = app.screen.query_one(Input)
        field.value = str(shop.parent / "wi")
        await settle(pilot)
        await pilot.press("tab")
        await settle(pilot)
        assert field.value == str(table)
        field.value = str(shop.parent / "ev")
        await settle(pilot)
        await pilot.press("tab")
        await settle(pilot)
        assert field.value == str(shop.parent / "ev")
        await pilot.press("escape")


def test_hints_in_the_window_speak_of_its_list_not_of_options(shop):
    path = shop.parent / "visitors.csv"
    path.write_text("日期,访客数\n2027-11-10,500\n2027-11-11,600\n", "utf-8")
    found = texts.findings(work.read(path, Corrections(), planning.open_plan(shop)))
    hints = [str(finding.hint) for finding in found if finding.hint]
    assert hints
    assert not [hint for hint in hints if "--" in hint]
    assert any("table of visitors" in hint for hint in hints)

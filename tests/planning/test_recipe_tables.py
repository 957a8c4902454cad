"""Tables as shops have them, for recipes and for accuracy: last year's days, wide layouts, totals."""

import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.finding import Severity
from shiftplan.domain.recipe import Recipe
from shiftplan.errors import BadInput, MissingFile
from shiftplan.files import BadPlan
from shiftplan.planning.recipe_tables import read_tables
from shiftplan.resources import shipped
from tests.files.tabular import ugly

THEN = date(2026, 11, 10)
AS_IS = planning.Corrections()


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    template = shipped("configs") / "templates" / "double11"
    return planning.open_plan(Path(shutil.copytree(template, tmp_path / "plan")))


def last_event(opened: planning.OpenPlan, file: Path) -> Recipe:
    back = timedelta(days=365)
    phases = [
        {**phase.model_dump(), "start": phase.start - back, "end": phase.end - back}
        for phase in opened.plan.settings.event.phases
    ]
    return planning.make_recipe(opened, {"kind": "last_event", "file": str(file), "phases": phases})


def visitors(opened: planning.OpenPlan, file: Path) -> Recipe:
    rates = [{"queue": "presale", "rate": 0.1}]
    return planning.make_recipe(opened, {"kind": "visitors", "file": str(file), "rates": rates})


def put(tmp_path: Path, name: str, content: bytes) -> Path:
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def without_year(day: date) -> str:
    return f"{day.month}月{day.day}日"


KNOWN = ugly.truth(days=3, start=THEN)
UGLY = {
    "last.xlsx": ugly.workbook(ugly.long(KNOWN)),
    "gb.csv": ugly.text(ugly.long(KNOWN, day=without_year), encoding="gb18030"),
    "other.txt": ugly.text(ugly.shuffled(KNOWN), "\t", "utf-16"),
    "totals.csv": ugly.text([*ugly.long(KNOWN), ["合计", "", "", "99999"]], ";"),
}


@pytest.mark.parametrize("name", UGLY)
def test_last_years_table_is_read_whatever_its_form(
    opened: planning.OpenPlan, tmp_path: Path, name: str
) -> None:
    recipe = last_event(opened, put(tmp_path, name, UGLY[name]))
    tables = read_tables(opened.folder, opened.plan.settings, recipe, AS_IS)
    (records,) = tables.records.values()
    assert records.minutes == 60
    assert records.amounts == KNOWN
    assert not [finding for finding in tables.findings if finding.severity is Severity.ERROR]
    assert "read with layout=long" in " ".join(str(finding.message) for finding in tables.findings)
    assert planning.derive(opened, recipe).forecast.contacts["base"]["presale"]


def test_days_across(opened: planning.OpenPlan, tmp_path: Path) -> None:
    days, times = ugly.days_of(KNOWN), ugly.times_of(KNOWN)
    head = ["时段", *map(without_year, days), "合计"]
    rows = [
        [f"{at:%H:%M}", *(f"{KNOWN['presale'][datetime.combine(day, at)]:,.0f}" for day in days), "1"]
        for at in times
    ]
    file = put(tmp_path, "wide.csv", ugly.text([head, *rows], encoding="gb18030"))
    told = planning.Corrections.of(["queue=presale"], [])
    recipe = last_event(opened, file)
    tables = read_tables(opened.folder, opened.plan.settings, recipe, told)
    assert tables.records[str(file)].amounts == {"presale": KNOWN["presale"]}
    with pytest.raises(BadPlan, match="queue") as asked:
        read_tables(opened.folder, opened.plan.settings, recipe, AS_IS)
    assert "--map queue=" in str(asked.value.hint)


def test_visitors_of_the_whole_shop(opened: planning.OpenPlan, tmp_path: Path) -> None:
    grid = opened.plan.grid
    rows = [["双11 流量预估"], ["日期", "访客数", "备注"]]
    rows += [[f"{day.month}月{day.day}日", "12.5万", "x"] for day in grid.dates]
    file = put(tmp_path, "流量.xlsx", ugly.workbook([*rows, ["合计", "1750000", ""]]))
    recipe = visitors(opened, file)
    tables = read_tables(opened.folder, opened.plan.settings, recipe, AS_IS)
    records = tables.records[str(file)]
    assert records.minutes == 1440
    assert records.amounts == {"": {datetime.combine(day, time()): 125_000 for day in grid.dates}}
    derived = planning.derive(opened, recipe)
    assert sum(derived.forecast.contacts["base"]["presale"]) == pytest.approx(12_500 * grid.days)


def test_contacts_are_not_taken_for_visitors(opened: planning.OpenPlan, tmp_path: Path) -> None:
    file = put(tmp_path, "t.csv", ugly.text([["日期", "咨询量"], ["2027-11-01", "5"], ["2027-11-02", "6"]]))
    with pytest.raises(BadPlan, match="speaks of contacts") as asked:
        read_tables(opened.folder, opened.plan.settings, visitors(opened, file), AS_IS)
    assert '--map "visitors=咨询量"' in str(asked.value.hint)
    for field in ("visitors", "contacts"):
        told = planning.Corrections({field: "咨询量"})
        tables = read_tables(opened.folder, opened.plan.settings, visitors(opened, file), told)
        assert list(tables.records[str(file)].amounts[""].values()) == [5, 6]


def test_what_is_written_is_in_the_plans_own_form(opened: planning.OpenPlan, tmp_path: Path) -> None:
    file = put(tmp_path, "last.xlsx", UGLY["last.xlsx"])
    applied = planning.apply_recipe(opened, last_event(opened, file))
    written = (opened.folder / "last.csv").read_text("utf-8-sig").splitlines()
    assert written[:2] == ["start,queue,contacts", "2026-11-10 00:00,aftersale,7"]
    assert 'file = "last.csv"' in (opened.folder / "forecast.toml").read_text("utf-8")
    again = planning.read_recipe(opened.folder)
    assert again is not None
    assert planning.derive(applied.opened, again).forecast == applied.derived.forecast
    assert not (opened.folder / "last.xlsx").exists()


def test_an_unknown_queue_is_asked_and_may_be_told(opened: planning.OpenPlan, tmp_path: Path) -> None:
    rows = [["日期", "时段", "技能组", "咨询量"]]
    rows += [["2026-11-10", f"{hour}:00", "钻石专席", "5"] for hour in range(24)]
    recipe = last_event(opened, put(tmp_path, "t.csv", ugly.text(rows)))
    with pytest.raises(BadPlan, match="钻石专席"):
        planning.derive(opened, recipe)
    told = planning.Corrections.of([], ["钻石专席=presale"])
    (records,) = read_tables(opened.folder, opened.plan.settings, recipe, told).records.values()
    assert sum(records.amounts["presale"].values()) == 120


def test_past_days_without_a_year_lie_before_the_plan(opened: planning.OpenPlan, tmp_path: Path) -> None:
    known = ugly.truth(days=8, start=opened.plan.grid.start - timedelta(days=8))
    file = put(tmp_path, "past.csv", ugly.text(ugly.long(known, day=without_year)))
    recipe = planning.make_recipe(opened, {"kind": "history", "files": [str(file)]})
    tables = read_tables(opened.folder, opened.plan.settings, recipe, AS_IS)
    assert tables.records[str(file)].amounts == known


def test_a_slip_of_the_pen_in_the_plans_own_form_is_told(opened: planning.OpenPlan, tmp_path: Path) -> None:
    text = "start,queue,contacts\n" + "".join(f"2026-11-10 {h:02}:00,presale,5\n" for h in range(20))
    recipe = last_event(opened, put(tmp_path, "t.csv", f"{text}2026-11-10 20:00,presale,\n".encode()))
    with pytest.raises(BadPlan, match="contacts is empty"):
        planning.derive(opened, recipe)
    recipe = last_event(opened, put(tmp_path, "t.csv", f"{text}合计,,100\n".encode()))
    tables = read_tables(opened.folder, opened.plan.settings, recipe, AS_IS)
    assert "totals" in [finding.code for finding in tables.findings]


def test_lines_that_cover_differently_much_are_refused(opened: planning.OpenPlan, tmp_path: Path) -> None:
    rows = [["日期", "时段", "咨询量"], ["11月10日", "0:00-8:00", "80"]]
    rows += [["11月10日", f"{hour}:00-{hour + 1}:00", "5"] for hour in range(8, 24)]
    recipe = last_event(opened, put(tmp_path, "t.csv", ugly.text(rows)))
    with pytest.raises(BadPlan, match="covers"):
        read_tables(opened.folder, opened.plan.settings, recipe, planning.Corrections({"queue": "presale"}))


def test_a_table_that_is_not_there(opened: planning.OpenPlan, tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"t\.csv does not exist"):
        planning.derive(opened, last_event(opened, tmp_path / "t.csv"))


def test_what_is_told_needs_a_table(opened: planning.OpenPlan) -> None:
    values = {"kind": "target", "target_yuan": 5000, "order_value_yuan": 10}
    with pytest.raises(BadInput, match="there is none here"):
        planning.derive(opened, planning.make_recipe(opened, values), planning.Corrections({"unit": "hour"}))


def test_accuracy_reads_what_a_shop_exports(opened: planning.OpenPlan, tmp_path: Path) -> None:
    base = opened.plan.forecast.contacts["base"]
    rows = [["日期", "时段", *(queue.name for queue in opened.plan.settings.queues), "合计"]]
    for slot in range(opened.plan.grid.slots):
        at = opened.plan.grid.moment(slot)
        amounts = [base[queue.id][slot] for queue in opened.plan.settings.queues]
        rows.append([f"{at:%Y/%m/%d}", f"{at:%H:%M}", *map(str, amounts), str(sum(amounts))])
    file = put(tmp_path, "实际.csv", ugly.text(rows, encoding="gb18030"))
    found = planning.accuracy(opened.plan, file)
    assert found.whole.wape == pytest.approx(0, abs=1e-9)
    assert "table_read_so" in [finding.code for finding in found.findings]

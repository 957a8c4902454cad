"""Sheets that came back ugly: what cannot be taken is told by line and column, what can be is read."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from shiftplan.domain.finding import Finding
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.errors import BadInput, MissingFile
from shiftplan.files.faults import BadPlan
from shiftplan.files.handback.sheet import read_back
from tests import builders
from tests.builders import MONDAY
from tests.files import handout_cases
from tests.files.handback.sheets import exported, read

SHIFTS = tuple(
    one.model_copy(update={"short": short})
    for one, short in zip(handout_cases.SHIFTS, "早晚夜短长两备换", strict=True)
)
NOBODY = Rota()


@pytest.fixture
def plan() -> Plan:
    """Three people on four days; p0 is on leave on the first."""
    return handout_cases.plan(["赵安然", "李静", "王伟"], shifts=SHIFTS)


def text(tmp_path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "back.csv"
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    return path


def works(path: Path, plan: Plan, rota: Rota = NOBODY) -> dict[tuple[str, int], str]:
    """The shifts by person and number of the day, of the cells that the file changes."""
    found: dict[Cell, Any] = read(path, plan, rota)
    return {
        (cell.agent, plan.grid.dates.index(cell.day)): "+".join(one.shift for one in works)
        for cell, works in found.items()
    }


def faults(path: Path, plan: Plan, rota: Rota = NOBODY) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(BadPlan) as raised:
        read_back(path, plan, rota)
    return [(one.code, one.place.line, one.place.column) for one in raised.value.findings if one.place]


def test_columns_may_be_moved_and_others_stand_between(plan: Plan, tmp_path: Path) -> None:
    path = text(
        tmp_path,
        "第二版,,,,,",
        "备注,11月2日,夜班,姓名,2027-11-01 周一,合计",
        "x,晚 售前,3,李静,early,17",
        "x,休,0,王伟,night,8",
        "合计,2,3,,2,25",
    )
    assert works(path, plan) == {("p1", 1): "late", ("p1", 0): "early", ("p2", 0): "night"}
    told = {one.code for one in read_back(path, plan, NOBODY).findings}
    assert told == {"days_missing", "people_missing"}


def test_encodings_of_spreadsheets(plan: Plan, tmp_path: Path) -> None:
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        path = text(tmp_path, "工号;姓名;11-03 周三", "p1;李静;夜", "p2;王伟;–", encoding=encoding)
        assert works(path, plan) == {("p1", 2): "night"}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("早 晚", "two_shifts"),
        ("早+晚", "two_shifts"),
        ("早 售前 + 晚 售前", "two_shifts"),
        ("早晨", "unknown_shift"),
        ("早 客诉", "unknown_queue"),
        ("早 08:00–18:00", "other_length"),
        ("早 (breaks noon)", "time"),
        ("早 (breaks 09:00 12:00)", "time"),
        ("早 (breaks 11:00、12:00)", "other_breaks"),
        ("=VLOOKUP(A1)", "formula"),
        ("#N/A", "formula"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_told_where_it_stands(
    plan: Plan, tmp_path: Path, cell: str, code: str
) -> None:
    path = text(tmp_path, "id,name,11-02,11-03", f'p1,李静,早,"{cell}"', "p2,王伟,,")
    assert faults(path, plan) == [(code, 2, "11-03")]


def test_the_nearest_is_offered(plan: Plan, tmp_path: Path) -> None:
    path = text(tmp_path, "id,11-02", "p1,erly", "p22,早")
    with pytest.raises(BadPlan) as raised:
        read_back(path, plan, NOBODY)
    shift, person = (str(one.hint) for one in raised.value.findings)
    assert "early" in shift
    assert "p2;" in person


def test_lines_that_are_nobody_or_somebody_twice(plan: Plan, tmp_path: Path) -> None:
    path = text(
        tmp_path,
        "id,name,11-02",
        "p1,李静,早",
        "p1,李静,早",
        "p2,李静,早",
        "p9,谁,早",
        ",,早",
        "备注：换班找店长,,",
    )
    assert faults(path, plan) == [
        ("person_twice", 3, None),
        ("id_and_name", 4, None),
        ("unknown_person", 5, "id"),
        ("missing_person", 6, "name"),
        ("no_person", 7, None),
    ]


def test_names_alone_do_when_they_are_one_persons(tmp_path: Path) -> None:
    plan = handout_cases.plan(["李静", "李静", "王伟"], shifts=SHIFTS)
    assert faults(text(tmp_path, "姓名,11-02", "李静,早", "王伟,早"), plan)[0] == (
        "ambiguous_person",
        2,
        "姓名",
    )
    assert works(text(tmp_path, "姓名,11-02", "王伟,早"), plan) == {("p2", 1): "early"}


def test_a_day_over_two_columns(plan: Plan, tmp_path: Path) -> None:
    path = text(tmp_path, "id,11-02,11月2日,12-24", "p1,早,早,早")
    assert faults(path, plan) == [("day_twice", 1, "11月2日"), ("day_outside_plan", 1, None)]


def test_leave_is_taken_over_and_never_taken_back(plan: Plan, tmp_path: Path) -> None:
    path = text(tmp_path, "id,11-01,11-02", "p0,早,请假", "p1,休,Absent")
    back = read_back(path, plan, NOBODY)
    away = {cell: [one.kind for one in state.away] for cell, state in back.after.items() if state.away}
    assert away == {
        Cell("p0", MONDAY): [AvailabilityKind.LEAVE],
        Cell("p0", plan.grid.dates[1]): [AvailabilityKind.LEAVE],
        Cell("p1", plan.grid.dates[1]): [AvailabilityKind.ABSENT],
    }
    assert [one.code for one in back.findings] == ["away_stays", "days_missing", "people_missing"]


def test_what_is_not_said_stays_as_it_was(plan: Plan, tmp_path: Path) -> None:
    now = handout_cases.work("p1", 1, queue="aftersale", breaks=(210,), sessions=handout_cases.brief(540))
    rota = Rota.of([now, handout_cases.work("p2", 1)], [now.cell])
    path = text(tmp_path, "id,11-02", "p1,早 售前", "p2,晚 (找人换)")
    back = read_back(path, plan, rota)
    assert back.after[now.cell].works == (now.model_copy(update={"queue": "presale"}),)
    assert back.after[now.cell].locked
    assert back.findings[0].code == "remark"


def test_a_file_that_is_no_grid(plan: Plan, tmp_path: Path) -> None:
    for lines in (["id,name,team", "p1,李静,"], ["11-01,11-02", "早,早"], ["just words"]):
        with pytest.raises(BadInput, match="neither a grid of people and days nor a list"):
            read_back(text(tmp_path, *lines), plan, NOBODY)
    (tmp_path / "photo.png").write_bytes(bytes(range(256)))
    with pytest.raises(BadInput):
        read_back(tmp_path / "photo.png", plan, NOBODY)
    with pytest.raises(MissingFile):
        read_back(tmp_path, plan, NOBODY)
    with pytest.raises(MissingFile):
        read_back(tmp_path / "gone.xlsx", plan, NOBODY)


def workbook(tmp_path: Path, *rows: list[Any], merge: str = "") -> tuple[Path, Any, Any]:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    if merge:
        page.merge_cells(merge)
    return tmp_path / "back.xlsx", book, page


def test_merged_coloured_and_commented_cells(plan: Plan, tmp_path: Path) -> None:
    days = [builders.MONDAY, *plan.grid.dates[1:]]
    path, book, page = workbook(tmp_path, ["id", *days], ["p1", "早", None, None, "晚"], merge="B2:D2")
    page["B2"].fill = PatternFill("solid", "FF0000")
    page["E2"].comment = Comment("swapped with p2", "lead")
    book.save(path)
    assert works(path, plan) == {
        ("p1", 0): "early",
        ("p1", 1): "early",
        ("p1", 2): "early",
        ("p1", 3): "late",
    }


def test_formulas_without_results_are_refused(plan: Plan, tmp_path: Path) -> None:
    path, book, _ = workbook(tmp_path, ["id", "11-01"], ["p1", '=IF(1,"早","")'])
    book.save(path)
    with pytest.raises(BadInput, match="1 formula without results"):
        read_back(path, plan, NOBODY)


def test_cells_of_a_workbook_are_named_as_it_shows_them(plan: Plan, tmp_path: Path) -> None:
    path, book, _ = workbook(tmp_path, ["id", "11-01", "11-02"], ["p1", "早", "?"])
    book.save(path)
    assert faults(path, plan) == [("unknown_shift", 2, "C2")]


def test_either_sheet_may_be_edited_but_not_both_otherwise(tmp_path: Path) -> None:
    plan = handout_cases.plan(["赵安然", "李静"], teams=["a", "b"], shifts=SHIFTS)
    now = Assignment(agent="p1", day=MONDAY, shift="early", queue="presale")
    rota = Rota.of([now])
    path = exported(plan, rota, "xlsx", tmp_path, {Cell("p1", MONDAY): "晚"})
    assert works(path, plan, rota) == {("p1", 0): "late"}
    (found,) = (one for one in _both(plan, rota, path).findings if one.place)
    assert (found.code, str(found.place)[-8:]) == ("two_sheets", "[b]:3:D3")


def _both(plan: Plan, rota: Rota, path: Path) -> BadPlan:
    """The fault of a workbook whose second sheet of this person was edited otherwise."""
    book = load_workbook(path)
    book["b"]["D3"] = "夜"
    book.save(path)
    with pytest.raises(BadPlan) as raised:
        read_back(path, plan, rota)
    return raised.value


def test_every_fault_has_a_sentence_and_a_mend(plan: Plan, tmp_path: Path) -> None:
    path = text(tmp_path, "id,name,11-02,11-02", "p1,李静,?,", "p1,,,", "p2,李静,,", "p7,,早,", ",,早,")
    with pytest.raises(BadPlan) as raised:
        read_back(path, plan, NOBODY)
    errors: list[Finding] = [one for one in raised.value.findings if one.severity == "error"]
    assert len(errors) == 6
    assert all(str(one.message) and str(one.hint) and one.place and one.place.line for one in errors)


def test_people_added_below_the_explanation_of_the_shifts_are_read_too(plan: Plan, tmp_path: Path) -> None:
    path = exported(plan, NOBODY, "csv", tmp_path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert works(path, plan) == {}
    path.write_text("\n".join([*lines, "p9,新来的,,早,早,早,早,32"]), encoding="utf-8")
    assert faults(path, plan) == [("unknown_person", len(lines) + 1, "id")]

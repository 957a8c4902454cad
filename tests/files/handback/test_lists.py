"""The list of an export that was edited: what differs is found, what cannot be taken is told at its cell."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from shiftplan import language
from shiftplan.domain.people import AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.files.faults import BadPlan
from shiftplan.files.handback.sheet import read_back
from tests.files import handout_cases
from tests.files.handback.lists import Change, both, drop, listed, put
from tests.files.handback.sheets import differing, exported
from tests.files.handback.test_ugly_sheets import NOBODY, SHIFTS, faults, text, works

FORMS = ("csv", "xlsx")
FIRST, SECOND, THIRD, FOURTH = (f"2027-11-0{day}" for day in range(1, 5))
OFF = ("", "休", "off", "–")


@pytest.fixture
def plan() -> Plan:
    """Three people on four days; p0 is on leave on the first."""
    return handout_cases.plan(["赵安然", "李静", "王伟"], shifts=SHIFTS)


@pytest.fixture
def rota() -> Rota:
    """p1 early on the first two days, p2 late on the second, locked; p1's day off on the third locked."""
    works = [handout_cases.work("p1", 0), handout_cases.work("p1", 1), handout_cases.work("p2", 1, "late")]
    day = handout_cases.work("p1", 2).day
    return Rota.of(works, [works[2].cell, Cell("p1", day)])


def changed(plan: Plan, rota: Rota, form: str, folder: Path, change: Change) -> dict[tuple[str, int], str]:
    return works(listed(plan, rota, form, folder, change), plan, rota)


@settings(max_examples=40, deadline=None)
@given(case=handout_cases.cases(), spoken=st.sampled_from(language.LANGUAGES))
def test_a_list_reads_back_without_a_difference(case: tuple[Plan, Rota], spoken: str) -> None:
    plan, rota = case
    before = language.current()
    with TemporaryDirectory() as folder:
        language.use(spoken)
        path = listed(plan, rota, "csv", Path(folder))
        language.use(before)
        if rota.assignments or rota.locks:
            assert differing(read_back(path, plan, rota)) == {}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_edits_are_found_exactly(form: str, data: st.DataObject) -> None:
    """Any cell set to another shift by any of its names, or off; the other columns left as they were."""
    names = data.draw(st.lists(handout_cases.HOSTILE, min_size=1, max_size=4))
    plan = handout_cases.plan(names, shifts=tuple(one for one in SHIFTS if one.serves))
    rota = data.draw(handout_cases.rotas(plan))
    anchors = [handout_cases.work(agent.id, i) for agent in plan.agents for i in range(4)]
    rota = Rota.of([*rota.assignments, *(one for one in anchors if one.cell not in rota.by_cell)], rota.locks)
    cells = data.draw(st.lists(st.sampled_from([one.cell for one in anchors]), unique=True, max_size=5))
    changes, expected = [], {}
    for cell in cells:
        shift = plan.shift[data.draw(st.sampled_from(sorted(plan.shift)))]
        if data.draw(st.booleans()):
            changes.append(put(*cell, shift=data.draw(st.sampled_from(OFF))))
            expected[cell] = ""
        elif shift.id != rota.by_cell[cell].shift:
            changes.append(put(*cell, shift=data.draw(st.sampled_from([shift.id, shift.short]))))
            expected[cell] = shift.id
    with TemporaryDirectory() as folder:
        back = read_back(listed(plan, rota, form, Path(folder), both(*changes)), plan, rota)
    found = {cell: "".join(one.shift for one in works) for cell, works in differing(back).items()}  # type: ignore[attr-defined]
    assert found == expected
    kept = {cell: back.after[cell].works[0] for cell, shift in expected.items() if shift}
    assert all(work.queue == rota.by_cell[cell].queue for cell, work in kept.items())
    assert all(work.breaks == () for work in kept.values())


@pytest.mark.parametrize("form", FORMS)
def test_every_way_to_edit_a_line(plan: Plan, rota: Rota, tmp_path: Path, form: str) -> None:
    def after(change: Change) -> dict[tuple[str, int], str]:
        return changed(plan, rota, form, tmp_path, change)

    assert after(put("p1", FIRST, shift="ＬＡＴＥ")) == {("p1", 0): "late"}
    assert after(put("p1", FIRST, shift_name="night")) == {("p1", 0): "night"}
    assert after(put("p1", FIRST, shift="晚", shift_name="late")) == {("p1", 0): "late"}
    assert after(put("p1", FIRST, shift="", shift_name="")) == {("p1", 0): ""}
    assert after(drop("p1", FIRST)) == ({("p1", 0): ""} if form == "xlsx" else {})
    assert after(drop("p1", SECOND)) == {("p1", 1): ""}
    assert after(put("p2", THIRD, shift="夜")) == {("p2", 2): "night"}
    assert after(put("p1", THIRD, shift="早")) == {("p1", 2): "early"}
    assert after(put("p2", SECOND, date=FOURTH)) == {("p2", 3): "late", ("p2", 1): ""}


def test_hours_queue_breaks_sessions_and_locks_are_read_where_edited(
    plan: Plan, rota: Rota, tmp_path: Path
) -> None:
    change = both(
        put("p1", FIRST, queue="aftersale", start="2027/11/1 9:00", end="2027/11/1 17:30"),
        put("p2", SECOND, locked=""),
        put("p1", SECOND, locked="是"),
    )
    back = read_back(listed(plan, rota, "csv", tmp_path, change), plan, rota)
    first, second = (Cell("p1", plan.grid.dates[i]) for i in range(2))
    (work,) = back.after[first].works
    assert (work.shift, work.start, work.queue) == ("early", 540, "aftersale")
    assert back.after[second].locked
    assert not back.after[Cell("p2", second.day)].locked
    assert back.after[Cell("p2", second.day)].works == rota.assignments[2:]


def test_a_spreadsheets_way_with_dates_and_times_is_no_edit(plan: Plan, rota: Rota, tmp_path: Path) -> None:
    path = text(
        tmp_path,
        "工号;姓名;日期;班次;班次名称;上班时间;hours;锁定",
        "P1;李静;2027/11/1;early;early;2027/11/1 8:00;8.0;",
        "p1;李静;46693;EARLY;early;2027-11-02 08:00:00;8;no",
        "ｐ2;;11月2日;晚;late;13:00;8;YES",
        "p1;;11-03;;;;;是",
        encoding="gb18030",
    )
    assert differing(read_back(path, plan, rota)) == {}


def test_days_without_a_line_are_off_for_people_in_the_list(plan: Plan, rota: Rota, tmp_path: Path) -> None:
    path = text(tmp_path, "agent,date,shift,queue", f"p1,{FIRST},early,presale", f"p0,{SECOND},晚,售前")
    assert works(path, plan, rota) == {("p1", 1): "", ("p0", 1): "late"}
    (left,) = read_back(path, plan, rota).findings
    assert (left.code, "王伟" in str(left.message)) == ("people_missing", True)


def test_a_renamed_heading_is_known_by_what_stands_under_it(plan: Plan, rota: Rota, tmp_path: Path) -> None:
    path = text(tmp_path, "谁,何时,班次,电话", "李静,2027-11-01,晚,1", "王伟,2027-11-02,晚,2")
    back = read_back(path, plan, rota)
    assert [one.code for one in back.findings] == ["guessed_column", "guessed_column", "unread_columns"]
    assert works(path, plan, rota) == {("p1", 0): "late", ("p1", 1): ""}
    grid = text(tmp_path, "谁,11-01,11-02", "李静,晚,早", "王伟,休,晚")
    assert works(grid, plan, rota) == {("p1", 0): "late"}
    assert read_back(grid, plan, rota).findings[0].code == "guessed_column"


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        (f"p1,李静,{FIRST},早晨,,,", "unknown_shift", "shift"),
        (f"p1,李静,{FIRST},late,night,,", "other_name", "shift_name"),
        (f"p1,李静,{FIRST},late,,客诉,", "unknown_queue", "queue"),
        (f"p1,李静,{FIRST},late,,,2027-11-01 20:00", "other_length", "end"),
        (f"p1,李静,{FIRST},late,,,noon", "time", "end"),
        (f"p1,李静,{FIRST},早+晚,,,", "two_shifts", "shift"),
        ("p1,李静,soon,late,,,", "date", "date"),
        ("p1,李静,,late,,,", "date", "date"),
        (f"p9,谁,{FIRST},late,,,", "unknown_person", "agent"),
        (f"p2,李静,{FIRST},late,,,", "id_and_name", None),
        (f",,{FIRST},late,,,", "missing_person", "name"),
    ],
)
def test_a_line_that_cannot_be_taken_is_told_where_it_stands(
    plan: Plan, tmp_path: Path, line: str, code: str, column: str | None
) -> None:
    path = text(tmp_path, "agent,name,date,shift,shift_name,queue,end", f"p2,王伟,{FOURTH},晚,,,", line)
    assert faults(path, plan) == [(code, 3, column)]
    with pytest.raises(BadPlan) as raised:
        read_back(path, plan, NOBODY)
    assert all(str(one.hint) for one in raised.value.findings)


def test_two_lines_for_one_day_are_two_shifts(plan: Plan, tmp_path: Path) -> None:
    path = text(tmp_path, "agent,date,shift", f"p1,{FIRST},早", f"p1,{FIRST},晚")
    assert faults(path, plan) == [("two_shifts", 3, "date")]


def test_notes_totals_headings_and_other_days_are_left_out(plan: Plan, tmp_path: Path) -> None:
    path = text(
        tmp_path,
        "十一月排班,,",
        "agent,date,shift",
        f"p1,{FIRST},晚",
        "合计,,1",
        "agent,date,shift",
        "p1,2027-12-24,晚",
        "备注：换班找店长,,",
    )
    assert works(path, plan) == {("p1", 0): "late"}
    assert [one.code for one in read_back(path, plan, NOBODY).findings] == ["no_person", "day_outside_plan"]


def test_leave_in_a_list_goes_into_availability(plan: Plan, rota: Rota, tmp_path: Path) -> None:
    path = listed(plan, rota, "csv", tmp_path, put("p1", FIRST, shift="请假"))
    state = read_back(path, plan, rota).after[Cell("p1", plan.grid.dates[0])]
    assert (state.works, [one.kind for one in state.away]) == ((), [AvailabilityKind.LEAVE])


def test_grid_and_list_that_disagree_are_both_named(plan: Plan, rota: Rota, tmp_path: Path) -> None:
    path = exported(plan, rota, "xlsx", tmp_path, {Cell("p1", plan.grid.dates[0]): "晚"})
    assert works(path, plan, rota) == {("p1", 0): "late"}
    book = load_workbook(path)
    page: Any = book.worksheets[-1]
    page["E2"] = "night"
    book.save(path)
    with pytest.raises(BadPlan) as raised:
        read_back(path, plan, rota)
    (fault,) = (one for one in raised.value.findings if one.code == "two_sheets")
    assert str(fault.place).endswith("[list]:2:E2")
    assert "[everybody]:4:D4" in str(fault.message)
    page["E2"] = "晚"
    book.save(path)
    assert works(path, plan, rota) == {("p1", 0): "late"}

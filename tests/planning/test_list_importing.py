"""A list of people or absences beside the plan: exactly what differs, the change, and the way back."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from shiftplan import planning
from shiftplan.domain.list_changes import ListKind, Mark
from shiftplan.domain.people import Availability
from shiftplan.errors import BadInput, ChangedUnderneath, MissingFile
from shiftplan.files import BadPlan
from shiftplan.files.agents import COLUMNS
from shiftplan.files.csv_text import csv_bytes
from shiftplan.files.people_lists.table_text import TableText
from shiftplan.planning.handing_back import handed_back
from shiftplan.planning.import_kinds import ImportKind, import_kind
from shiftplan.planning.list_importing import ListImport, after_list, read_list, take_list
from tests.files import folders

AGENTS, AVAILABILITY = ListKind.AGENTS, ListKind.AVAILABILITY
ROTA = "agent,date,shift,queue,locked\na1,2027-11-01,early,presale,yes\na2,2027-11-01,early,presale,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "plan", rota_csv=ROTA)


def bring(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


def told(found: ListImport) -> dict[str, tuple[str, dict[str, tuple[str, str]]]]:
    """Marks and fields by person."""
    return {
        one.agent: (one.mark.value, {field.field: (field.before, field.after) for field in one.fields})
        for one in found.changes
    }


def take(folder: Path, found: ListImport) -> dict[str, Path]:
    return take_list(folder, found, after_list(found))


@pytest.mark.parametrize("kind", [AGENTS, AVAILABILITY])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_the_plans_own_file_changes_nothing(
    folder: Path, tmp_path: Path, kind: ListKind, encoding: str
) -> None:
    text = (folder / f"{kind.value}.csv").read_text()
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(csv.reader(io.StringIO(text)))
    for own in (text, out.getvalue()):
        found = read_list(folder, bring(tmp_path, own, encoding), kind)
        assert (found.changes, found.staying, found.findings) == ((), (), ())
        assert after_list(found).contents == {}


def test_who_is_new_changed_and_gone(folder: Path, tmp_path: Path) -> None:
    lines = folders.AGENTS.splitlines()
    lines[1] = lines[1].replace("T4", "T3").replace("一组", "三组")
    lines[2:3] = ["n1,新人,一组,T1,full,presale,,,,,,yes,"]
    found = read_list(folder, bring(tmp_path, "\n".join(lines)), AGENTS)
    assert told(found) == {
        "a1": ("changed", {"team": ("一组", "三组"), "tier": ("T4", "T3")}),
        "a2": ("gone", {}),
        "n1": ("new", {
            "id": ("", "n1"), "name": ("", "新人"), "team": ("", "一组"), "tier": ("", "T1"),
            "contract": ("", "full"), "queues": ("", "presale"), "max_windows": ("", "5"),
            "overtime_consent": ("", "yes"),
        }),
    }  # fmt: skip
    (gone,) = (one for one in found.changes if one.mark is Mark.GONE)
    assert [shift for _, shift in gone.shifts] == ["early"]
    assert [entry.day.day for entry in gone.entries] == [2]


def test_whoever_is_gone_takes_shifts_and_entries_along_and_comes_back(folder: Path, tmp_path: Path) -> None:
    before = planning.open_plan(folder)
    lines = [line for line in folders.AGENTS.splitlines() if not line.startswith("a1")]
    found = read_list(folder, bring(tmp_path, "\n".join(lines)), AGENTS)
    after = after_list(found)
    assert sorted(after.contents) == ["agents.csv", "availability.csv", "rota.csv"]
    kept = take_list(folder, found, after)
    opened = planning.open_plan(folder)
    assert [one.id for one in opened.plan.agents] == ["a2", "a3"]
    assert opened.rota is not None
    assert [one.agent for one in opened.rota.assignments] == ["a2"]
    assert not opened.rota.locks
    for name in ("agents.csv", "availability.csv"):
        back = read_list(folder, kept[name], ListKind(name.removesuffix(".csv")), remove=True)
        take(folder, back)
    opened = planning.open_plan(folder)
    planning.carry_out(opened, handed_back(opened, kept["rota.csv"]).edit)
    now = planning.open_plan(folder)
    assert sorted(now.plan.agents, key=lambda one: one.id) == list(before.plan.agents)
    assert sorted(now.plan.availability, key=lambda one: one.agent) == list(before.plan.availability)
    assert (now.rota and now.rota.assignments) == (before.rota and before.rota.assignments)
    assert (now.rota and now.rota.locks) == (before.rota and before.rota.locks)


def test_people_not_in_a_foreign_or_small_list_stay_unless_told(folder: Path, tmp_path: Path) -> None:
    path = bring(tmp_path, "员工号,员工姓名,能级\na1,李雷,T2\n")
    found = read_list(folder, path, AGENTS)
    assert told(found) == {"a1": ("changed", {"tier": ("T4", "T2")})}
    assert found.staying == ("a2", "a3")
    assert [one.mark for one in read_list(folder, path, AGENTS, remove=True).changes][1:] == [Mark.GONE] * 2
    one = "\n".join(folders.AGENTS.splitlines()[:2])
    assert read_list(folder, bring(tmp_path, one), AGENTS).staying == ("a2", "a3")


def test_unknown_columns_and_all_other_text_stay_as_they_were(folder: Path, tmp_path: Path) -> None:
    own = (
        'id;姓名;队列;手机;tier\r\na1;李雷;presale;\'+86 1;T4\r\n\r\na2;韩梅梅;presale;"2\r\n3";T3\r\n'
        "a3;Jim;aftersale;4;T0"
    )
    (folder / "agents.csv").write_bytes(own.encode())
    (folder / "availability.csv").write_text(folders.AVAILABILITY)
    path = bring(tmp_path, 'id,能级,手机,微信\na2,T2,"2\n3",x\na3,T0,5,y\nn1,T1,6,z\n')
    found = read_list(folder, path, AGENTS, {"queues": "presale"}, remove=False)
    assert told(found)["a3"] == ("changed", {"queues": ("aftersale", "presale"), "手机": ("4", "5")})
    take(folder, found)
    text = (folder / "agents.csv").read_bytes().decode("utf-8-sig")
    assert text.startswith("id;姓名;队列;手机;tier")
    assert "a1;李雷;presale;'+86 1;T4\r\n\r\n" in text
    assert "a3;Jim;presale;5;T0\r\n" in text
    assert "n1;n1;presale;6;T1" in text
    assert "x" not in text


def test_a_column_that_the_file_has_not_is_added(folder: Path, tmp_path: Path) -> None:
    path = bring(tmp_path, "id,proficiency\na1,presale:0.5\n")
    take(folder, read_list(folder, path, AGENTS))
    lines = (folder / "agents.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].endswith(",note,proficiency")
    assert lines[1].endswith(",presale:0.5")
    assert planning.open_plan(folder).plan.agent["a1"].proficiency == {"presale": 0.5}


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=6)


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4),
    value=CELLS | st.just("a\r\nb\rc"),
    end=st.sampled_from(["\n", "\r\n"]),
    sign=st.sampled_from(",;"),
)
def test_a_table_keeps_every_cell_that_nobody_changed(
    rows: list[list[str]], value: str, end: str, sign: str
) -> None:
    out = io.StringIO()
    ids = [[f"p{i}", "x", *row] for i, row in enumerate(rows)]
    heading = ["id", "queues", "手机", "微信"]
    csv.writer(out, delimiter=sign, lineterminator=end).writerows([heading, *ids, ["last", "x", "", ""]])
    table = TableText.of(out.getvalue(), "agents.csv", COLUMNS)
    last = table.rows[-1]
    assert table.edited({}, [], []) == out.getvalue()
    edited = TableText.of(table.edited({last: {"微信": value}}, [], []), "agents.csv", COLUMNS)
    assert [record.cells for record in edited.rows[:-1]] == [record.cells for record in table.rows[:-1]]
    assert edited.cells(edited.rows[-1])["微信"] == value.replace("\r\n", "\n").replace("\r", "\n").strip()
    without = TableText.of(table.edited({}, [last], [{"id": "n"}]), "agents.csv", COLUMNS)
    assert [record.cells[0] for record in without.rows] == [*(row[0] for row in ids), "n"]


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_edits_in_a_spreadsheet_are_found_exactly(data: st.DataObject) -> None:
    """Any fields of any people changed, in lines of any order."""
    with TemporaryDirectory() as place:
        folder = planning.make_plan("small", Path(place) / "plan")
        text = (folder / "agents.csv").read_text("utf-8-sig")
        heading, *rows = csv.reader(io.StringIO(text, newline=""))
        values = {
            "team": ["A", "=B", "乙"], "tier": ["T1", "T2", "t3"], "max_windows": ["2", "4", "６"],
            "hired": ["2020-01-01", "2021/2/3"], "overtime_consent": ["yes", "否"], "note": ["x", "-1"],
        }  # fmt: skip
        expected: dict[str, set[str]] = {}
        plan = planning.open_plan(folder).plan
        for row in data.draw(st.lists(st.sampled_from(rows), unique_by=lambda one: one[0], max_size=4)):
            field = data.draw(st.sampled_from(sorted(values)))
            row[heading.index(field)] = data.draw(st.sampled_from(values[field]))
            expected[row[0]] = {field}
        path = Path(place) / "edited.csv"
        path.write_bytes(csv_bytes([heading, *data.draw(st.permutations(rows))]))
        found = read_list(folder, path, AGENTS)
        for one in found.changes:
            changed = {field.field for field in one.fields}
            assert changed <= expected[one.agent] | {"productivity"}
        take(folder, found)
        now = planning.open_plan(folder).plan
        assert read_list(folder, path, AGENTS).changes == ()
        assert [one.id for one in now.agents] == [one.id for one in plan.agents]
        untouched = set(plan.agent) - {one.agent for one in found.changes}
        assert all(now.agent[one] == plan.agent[one] for one in untouched)


def entries(found: ListImport) -> list[tuple[str, str, str, str]]:
    def text(one: Availability | None) -> str:
        return f"{one.kind.value} {one.note}".strip() if one else ""

    return [
        (change.agent, f"{one.day:%d}", text(one.before), text(one.after))
        for change in found.changes
        for one in change.entries
    ]


def test_entries_new_changed_and_gone(folder: Path, tmp_path: Path) -> None:
    path = bring(
        tmp_path,
        "agent,date,kind,shift,weight,note\na1,2027-11-01,leave,,,病了\nA3,2027/11/2,缺勤,,,\n",
    )
    found = read_list(folder, path, AVAILABILITY)
    assert entries(found) == [
        ("a1", "01", "leave 年假", "leave 病了"),
        ("a2", "02", "wish_on", ""),
        ("a3", "02", "", "absent"),
    ]
    take(folder, found)
    text = (folder / "availability.csv").read_text("utf-8-sig").splitlines()
    assert text[1:] == ["a1,2027-11-01,leave,,,病了", "a3,2027-11-02,absent,,,"]


def test_a_shops_list_of_leave_with_first_and_last_day(folder: Path, tmp_path: Path) -> None:
    path = bring(
        tmp_path,
        "十一月请假,,,\n申请人,假别,开始日期,结束日期\n韩梅梅,病假,10月30日,11/1\nJim,年假,2027.11.2,\n合计,2,,\n",
        "gb18030",
    )
    found = read_list(folder, path, AVAILABILITY)
    assert entries(found) == [("a2", "01", "", "leave 病假"), ("a3", "02", "", "leave")]
    assert [entry.on_duty for one in found.changes for entry in one.entries] == ["early", ""]
    assert found.staying == ("a1", "a2")
    assert import_kind(folder, path) is ImportKind.AVAILABILITY
    take(folder, found)
    assert "lists" in (folder / "mappings.toml").read_text()
    assert read_list(folder, path, AVAILABILITY).changes == ()


def test_what_was_told_is_remembered_for_lists_of_this_shape(folder: Path, tmp_path: Path) -> None:
    path = bring(tmp_path, "谁,何时\na2,2027-11-01\n")
    with pytest.raises(BadInput, match="no column of the list is agent/name"):
        read_list(folder, path, AVAILABILITY)
    words = {"agent": "谁", "date": "B", "kind": "leave"}
    take(folder, read_list(folder, path, AVAILABILITY, words))
    later = bring(tmp_path, "谁,何时\na2,2027-11-01\na3,2027-11-02\n")
    assert entries(read_list(folder, later, AVAILABILITY)) == [("a3", "02", "", "leave")]


def faults(folder: Path, path: Path, kind: ListKind) -> list[tuple[str, int | None, str | None]]:
    before = folders.snapshot(folder)
    with pytest.raises(BadPlan) as raised:
        read_list(folder, path, kind)
    assert folders.snapshot(folder) == before
    return [(one.code, one.place.line, one.place.column) for one in raised.value.findings if one.place]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("工号,姓名,能级\na1,李雷,T9", ("choice", 2, "能级")),
        ("工号,姓名,能级\na1,韩梅梅,T3", ("id_and_name", 2, "姓名")),
        ("工号,姓名,能级\na1,李雷,T3\nA1,李雷,T3", ("duplicate_agent", 3, "工号")),
        ("工号,姓名,能级\nn9,新人,T3", ("missing", 2, "queues")),
        ("姓名,能级\n新人,T3", ("unknown_person", 2, "姓名")),
        ("工号,入职\na1,去年", ("date", 2, "入职")),
        ("工号,技能组\na1,客诉", ("unknown_queue", 2, "技能组")),
        ("工号,合同\na1,外包", ("unknown_contract", 2, "合同")),
        (",能级,班组\n,T3,二组", ("x", 0, "")),
    ],
)
def test_a_person_that_cannot_be_taken_is_told_where(
    folder: Path, tmp_path: Path, lines: str, told: tuple[str, int, str]
) -> None:
    path = bring(tmp_path, lines + "\n")
    if told[0] == "x":
        with pytest.raises(BadInput, match="no column"):
            read_list(folder, path, AGENTS)
        return
    assert faults(folder, path, AGENTS) == [told]


def test_cells_of_a_workbook_are_named_as_it_shows_them(folder: Path, tmp_path: Path) -> None:
    book = Workbook()
    page: Any = book.active
    page.title = "十一月"
    for row in (["客服请假表"], [], ["工号", "日期", "类型"], ["a2", 46328, "放假"], ["a9", 46692, "请假"]):
        page.append(row)
    page.merge_cells("A1:C1")
    book.create_sheet("说明").append(["x"])
    path = tmp_path / "list.xlsx"
    book.save(path)
    assert faults(folder, path, AVAILABILITY) == [
        ("choice", 4, "C4"),
        ("unknown_person", 5, "A5"),
    ]
    with pytest.raises(BadPlan, match=r"\[十一月\]:4:C4"):
        read_list(folder, path, AVAILABILITY)


def test_ids_that_a_spreadsheet_took_for_numbers(tmp_path: Path) -> None:
    folder = folders.write(
        tmp_path / "plan", agents_csv="id,queues,tier\n007,presale,T3\n", availability_csv="agent,date,kind\n"
    )
    book = Workbook()
    page: Any = book.active
    page.append(["id", "queues", "tier"])
    page.append([7, "presale", "T2"])
    book.save(tmp_path / "list.xlsx")
    assert told(read_list(folder, tmp_path / "list.xlsx", AGENTS)) == {
        "007": ("changed", {"tier": ("T3", "T2")})
    }


def test_somebody_whom_the_plan_names_elsewhere_cannot_go(tmp_path: Path) -> None:
    bond = '\n[[bonds]]\nkind = "together"\nagents = ["a2", "a3"]\n'
    folder = folders.write(tmp_path / "plan", plan_toml=folders.PLAN + bond)
    lines = [line for line in folders.AGENTS.splitlines() if not line.startswith("a3")]
    found = read_list(folder, bring(tmp_path, "\n".join(lines)), AGENTS)
    with pytest.raises(BadPlan, match=r"plan\.toml.*nobody “a3”"):
        after_list(found)


def test_a_plan_that_changed_meanwhile_is_not_overwritten(folder: Path, tmp_path: Path) -> None:
    found = read_list(folder, bring(tmp_path, "id,tier\na1,T1\n"), AGENTS)
    after = after_list(found)
    (folder / "agents.csv").write_text(folders.AGENTS + "\n")
    before = folders.snapshot(folder)
    with pytest.raises(ChangedUnderneath):
        take_list(folder, found, after)
    assert folders.snapshot(folder) == before


def test_files_that_are_no_list(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "x.csv").write_bytes(b"")
    for name in ("x.bin", "x.xlsx", "x.csv"):
        with pytest.raises(BadInput):
            read_list(folder, tmp_path / name, AGENTS)
    for gone in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(MissingFile):
            read_list(folder, gone, AGENTS)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("工号,姓名,11-01,11-02\na1,李雷,早,夜\n", ImportKind.ROTA),
        ("agent,date,shift,queue\na1,2027-11-01,early,presale\n", ImportKind.ROTA),
        (folders.AGENTS, ImportKind.AGENTS),
        ("客服工号,客服姓名,所属组\na1,李雷,二组\n", ImportKind.AGENTS),
        (folders.AVAILABILITY, ImportKind.AVAILABILITY),
        (folders.forecast(), ImportKind.FORECAST),
        ("日期,时段,技能组,咨询量\n2027-11-01,08:00,售前,20\n", ImportKind.FORECAST),
        ("队列,2027-11-01,2027-11-02\n售前,200,300\n售后,20,30\n", ImportKind.FORECAST),
        ("agent,last_end,nights\na1,2027-10-31 17:00,2\n", ImportKind.HISTORY),
    ],
)
def test_what_a_file_is(folder: Path, tmp_path: Path, text: str, kind: ImportKind) -> None:
    assert import_kind(folder, bring(tmp_path, text)) is kind

"""Exports read back to an equal rota, whatever people and notes are called; their bytes are the contract."""

import csv
import io
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan import files, language
from shiftplan.domain.need import Need
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota, RotaFacts
from shiftplan.errors import BadInput, MissingFile, StorageFailed
from shiftplan.files import export_csv, export_toml
from shiftplan.files.safe_names import safe_name
from tests import builders
from tests.files import folders, handing

GOLDEN = Path(__file__).parent / "golden"
FACTS = RotaFacts(
    status="feasible",
    objective=1234.5,
    bound=1200.25,
    seconds=60,
    need_digest="0123456789ab",
    rules_digest="ba9876543210",
    solved_at=datetime(2027, 10, 20, 9, 30, tzinfo=UTC),
    version=2,
)
TEXT = st.text(
    st.one_of(
        st.sampled_from("=+-@\t\r\n'\",;\x1b[]{}\\/\u202e"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    min_size=1,
    max_size=10,
)
FORMATS = ("csv", "toml")
"""Those that hold a rota whole."""


def hostile_plan(names: list[str]) -> Plan:
    """A plan whose people have these ids, names, teams and notes."""
    people = tuple(
        builders.agent(name, name=name[::-1], team=name, note=name, queues=("presale", "aftersale"))
        for name in names
    )
    queues = (builders.queue("presale"), builders.queue("aftersale"))
    return builders.plan(people, queues=queues, name=names[0])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Plan, Rota]:
    plan = hostile_plan(draw(st.lists(TEXT, min_size=1, max_size=4, unique=True)))
    cells = st.builds(Cell, st.sampled_from(sorted(plan.agent)), st.sampled_from(plan.grid.dates))
    work = st.builds(
        lambda cell, shift, queue: Assignment(agent=cell.agent, day=cell.day, shift=shift, queue=queue),
        cells,
        st.sampled_from(sorted(plan.shift)),
        st.sampled_from(sorted(plan.queue)),
    )
    assignments = draw(st.lists(work, max_size=6, unique_by=lambda a: a.cell))
    unproved = FACTS.model_copy(update={"bound": None})
    facts = draw(st.sampled_from([None, FACTS, unproved]) | st.builds(_facts, st.floats(1, 1e12), TEXT))
    return plan, Rota.of(assignments, draw(st.lists(cells, max_size=4)), facts)


def _facts(value: float, status: str) -> RotaFacts:
    return FACTS.model_copy(update={"objective": value, "bound": value / 3, "status": status})


@settings(max_examples=60, deadline=None)
@given(case=cases(), form=st.sampled_from(FORMATS))
def test_an_export_reads_back_to_an_equal_rota(
    case: tuple[Plan, Rota], form: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plan, rota = case
    out = tmp_path_factory.mktemp("out")
    written = handing.export(plan, builders.need(plan, 1.5), rota, form, out)
    assert files.read_export(written[0], plan) == rota
    assert {path.parent for path in written} == {out}
    assert sorted(path.name for path in out.iterdir()) == sorted(path.name for path in written)


@settings(max_examples=40, deadline=None)
@given(case=cases())
def test_no_cell_of_an_export_is_a_formula(
    case: tuple[Plan, Rota], tmp_path_factory: pytest.TempPathFactory
) -> None:
    plan, rota = case
    out = tmp_path_factory.mktemp("out")
    for path in handing.export(plan, builders.need(plan, 1.5), rota, "csv", out):
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def golden_case() -> tuple[Plan, Need, Rota]:
    """Three people, two queues, one night, one leave, one locked day off, one name that is a formula."""
    people = (
        builders.agent("a1", name="李雷", team="一组", queues=("presale", "aftersale")),
        builders.agent("a2", name="=HYPERLINK(0)", team="一组", note="@x"),
        builders.agent("a3", name='韩"梅梅", 二', team="二组"),
    )
    queues = (builders.queue("presale", name="售前"), builders.queue("aftersale", name="售后"))
    away = Availability(agent="a2", day=builders.MONDAY, kind=AvailabilityKind.LEAVE)
    plan = builders.plan(people, queues=queues, availability=(away,), name="双11 / 一店")
    work = (
        builders.work("a1", 0, "early", "aftersale"),
        builders.work("a1", 1, "late"),
        builders.work("a2", 1, "night"),
        builders.work("a3", 0, "long"),
    )
    locks = [Cell("a1", builders.MONDAY), Cell("a3", builders.MONDAY + timedelta(days=2))]
    need = builders.need(plan, {"presale": [1.25] * 144, "aftersale": [0.5] * 144})
    return plan, need, Rota.of(work, locks, FACTS)


@pytest.mark.parametrize("speech", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_the_bytes_are_those_of_the_golden_files(
    form: str, speech: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change that is meant, SHIFTPLAN_GOLDEN=write writes them anew; look at the difference."""
    for module in (export_csv, export_toml):
        monkeypatch.setattr(module, "VERSION", "0.0.0")
    language.use(speech)
    plan, need, rota = golden_case()
    for path in handing.export(plan, need, rota, form, tmp_path):
        golden = GOLDEN / speech / path.name
        if os.environ.get("SHIFTPLAN_GOLDEN") == "write":
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_bytes(path.read_bytes())
        assert path.read_bytes() == golden.read_bytes(), path.name


@pytest.mark.parametrize("speech", ["zh", "en"])
@pytest.mark.parametrize("name", ["双11-一店-rota.csv", "双11-一店-rota.toml"])
def test_golden_files_read_back(name: str, speech: str) -> None:
    plan, _, rota = golden_case()
    assert files.read_export(GOLDEN / speech / name, plan) == rota


def test_facts_of_another_list_are_not_believed(tmp_path: Path) -> None:
    plan, need, rota = golden_case()
    listed, _, _ = handing.export(plan, need, rota, "csv", tmp_path)
    listed.write_bytes(listed.read_bytes().replace(b"night", b"early"))
    read = files.read_export(listed, plan)
    assert read.facts is None
    assert [a.shift for a in read.assignments] == ["early", "late", "early", "long"]


def test_a_list_alone_is_a_rota_without_facts(tmp_path: Path) -> None:
    plan, need, rota = golden_case()
    listed, _, facts = handing.export(plan, need, rota, "csv", tmp_path)
    facts.unlink()
    assert files.read_export(listed, plan) == rota.model_copy(update={"facts": None})


def test_an_export_of_another_plan_is_refused(tmp_path: Path) -> None:
    plan, need, rota = golden_case()
    other = builders.plan((builders.agent("b1"),))
    for form in FORMATS:
        written = handing.export(plan, need, rota, form, tmp_path)
        with pytest.raises(files.BadPlan, match="a1"):
            files.read_export(written[0], other)


def test_a_day_outside_the_plan_is_refused_in_toml(tmp_path: Path) -> None:
    plan, need, rota = golden_case()
    (path,) = handing.export(plan, need, rota, "toml", tmp_path)
    path.write_text(path.read_text("utf-8").replace("day = 2027-11-02", "day = 2028-11-02"), "utf-8")
    with pytest.raises(files.BadPlan, match=r"toml:\d+:day: 2028-11-02 lies outside the plan"):
        files.read_export(path, plan)


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    plan, need, rota = golden_case()
    _, grid, _ = handing.export(plan, need, rota, "csv", tmp_path)
    with pytest.raises(files.BadPlan, match="column"):
        files.read_export(grid, plan)
    (tmp_path / "x.xlsx").write_bytes(b"PK")
    with pytest.raises(BadInput, match="no export"):
        files.read_export(tmp_path / "x.xlsx", plan)


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    plan, need, rota = golden_case()
    with pytest.raises(BadInput) as caught:
        handing.export(plan, need, rota, "tml", tmp_path / "out")
    assert "toml" in str(caught.value.hint)
    assert not (tmp_path / "out").exists()


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(MissingFile, match="a folder to write into is needed"):
        handing.export(*golden_case(), "csv", tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_folder_below_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StorageFailed, match="cannot write in"):
        handing.export(*golden_case(), "csv", tmp_path / "file" / "out")


def test_an_export_that_fails_keeps_the_older_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, need, rota = golden_case()
    handing.export(plan, need, rota, "csv", tmp_path)
    before = folders.snapshot(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", _full)
        with pytest.raises(StorageFailed, match="the disk is full"):
            handing.export(plan, need, Rota(), "csv", tmp_path)
        with pytest.raises(StorageFailed, match="the disk is full"):
            handing.export(plan, need, Rota(), "csv", tmp_path / "new")
    assert folders.snapshot(tmp_path) == before
    assert not (tmp_path / "new").exists()


def _full(descriptor: int, data: bytes) -> int:
    raise OSError(28, "No space left on device")


def test_the_sheet_shows_people_days_leave_and_hours(tmp_path: Path) -> None:
    _, grid, _ = handing.export(*golden_case(), "csv", tmp_path)
    rows = list(csv.reader(io.StringIO(grid.read_text("utf-8-sig"))))
    assert rows[0] == ["id", "name", "team", "11-01 Mon", "11-02 Tue", "11-03 Wed", "hours"]
    assert rows[1] == ["a1", "李雷", "一组", "E aftersale".replace("aftersale", "售后"), "L 售前", "", "16.0"]
    assert rows[2][3:] == ["leave", "N", "", "8.0"]
    needed = next(row for row in rows if row[:2] == ["needed, standard agent-hours", "售前"])
    assert needed[3:] == ["30.0", "30.0", "30.0", "90.0"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("双11 / 一店", "双11-一店"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "plan"),
        ("", "plan"),
        ("con", "plan"),
        ("a\x00b\x1b[2Jc\u202e", "a-b-[2Jc"),
        ('x<>:"|?*y', "x-y"),
        ("店" * 100, "店" * 26),
    ],
)
def test_names_of_files_are_safe(text: str, name: str) -> None:
    assert safe_name(text, "plan") == name


@given(st.text())
def test_every_name_is_one_part_of_a_path(text: str) -> None:
    name = safe_name(text, "plan")
    assert name == Path(name).name
    assert not name.startswith((".", "-"))
    assert 0 < len(name.encode()) <= 80


def test_days_are_dates_in_toml(tmp_path: Path) -> None:
    plan, need, rota = golden_case()
    (path,) = handing.export(plan, need, rota, "toml", tmp_path)
    assert f"day = {date(2027, 11, 1)}\n" in path.read_text("utf-8")

"""A file from elsewhere is judged with the whole plan, written canonically, and what it replaces is kept."""

import os
from pathlib import Path

import pytest

from shiftplan import files
from shiftplan.errors import BadInput, MissingFile, StorageFailed
from shiftplan.resources import shipped
from tests.files import folders

SAMPLES = shipped("sample_forecasts")


def bring(tmp_path: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_forecast_from_a_spreadsheet_is_put_in_canonically(folder: Path, tmp_path: Path) -> None:
    old = (folder / "forecast.csv").read_bytes()
    text = folders.forecast("7").replace("start,queue,contacts", "时间,队列,咨询量").replace("-", "/")
    done = files.import_file(folder, bring(tmp_path, "来自表格.csv", text, "gb18030"))
    assert (done.kind, done.rows, done.findings) == (files.Kind.FORECAST, 96, ())
    assert (
        (folder / "forecast.csv")
        .read_bytes()
        .startswith(b"\xef\xbb\xbfstart,queue,contacts\n2027-11-01 00:00,")
    )
    assert done.replaced is not None
    assert done.replaced.parent == folder / "replaced"
    assert done.replaced.read_bytes() == old
    assert files.read_plan(folder).plan.forecast.contacts["base"]["presale"] == (7.0,) * 48


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("x.csv", folders.AGENTS, files.Kind.AGENTS),
        ("x.csv", folders.AVAILABILITY, files.Kind.AVAILABILITY),
        ("x.toml", folders.SHIFTS, files.Kind.SHIFTS),
        ("x.csv", folders.forecast(), files.Kind.FORECAST),
    ],
)
def test_what_a_file_is_tells_its_heading(
    name: str, text: str, kind: files.Kind, folder: Path, tmp_path: Path
) -> None:
    before = files.read_plan(folder).plan
    assert files.import_file(folder, bring(tmp_path, name, text)).kind is kind
    assert files.read_plan(folder).plan == before


def test_a_file_that_does_not_tell_is_asked_for(folder: Path, tmp_path: Path) -> None:
    before = folders.snapshot(folder)
    with pytest.raises(BadInput, match="does not tell what it is; its heading reads “a, b”") as caught:
        files.import_file(folder, bring(tmp_path, "x.csv", "a,b\n1,2\n"))
    assert "--as forecast" in str(caught.value.hint)
    assert folders.snapshot(folder) == before


def test_faults_name_the_file_that_was_brought_and_change_nothing(folder: Path, tmp_path: Path) -> None:
    before = folders.snapshot(folder)
    path = bring(tmp_path, "mine.csv", folders.forecast("-1"))
    with pytest.raises(files.BadPlan) as caught:
        files.import_file(folder, path)
    assert {finding.place.file for finding in caught.value.findings if finding.place} == {str(path)}
    assert folders.snapshot(folder) == before


def test_people_who_are_still_needed_cannot_be_imported_away(folder: Path, tmp_path: Path) -> None:
    before = folders.snapshot(folder)
    text = "\n".join(line for line in folders.AGENTS.split("\n") if not line.startswith("a1"))
    with pytest.raises(files.BadPlan, match=r"availability\.csv:2:agent"):
        files.import_file(folder, bring(tmp_path, "fewer.csv", text))
    assert folders.snapshot(folder) == before


def test_a_lost_or_broken_file_is_mended_by_an_import(tmp_path: Path) -> None:
    for i, broken in enumerate((None, b"\xff\xff\x00", "nonsense")):
        folder = folders.write(tmp_path / str(i), forecast_csv=broken)
        done = files.import_file(folder, bring(tmp_path, "new.csv", folders.forecast()))
        assert (done.replaced is None) == (broken is None)
        assert files.read_plan(folder).findings == ()


def test_two_imports_in_one_second_keep_both_old_files(folder: Path, tmp_path: Path) -> None:
    path = bring(tmp_path, "x.csv", folders.AGENTS)
    kept = {files.import_file(folder, path).replaced for _ in range(3)}
    assert len(kept) == 3
    assert all(one is not None and one.is_file() for one in kept)


def test_warnings_of_the_file_come_back(folder: Path, tmp_path: Path) -> None:
    path = bring(tmp_path, "gap.csv", folders.forecast().replace("2027-11-01 05:00,presale,12\n", ""))
    (finding,) = files.import_file(folder, path).findings
    assert finding.place is not None
    assert (finding.code, finding.place.file) == ("gaps", str(path))


def test_a_full_disk_leaves_plan_and_shelf_as_they_were(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = bring(tmp_path, "x.csv", folders.AGENTS), folders.snapshot(folder)

    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StorageFailed, match="the disk is full"):
        files.import_file(folder, path)
    assert folders.snapshot(folder) == before
    assert not (folder / "replaced").exists()


def test_a_missing_file_or_plan_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="does not exist"):
        files.import_file(folder, tmp_path / "none.csv")
    with pytest.raises(MissingFile, match="there is no folder"):
        files.import_file(tmp_path / "none", bring(tmp_path, "x.csv", folders.AGENTS))


@pytest.mark.parametrize(
    ("sample", "template"),
    [
        ("double11.csv", "double11"),
        ("double11_gbk.csv", "double11"),
        ("visitors.csv", "double11"),
        ("618.csv", "midnight"),
        ("ordinary_week.csv", "midnight"),
    ],
)
def test_every_sample_forecast_goes_into_its_plan(sample: str, template: str, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    for path in (shipped("configs") / "templates" / template).glob("*.*"):
        (folder / path.name).write_bytes(path.read_bytes())
    done = files.import_file(folder, SAMPLES / sample)
    assert done.findings == ()
    assert done.rows >= 600


def test_the_wrong_sample_is_wrong_in_exactly_ten_ways(tmp_path: Path) -> None:
    with pytest.raises(files.BadPlan) as caught:
        files.import_file(shipped("configs") / "templates" / "double11", SAMPLES / "wrong_in_ten_ways.csv")
    places = [
        (finding.place.line, finding.place.column) for finding in caught.value.findings if finding.place
    ]
    assert places == [
        (6, "queue"),
        (13, "contacts"),
        (20, "contacts"),
        (27, "contacts"),
        (34, "start"),
        (41, "start"),
        (48, "start"),
        (55, "contacts"),
        (62, "start"),
        (69, "contacts"),
    ]

"""`shiftplan export` writes what it prints, and nothing without a rota."""

import json
import os
from pathlib import Path

import pytest

from shiftplan import files
from tests.files import folders
from tests.files.commands import shiftplan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "plan", rota_csv=folders.ROTA)


@pytest.mark.parametrize(("form", "count"), [("csv", 3), ("toml", 1)])
def test_every_file_printed_is_there_and_the_first_is_the_rota(
    form: str, count: int, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = shiftplan(capsys, "export", folder, "--format", form, "--out", tmp_path / "out")
    written = [Path(line) for line in done.out.splitlines()]
    assert (done.code, len(written)) == (0, count)
    assert sorted(written) == sorted((tmp_path / "out").iterdir())
    read = files.read_plan(folder)
    assert files.read_export(written[0], read.plan) == read.rota


def test_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(
        shiftplan(capsys, "export", folder, "--format", "toml", "--out", tmp_path / "o", "--json").out
    )
    assert said == {"format": "toml", "files": [str(tmp_path / "o" / "测试大促-rota.toml")]}


def test_without_a_rota_it_says_how_to_get_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(
        capsys, "export", folders.write(tmp_path / "p"), "--format", "csv", "--out", tmp_path / "o"
    )
    assert (done.code, done.out) == (3, "")
    assert "shiftplan solve" in done.err
    assert not (tmp_path / "o").exists()


def test_an_unknown_format_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = shiftplan(capsys, "export", folder, "--format", "pdf", "--out", tmp_path / "o")
    assert done.code == 2
    assert "pdf" in done.err


ALL = ["csv", "toml", "xlsx", "ics", "md", "chat", "print"]


def of_day(form: str) -> tuple[str, ...]:
    return ("--day", "2027-11-02") if form == "print" else ()


@pytest.mark.parametrize("form", ALL)
def test_a_preview_names_every_file_that_would_be_written_and_writes_none(
    form: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = folders.snapshot(tmp_path), tmp_path / "o"
    words = ("export", folder, "--format", form, "--out", out, *of_day(form))
    said = json.loads(shiftplan(capsys, *words, "--preview", "--json").out)
    assert folders.snapshot(tmp_path) == before
    assert all(not one["replaces"] and one["lines"] for one in said["preview"])
    assert "李雷" in shiftplan(capsys, *words, "--preview").out
    assert not out.exists()
    written = shiftplan(capsys, *words).out.splitlines()
    assert written == [one["path"] for one in said["preview"]]
    again = json.loads(shiftplan(capsys, *words, "--preview", "--json").out)
    assert all(one["replaces"] for one in again["preview"])


def test_a_preview_shows_no_control_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agents = folders.AGENTS.replace("李雷", "\x1b[2J\x07李\u202e")
    plan = folders.write(tmp_path / "plan", rota_csv=folders.ROTA, agents_csv=agents)
    for form in ALL:
        done = shiftplan(capsys, "export", plan, "--format", form, "--preview", *of_day(form))
        assert (form, done.code, set("\x1b\x07\u202e") & set(done.out)) == (form, 0, set())


def test_without_a_folder_one_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "export", folder, "--format", "md")
    assert (done.code, done.out) == (2, "")
    assert "--preview" in done.err


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize(
    ("number", "said"), [(28, "the disk is full"), (30, "the disk is read-only"), (13, "no permission")]
)
def test_a_disk_that_refuses_is_one_sentence_and_leaves_nothing(
    form: str,
    number: int,
    said: str,
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = ("export", folder, "--format", form, *of_day(form))
    shiftplan(capsys, *words, "--out", tmp_path / "old")
    before = folders.snapshot(tmp_path)

    def refuse(descriptor: int, data: bytes) -> int:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        for out in (tmp_path / "old", tmp_path / "new" / "deeper"):
            done = shiftplan(capsys, *words, "--out", out)
            assert (done.code, done.out) == (2, "")
            assert said in done.err
            assert "Traceback" not in done.err
    assert folders.snapshot(tmp_path) == before
    assert not (tmp_path / "new").exists()


def published(folder: Path) -> Path:
    """The folder with its rota published, and one shift of it changed since."""
    read = files.read_plan(folder)
    assert read.rota is not None
    files.publish_rota(folder, read.rota, "", read.stamps)
    path = folder / "rota.csv"
    path.write_text(path.read_text("utf-8").replace("a1,2027-11-02,early", "a1,2027-11-02,night"), "utf-8")
    return folder


@pytest.mark.parametrize("version", ["v0001", "1", "last"])
@pytest.mark.parametrize("form", ALL)
def test_only_changes_since_a_version(
    form: str, version: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("export", published(folder), "--format", form, "--preview", *of_day(form))
    done = shiftplan(capsys, *words, "--changes-since", version)
    assert done.code == 0
    assert "since-v0001" in done.err
    assert "李雷" in done.out
    assert "韩梅梅" not in done.out


def test_a_version_that_is_not_there_is_said_with_those_that_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("export", folder, "--format", "md", "--preview", "--changes-since")
    done = shiftplan(capsys, *words, "v0001")
    assert done.code == 2
    assert "nothing was published yet" in done.err
    published(folder)
    for read in ("v0002", "0", "x", "²", ""):
        done = shiftplan(capsys, *words, read)
        assert (read, done.code) == (read, 2)
        assert "there are: v0001" in done.err


def test_a_version_edited_outside_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = published(folder) / "published" / "v0001.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    done = shiftplan(capsys, "export", folder, "--format", "md", "--preview", "--changes-since", "1")
    assert done.code == 0
    assert "changed after it was published" in done.err


def test_nothing_changed_is_said_and_writes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read = files.read_plan(folder)
    assert read.rota is not None
    files.publish_rota(folder, read.rota, "", read.stamps)
    done = shiftplan(
        capsys, "export", folder, "--format", "ics", "--out", tmp_path / "o", "--changes-since", "last"
    )
    assert (done.code, done.out) == (0, "")
    assert "nothing differs from v0001" in done.err
    assert not (tmp_path / "o").exists()


def test_a_calendar_knows_the_versions_before(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "export", published(folder), "--format", "ics", "--preview")
    assert done.out.count("SEQUENCE:1") == 1
    assert done.out.count("SEQUENCE:0") == 1

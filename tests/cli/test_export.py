"""`shiftplan export` writes what it prints, and nothing without a rota."""

import json
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

"""`shiftplan import` says what it did, on which stream, and in JSON."""

import json
from pathlib import Path

import pytest

from tests.files import folders
from tests.files.commands import shiftplan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "plan")


def test_it_says_what_it_did_and_where_the_old_file_is(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "f.csv").write_text(folders.forecast("3").replace("2027-11-01 05:00,presale,3\n", ""))
    done = shiftplan(capsys, "import", folder, tmp_path / "f.csv")
    assert done.code == 0
    assert done.out == f"96 entries are now in {folder / 'forecast.csv'}\n"
    assert "warning: " in done.err
    assert "1 of 48 slots of presale (base)" in done.err
    assert str(folder / "replaced") in done.err


def test_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "shifts.toml").read_text()
    (tmp_path / "s.toml").write_text(before)
    said = json.loads(shiftplan(capsys, "import", folder, tmp_path / "s.toml", "--json").out)
    assert (said["kind"], said["rows"], said["findings"]) == ("shifts", 2, [])
    assert Path(said["replaced"]).read_text() == before


def test_a_kind_that_is_told_wins_over_the_heading(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text(folders.AGENTS)
    done = shiftplan(capsys, "import", folder, tmp_path / "a.csv", "--as", "forecast")
    assert done.code == 2
    assert "not sure" in done.err
    assert shiftplan(capsys, "import", folder, tmp_path / "a.csv", "--as", "people").code == 2

"""A new plan folder: whole or not at all, never over something else."""

import os
from pathlib import Path

import pytest

from shiftplan import files
from shiftplan.resources import shipped
from tests.files import folders
from tests.files.commands import shiftplan


def test_a_new_plan_opens_and_is_the_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "init", tmp_path / "mine", "--template", "small")
    assert (done.code, done.out) == (0, f"{tmp_path / 'mine'}\n")
    assert "agents.csv for the people" in done.err
    assert folders.snapshot(tmp_path / "mine") == folders.snapshot(shipped("configs") / "templates" / "small")
    assert files.read_plan(tmp_path / "mine").findings == ()
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_an_empty_folder_may_be_filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shiftplan(capsys, "init", tmp_path, "--template", "small").code == 0
    assert (tmp_path / "plan.toml").is_file()


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = shiftplan(capsys, "init", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "not an empty folder; nothing was written" in done.err
    assert folders.snapshot(tmp_path) == {"mine.txt": b"mine"}


def test_a_file_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").write_text("mine")
    assert shiftplan(capsys, "init", tmp_path / "mine").code == 2
    assert folders.snapshot(tmp_path) == {"mine": b"mine"}


def test_an_unknown_template_names_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "init", tmp_path / "x", "--template", "smal")
    assert done.code == 2
    assert "the nearest is small" in done.err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("call", ["mkdir", "rename"])
def test_a_disk_that_refuses_leaves_nothing(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        done = shiftplan(capsys, "init", tmp_path / "x")
    assert done.code == 2
    assert "No space left" in done.err or "full" in done.err
    assert list(tmp_path.iterdir()) == []

"""Copying a template: whole or not at all, and never over something."""

import shutil
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.errors import BadInput, StorageFailed


def test_a_template_becomes_a_plan_that_opens(tmp_path: Path) -> None:
    folder = planning.make_plan("small", tmp_path / "new" / "plan")
    assert planning.open_plan(folder).plan.agents


def test_every_template_is_listed_with_its_size() -> None:
    found = {template.id: template for template in planning.templates()}
    assert {"double11", "small", "midnight"} <= set(found)
    assert (found["double11"].agents, found["double11"].days) == (60, 14)


def test_an_unknown_template_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        planning.make_plan("duoble11", tmp_path / "plan")
    assert "double11" in str(refused.value.hint)
    assert not (tmp_path / "plan").exists()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BadInput, match="already there"):
        planning.make_plan("small", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StorageFailed, match="the disk is full"):
        planning.make_plan("small", tmp_path / "plan")
    assert list(tmp_path.iterdir()) == []

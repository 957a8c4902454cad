"""Machine code of the walk: where it is kept, when it is made."""

import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from shiftplan import machine_code


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that were begun instead of being begun."""
    found: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: found.append(command))
    return found


def test_what_a_session_of_tests_begins_with_is_there(started: list[list[str]]) -> None:
    machine_code.make_beside()
    assert machine_code.is_there()
    assert started == []


def test_after_an_installation_it_is_made_beside(
    started: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "not yet"))
    machine_code.make_beside()
    assert not machine_code.is_there()
    assert [command[1:] for command in started] == [["-m", "shiftplan.rota"]]


def test_the_folder_is_named_by_every_source_that_is_compiled() -> None:
    """Else a change of one of them would run the old code of the others."""
    named = {path for name in machine_code.SOURCES for path in machine_code.ROOM.glob(name)}
    compiled = {path for path in machine_code.ROOM.rglob("*.py") if "@entrance" in path.read_text("utf-8")}
    assert len(compiled) > 1
    assert compiled <= named


def test_another_copy_of_the_sources_has_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numba would not take the code of the first copy, so it must not count as being there."""
    monkeypatch.delenv("NUMBA_CACHE_DIR")
    here = machine_code.folder()
    monkeypatch.setattr(machine_code, "ROOM", Path(copytree(machine_code.ROOM, tmp_path / "rota")))
    assert machine_code.folder() != here
    assert not machine_code.is_there()

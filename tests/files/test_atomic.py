"""Whole and old, or whole and new: a failure at any step of a write changes nothing."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from shiftplan import files
from shiftplan.errors import ChangedUnderneath, MissingFile, StorageFailed
from shiftplan.files import locking
from shiftplan.files.atomic import SUFFIX, replace_all, write_text
from shiftplan.files.locking import LOCK, write_files
from shiftplan.files.stamps import Stamps
from tests.files import folders
from tests.files.test_plan import ROTA

OLD = {"one": b"old one", "two": b"old two", "gone": b"to be deleted"}
NEW: dict[str, bytes | None] = {"one": b"new one", "two": b"new two", "gone": None, "fresh": b"fresh"}
CODES = (errno.ENOSPC, errno.EROFS)


def old_files(folder: Path) -> Path:
    for name, content in OLD.items():
        (folder / name).write_bytes(content)
    return folder


class Failing:
    """A system call that fails at its nth call, and from then on as long as it lasts when `for_good`."""

    def __init__(self, real: Callable[..., Any], nth: int, code: int) -> None:
        self.real, self.nth, self.code, self.calls = real, nth, code, 0

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        if self.calls == self.nth:
            raise OSError(self.code, os.strerror(self.code))
        return self.real(*args, **kwargs)


def calls_of(name: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> int:
    """How often a whole write makes the call."""
    with monkeypatch.context() as patch:
        counting = Failing(getattr(os, name), 0, 0)
        patch.setattr(os, name, counting)
        replace_all(old_files(folder), NEW)
    return counting.calls


def test_all_files_are_written_and_deleted(tmp_path: Path) -> None:
    replace_all(old_files(tmp_path), NEW)
    assert folders.snapshot(tmp_path) == {
        name: content for name, content in NEW.items() if content is not None
    }


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("call", ["open", "fchmod", "write", "fsync", "close", "replace", "unlink"])
def test_a_failure_at_any_call_leaves_the_old_files(
    call: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "count").mkdir()
    count = calls_of(call, monkeypatch, tmp_path / "count")
    steps = range(1, min(count, 1 if call == "unlink" else count) + 1)
    assert len(steps) > 0
    for nth in steps:
        folder = tmp_path / f"{call}{nth}"
        folder.mkdir()
        old_files(folder)
        with monkeypatch.context() as patch:
            patch.setattr(os, call, Failing(getattr(os, call), nth, code))
            with pytest.raises(StorageFailed, match="nothing was changed"):
                replace_all(folder, NEW)
        assert folders.snapshot(folder) == OLD, (call, nth)


def test_a_short_write_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:3]))
    write_text(tmp_path / "x", "中文 and more")
    assert (tmp_path / "x").read_text("utf-8") == "中文 and more"


def test_a_disk_that_does_not_sync_folders_is_good_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "folders are not synced here")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    write_text(tmp_path / "x", "new")
    assert (tmp_path / "x").read_text() == "new"


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    write_text(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o640


def test_a_changed_file_stops_the_write_of_all(tmp_path: Path) -> None:
    stamps = Stamps.of(OLD)
    old_files(tmp_path)
    (tmp_path / "two").write_bytes(b"somebody's")
    with pytest.raises(ChangedUnderneath, match="two"):
        write_files(tmp_path, {"one": b"1", "two": b"2"}, stamps)
    assert folders.snapshot(tmp_path) == {**OLD, "two": b"somebody's"}


@pytest.mark.parametrize("appeared", [True, False])
def test_a_file_that_came_or_went_has_changed(appeared: bool, tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"x")
    stamps = Stamps.of({"one": None if appeared else b"x"})
    if not appeared:
        (tmp_path / "one").unlink()
    with pytest.raises(ChangedUnderneath):
        write_files(tmp_path, {"one": b"1"}, stamps)


def test_what_a_killed_writer_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / f".123-abc{SUFFIX}").write_text("half")
    write_files(tmp_path, {"one": b"1"}, Stamps(digests={}))
    assert folders.snapshot(tmp_path) == {"one": b"1"}


def test_a_lock_held_too_long_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "LOCK_SECONDS", 0.05)
    with FileLock(tmp_path / LOCK), pytest.raises(StorageFailed, match="another shiftplan"):
        write_files(tmp_path, {"one": b"1"}, Stamps(digests={}))
    assert folders.snapshot(tmp_path) == {}


def test_a_folder_that_went_away_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="not a folder any more"):
        write_files(tmp_path / "gone", {"one": b"1"}, Stamps(digests={}))


def test_a_read_only_folder_refuses_the_lock_with_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = files.read_plan(folder).stamps
    before = folders.snapshot(folder)
    monkeypatch.setattr(os, "open", Failing(os.open, 1, errno.EROFS))
    with pytest.raises(StorageFailed, match="the disk is read-only; nothing was changed"):
        files.write_rota(folder, ROTA, stamps)
    assert folders.snapshot(folder) == before


KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from shiftplan.files.atomic import replace_all
real, left = getattr(os, sys.argv[2]), int(sys.argv[3])
def dying(*args, **kwargs):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **kwargs)
setattr(os, sys.argv[2], dying)
replace_all(Path(sys.argv[1]), {"one": b"new one"})
"""


@pytest.mark.parametrize(
    ("call", "nth"), [("write", 1), ("fsync", 1), ("fsync", 2), ("replace", 1), ("fsync", 3)]
)
def test_a_killed_writer_leaves_a_whole_file(call: str, nth: int, tmp_path: Path) -> None:
    old_files(tmp_path)
    command = [sys.executable, "-c", KILLED_WHILE_WRITING, str(tmp_path), call, str(nth)]
    assert subprocess.run(command, check=False).returncode == -9
    assert (tmp_path / "one").read_bytes() in {b"old one", b"new one"}
    write_files(tmp_path, {"one": b"later"}, Stamps.of({"one": (tmp_path / "one").read_bytes()}))
    assert folders.snapshot(tmp_path) == {**OLD, "one": b"later"}


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="cannot write in"):
        write_text(tmp_path / "none" / "x", "y")

"""What the journal does with files that are not its own, damaged, newer, or may not be written."""

import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from shiftplan.domain.record import ItemState
from shiftplan.errors import BadInput, MissingFile, ShiftplanError, StorageFailed
from shiftplan.journal import Journal
from shiftplan.journal.schema import APPLICATION, MIGRATIONS, VERSION

NOBODY = 65534
ROOT = Path(__file__).parents[2]


def tick(folder: Path) -> None:
    Journal(folder).items.put("pre_event", "x", ItemState.DONE, "", "li")


def both_refuse(folder: Path, error: type[ShiftplanError], match: str) -> None:
    with pytest.raises(error, match=match):
        tick(folder)
    with pytest.raises(error, match=match):
        Journal(folder).items.newest("pre_event")


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"notes of the duty lead, not a database\n" * 40)
    before = (tmp_path / "journal.db").read_bytes()
    both_refuse(tmp_path, StorageFailed, "damaged or is no journal")
    assert (tmp_path / "journal.db").read_bytes() == before


def test_a_damaged_journal_is_left_alone(tmp_path: Path) -> None:
    tick(tmp_path)
    path = tmp_path / "journal.db"
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 4] = b"\xff" * (4096 * 3)
    path.write_bytes(content)
    with pytest.raises(StorageFailed, match="damaged"):
        Journal(tmp_path).items.newest("pre_event")
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "journal.db")
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    before = (tmp_path / "journal.db").read_bytes()
    both_refuse(tmp_path, BadInput, "another program")
    assert (tmp_path / "journal.db").read_bytes() == before


def test_a_newer_journal_is_left_alone(tmp_path: Path) -> None:
    tick(tmp_path)
    connection = sqlite3.connect(tmp_path / "journal.db")
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    both_refuse(tmp_path, BadInput, "newer shiftplan")


def test_an_empty_file_becomes_a_journal(tmp_path: Path) -> None:
    (tmp_path / "journal.db").touch()
    tick(tmp_path)
    assert Journal(tmp_path).items.newest("pre_event")["x"].state is ItemState.DONE


def test_a_new_journal_has_mark_version_and_write_ahead_log(tmp_path: Path) -> None:
    tick(tmp_path)
    connection = sqlite3.connect(tmp_path / "journal.db")
    pragmas = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version", "journal_mode")
    ]
    connection.close()
    assert pragmas == [APPLICATION, VERSION, "wal"]
    assert len(MIGRATIONS) == VERSION


def test_a_folder_in_the_journals_place(tmp_path: Path) -> None:
    (tmp_path / "journal.db").mkdir()
    both_refuse(tmp_path, StorageFailed, "journal.db")


def test_no_such_folder(tmp_path: Path) -> None:
    both_refuse(tmp_path / "gone", MissingFile, "no folder")


def in_a_child(code: str, folder: Path) -> str:
    """What a child prints that cannot write as it likes."""
    setup = (
        "import os, resource, signal, sys\nfrom pathlib import Path\nfrom tests.journal.child import tick\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", setup + code, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


def test_a_read_only_folder_is_read_but_not_written() -> None:
    """Root may write anywhere, so the child becomes nobody; the folder lies where nobody can reach it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tick(folder)
        folder.chmod(0o555)
        code = f"os.getuid() or os.setuid({NOBODY})\nprint(*tick(Path(sys.argv[1])), sep='|')"
        failure, states = in_a_child(code, folder).split("|")
        folder.chmod(0o700)
        assert failure.startswith("StorageFailed: ")
        assert "readonly" in failure
        assert states == "['done']"
        assert [path.name for path in folder.iterdir()] == ["journal.db"]


def test_a_full_disk_is_told_and_everything_before_it_is_kept(tmp_path: Path) -> None:
    tick(tmp_path)
    limit = (tmp_path / "journal.db").stat().st_size
    code = (
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "print(*tick(Path(sys.argv[1]), 'x' * 200_000), sep='|')"
    )
    failure, states = in_a_child(code, tmp_path).split("|")
    assert failure.startswith("StorageFailed: the disk did not take the entry")
    assert states == "['done']"
    assert len(Journal(tmp_path).items.history("pre_event")) == 1


def test_a_journal_whose_beginning_was_killed_is_begun_again(tmp_path: Path) -> None:
    """Killed between the switch to the write-ahead log and the tables: a file with neither mark nor table."""
    connection = sqlite3.connect(tmp_path / "journal.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    assert Journal(tmp_path).items.newest("pre_event") == {}
    tick(tmp_path)
    assert list(Journal(tmp_path).items.newest("pre_event")) == ["x"]

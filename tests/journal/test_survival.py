"""What was acknowledged is there: after kill -9, and with several programs writing at once."""

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from shiftplan.domain.record import ItemState
from shiftplan.journal import Journal

MANY = 100_000
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Journal(tmp_path).incidents.open("incident_price", "", "li")
    return tmp_path


def child(folder: Path, name: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.journal.child", str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def texts(folder: Path) -> list[str]:
    (incident,) = Journal(folder).incidents.all()
    return [line.text for line in incident.lines]


@pytest.mark.parametrize("seed", range(4))
def test_kill_9_takes_nothing_that_was_acknowledged(folder: Path, seed: int) -> None:
    """The child is killed while it writes, after a random number of acknowledged lines."""
    lines = random.Random(seed).randint(1, 40)
    name = f"killed{seed}"
    with child(folder, name, MANY) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        acknowledged += process.stdout.readlines()
    whole = [line for line in acknowledged if line.endswith("\n")]
    kept = texts(folder)
    assert len(whole) >= lines
    assert kept[: len(whole)] == [f"{name} {line.strip()}" for line in whole]
    assert len(kept) <= len(whole) + 1  # at most the one line that was on its way
    Journal(folder).incidents.log(1, "and it goes on", "li")
    assert texts(folder)[-1] == "and it goes on"


def test_two_programs_at_once_lose_nothing(folder: Path) -> None:
    both = [child(folder, name, 40) for name in ("a", "b")]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    for process in both:
        assert process.stdout is not None
        process.stdout.close()
    for name in ("a", "b"):
        own = [text for text in texts(folder) if text.startswith(name)]
        assert own == [f"{name} {number}" for number in range(40)]


def test_many_begin_the_same_journal_at_once(tmp_path: Path) -> None:
    """The first write makes the file; whoever comes at the same moment must neither fail nor lose his."""
    for round_ in range(10):
        folder = tmp_path / str(round_)
        folder.mkdir()

        def tick(number: int, folder: Path = folder) -> None:
            Journal(folder).items.put("pre_event", f"item{number}", ItemState.DONE, "", "li")

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(tick, range(6)))
        assert len(Journal(folder).items.newest("pre_event")) == 6

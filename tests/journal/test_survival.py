"""What was acknowledged is there: after kill -9, and with several programs writing at once."""

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from shiftplan.domain.incident_events import Written
from shiftplan.domain.record import ItemState
from shiftplan.journal import Journal

MANY = 100_000
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Journal(tmp_path).incidents.open("incident_price", "", "li")
    return tmp_path


def child(folder: Path, name: str, count: int, what: str = "log") -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.journal.child", str(folder), name, str(count), what]
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


@pytest.mark.parametrize("seed", range(4, 8))
def test_kill_9_takes_no_note_no_answer_and_no_event_that_was_acknowledged(folder: Path, seed: int) -> None:
    """Each of the three lies whole in the journal, in the order of writing, and nothing is half there."""
    rounds, name = random.Random(seed).randint(1, 25), f"killed{seed}"
    with child(folder, name, MANY, "note") as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline() for _ in range(rounds)]
        process.kill()
        acknowledged += process.stdout.readlines()
    told = [f"{name} {line.strip()}" for line in acknowledged if line.endswith("\n")]
    journal = Journal(folder)
    (step,) = journal.incidents.all()[0].steps
    item = journal.items.newest("pre_event")["legal_list_signed"]
    kept = (
        [note.text for note in item.notes],
        [note.text for note in step.notes],
        [event.content for event in journal.events.all("log")],
    )
    assert len(told) >= rounds
    for found in kept:
        assert found[: len(told)] == told
        assert len(found) <= len(told) + 1  # at most the one that was on its way
    assert (item.done, step.done, step.reason, item.since) == (True, True, "lost", item.notes[0].at)
    journal.items.put("pre_event", "legal_list_signed", ItemState.OPEN, "", "li", "and it goes on")
    assert journal.items.newest("pre_event")["legal_list_signed"].notes[-1].text == "and it goes on"


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


@pytest.mark.parametrize("seed", range(2))
def test_kill_9_takes_no_decision_and_no_tick(folder: Path, seed: int) -> None:
    """What is told of an incident, and its steps, are as safe as its lines."""
    wanted = random.Random(seed).randint(3, 25)
    with child(folder, "killed", MANY, "lead") as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline() for _ in range(wanted)]
        process.kill()
        acknowledged += process.stdout.readlines()
    numbers = [int(line) for line in acknowledged if line.endswith("\n")]
    (incident,) = Journal(folder).incidents.all()
    decided = [one.text for one in incident.all(Written)]
    ticked = [step.step for step in incident.changes if step.done]
    assert set(decided) >= {f"killed {number}" for number in numbers if number % 2 == 0}
    assert set(ticked) >= {f"step_{number}" for number in numbers if number % 2}
    assert len(decided) + len(ticked) <= len(numbers) + 1


def test_two_programs_lead_the_same_incident_and_each_its_own(folder: Path) -> None:
    second = Journal(folder).incidents.open("incident_flood", "", "wang")
    both = [child(folder, "a", 30, "lead"), child(folder, "b", 30, "lead")]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    for process in both:
        assert process.stdout is not None
        process.stdout.close()
    one, two = Journal(folder).incidents.all()
    for name in ("a", "b"):
        told = [
            each.content.text for each in one.told if isinstance(each.content, Written) and each.who == name
        ]
        assert told == [f"{name} {number}" for number in range(0, 30, 2)]
    assert (two.id, two.told, two.changes) == (second, (), ())

"""A command that writes tells on stderr who else has the plan open."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.planning.machine import Machine
from shiftplan.planning.presence import Presence
from tests.files.commands import shiftplan

DAY = "2027-11-10"


@pytest.fixture
def plan(tmp_path: Path) -> str:
    return str(planning.make_plan("small", tmp_path / "plan"))


@pytest.fixture
def li(plan: str) -> Iterator[Presence]:
    machine = Machine("till-2", "another machine", 4711, "1")
    presence = Presence(Path(plan), machine, "li", lambda: datetime(2027, 10, 20, 6, 2, tzinfo=UTC))
    presence.come()
    yield presence
    presence.leave()


@pytest.mark.usefixtures("li")
@pytest.mark.parametrize(
    "words",
    [
        ("edit", "PLAN", "set", "s01", DAY, "late"),
        ("edit", "PLAN", "leave", "s01", DAY),
        ("edit", "PLAN", "set", "s01", DAY, "late", "--json"),
    ],
)
def test_one_line_tells_who_has_it_open(
    plan: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    done = shiftplan(capsys, *(plan if word == "PLAN" else word for word in words))
    assert done.code == 0
    told = [line for line in done.err.splitlines() if "open" in line]
    assert told == ["note: li has this plan open since 10-20 14:02 on till-2"]
    assert "till-2" not in done.out


@pytest.mark.usefixtures("li")
def test_a_command_that_only_reads_says_nothing(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "li has" not in shiftplan(capsys, "history", plan).err
    assert "li has" not in shiftplan(capsys, "edit", "--help").err
    assert "li has" not in shiftplan(capsys, "forecast", plan).err
    assert "li has" in shiftplan(capsys, "undo", plan).err


def test_nobody_there_is_not_mentioned(plan: str, li: Presence, capsys: pytest.CaptureFixture[str]) -> None:
    li.leave()
    done = shiftplan(capsys, "edit", plan, "set", "s01", DAY, "late")
    assert (done.code, done.err) == (0, "")


@pytest.mark.usefixtures("li")
def test_doctor_tells_it_too(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "li has this plan open" in shiftplan(capsys, "doctor", plan).out
    told = json.loads(shiftplan(capsys, "doctor", plan, "--json").out)["plan"]
    assert (told["folder"], told["writable"]) == (plan, "true")
    assert "till-2" in told["window_1"]
    assert shiftplan(capsys, "doctor", f"{plan}-not").code == 2

"""`shiftplan incident PLAN absent`, for real: noted, repaired, taken, published, told in the timeline."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run

pytestmark = pytest.mark.slow
DAY = "2027-11-11"
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = planning.make_plan("small", tmp_path / "plan")
    assert run(["--lang", "en", "solve", str(folder), "--work", "200"]) == 0
    return folder


@pytest.fixture
def say(plan: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    capsys.readouterr()

    def typed(command: str, *words: str) -> tuple[int, str, str]:
        code = run(["--lang", "en", command, str(plan), *words])
        out, err = capsys.readouterr()
        return code, out, err

    return typed


def working(plan: Path) -> list[str]:
    rota = planning.open_plan(plan).rota
    assert rota is not None
    return [one.agent for one in rota.assignments if str(one.day) == DAY]


def test_an_absence_goes_straight_into_a_repair(plan: Path, say: Say) -> None:
    one, two = working(plan)[:2]
    say("publish", "--note", "for all")
    say("incident", "declare", "E3", "--title", "two are ill")
    before = (plan / "rota.csv").read_bytes()
    words = ("1", one, two, "--day", DAY, "--reason", "flu", "--seconds", "4")
    code, out, _ = say("incident", "absent", *words, "--json")
    told = json.loads(out)
    assert code in (0, 4)
    assert told["incident"] == "E3-1"
    assert told["absent"] == [{"agents": [one, two], "day": DAY, "since": None, "reason": "flu"}]
    assert told["lost_shifts"] == 2
    assert told["proposed"]
    assert (plan / "rota.csv").read_bytes() == before  # a proposal, until somebody takes it
    assert say("proposal", "--take")[0] == 0
    assert not {one, two} & set(working(plan))
    assert say("publish", "--note", "two are ill")[0] == 0
    timeline = json.loads(say("incident", "timeline", "1", "--json")[1])["timeline"]
    kinds = [entry["kind"] for entry in timeline]
    assert kinds == ["declared", "severity", "absent", "edit", "published"]
    names = [planning.open_plan(plan).plan.agent[each].name for each in (one, two)]
    assert timeline[2]["text"] == f"missing on 11-11 Thu: {', '.join(names)} (flu)"
    page = say("incident", "report", "1")[1]
    assert "published v0002" in page


def test_without_an_incident_and_without_a_shift_there_is_nothing_to_mend(plan: Path, say: Say) -> None:
    opened = planning.open_plan(plan)
    assert opened.rota is not None
    cells = ((one.id, day) for day in opened.plan.grid.dates for one in opened.plan.agents)
    agent, day = next(cell for cell in cells if opened.rota.at(*cell) is None)
    code, out, _ = say("incident", "absent", agent, "--day", str(day))
    assert code == 0
    assert f"missing on {day:%m-%d}" in out
    assert "nothing to repair" in out

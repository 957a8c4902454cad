"""`shiftplan proposal` and `solve --propose` as they are typed, and what of a rota `solve` may change."""

import json
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run
from shiftplan.domain.outcome import Outcome, Status
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.planning.solve_keeper import Keeper

DAY, OTHER = "2027-11-10", "2027-11-11"
BRIEFLY = ("--work", "200")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return planning.make_plan("small", tmp_path / "plan")


@pytest.fixture
def proposed(plan: Path) -> Path:
    """Three shifts are proposed where there is none."""
    opened = planning.open_plan(plan)
    rota = Rota.of([duty(opened, 0, 0), duty(opened, 1, 0), duty(opened, 0, 1)])
    outcome = Outcome(status=Status.FEASIBLE, seconds=1.0, objective=9.0, bound=8.0, rota=rota)
    Keeper(opened, planning.need_of(opened.plan)).finish(outcome, propose=True)
    return plan


def duty(opened: planning.OpenPlan, agent: int, day: int, shift: str = "early_a") -> Assignment:
    who = opened.plan.agents[agent]
    return Assignment(agent=who.id, day=opened.plan.grid.dates[day], shift=shift, queue=who.queues[0])


def typed(command: str, folder: Path, *words: str) -> int:
    return run(["--lang", "en", command, str(folder), *words])


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def rota_of(folder: Path) -> Rota:
    return planning.open_plan(folder).rota or Rota()


def test_what_differs_is_shown_with_what_it_does(proposed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("proposal", proposed) == 0
    shown = capsys.readouterr().out
    assert "proposed by a solve on" in shown
    assert "everybody, all days" in shown
    assert "at most 11.11% above the best" in shown
    assert "3 cells differ" in shown
    assert "0 night shifts now, 0 proposed" in shown
    assert "short of" in shown
    assert not (proposed / "rota.csv").exists()


def test_the_same_as_data(proposed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("proposal", proposed, "--json") == 0
    data = answer(capsys)
    assert (data["source"], data["status"], data["done"]) == ("solve", "feasible", True)
    assert data["gap"] == pytest.approx(1 / 9)
    assert [(one["agent"], one["day"], one["edited_since"]) for one in data["cells"]] == [
        ("s01", DAY, False),
        ("s01", OTHER, False),
        ("s02", DAY, False),
    ]
    assert data["effect"]["shortage_change"] < 0
    assert data["effect"]["violations_change"] == 0
    assert {"now", "proposed"} == set(data["nights"])


def test_a_part_and_then_the_rest_are_taken(proposed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("proposal", proposed, "--take", "--agents", "s01", "--days", DAY, "--json") == 0
    assert len(answer(capsys)["cells"]) == 1
    assert len(rota_of(proposed).assignments) == 1
    assert typed("proposal", proposed, "--take", "--agents", "s03") == 0
    assert "the proposal changes nothing there" in capsys.readouterr().out
    assert typed("proposal", proposed, "--take") == 0
    assert "2 cells changed" in capsys.readouterr().out
    assert len(rota_of(proposed).assignments) == 3
    assert not (proposed / "proposal").exists()
    assert typed("undo", proposed, "2") == 0
    assert not rota_of(proposed).assignments


def test_what_was_edited_since_stays_unless_over_is_said(
    proposed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("edit", proposed, "set", "s01", DAY, "late") == 0
    capsys.readouterr()
    assert typed("proposal", proposed) == 0
    shown = capsys.readouterr().out
    assert "edited since" in shown
    assert "--over" in shown
    assert typed("proposal", proposed, "--take", "--agents", "s01", "--days", DAY, "--over") == 0
    assert rota_of(proposed).at("s01", planning.open_plan(proposed).plan.grid.dates[0]) is not None
    assert rota_of(proposed).assignments[0].shift == "early_a"
    assert typed("undo", proposed) == 0
    capsys.readouterr()
    assert typed("proposal", proposed, "--take") == 0
    assert "edited by somebody since" in capsys.readouterr().err
    assert rota_of(proposed).assignments[0].shift == "late"


def test_dropped_it_is_gone(proposed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("proposal", proposed, "--drop") == 0
    assert "dropped" in capsys.readouterr().out
    assert typed("proposal", proposed, "--drop", "--json") == 0
    assert answer(capsys) == {"dropped": False}
    assert typed("proposal", proposed) == 2
    assert "nothing is proposed" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("--take", "--drop"), ("--days", "tomorrow"), ("--agents", "nobody")])
def test_what_makes_no_sense_is_refused(
    proposed: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("proposal", proposed, *words) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_a_proposal_that_is_no_rota_is_told(proposed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (proposed / "proposal" / "rota.csv").write_text("nothing of the sort\n")
    assert typed("proposal", proposed) == 2
    assert "proposal/rota.csv" in capsys.readouterr().err
    assert typed("proposal", proposed, "--drop") == 0


def test_solve_is_one_edit_or_a_proposal(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("solve", plan, *BRIEFLY, "--json") == 0
    data = answer(capsys)
    assert (data["edits"], data["proposed"], data["left"]) == ([1], False, [])
    whole = (plan / "rota.csv").read_bytes()
    assert typed("edit", plan, "clear", "all", DAY) == 0
    before = (plan / "rota.csv").read_bytes()
    assert typed("solve", plan, *BRIEFLY, "--days", DAY, "--propose") == 0
    assert (plan / "rota.csv").read_bytes() == before
    capsys.readouterr()
    assert typed("proposal", plan, "--json") == 0
    data = answer(capsys)
    assert {one["day"] for one in data["cells"]} == {DAY}
    assert data["scope"]["days"] == [DAY]
    assert typed("undo", plan) == 0
    assert (plan / "rota.csv").read_bytes() == whole


def test_only_one_person_changes(plan: Path) -> None:
    assert typed("solve", plan, *BRIEFLY) == 0
    assert typed("edit", plan, "clear", "s01,s02", "all") == 0
    before = rota_of(plan)
    assert typed("solve", plan, *BRIEFLY, "--agents", "s01") == 0
    after = rota_of(plan)
    assert set(before.assignments) < set(after.assignments)
    assert {one.agent for one in set(after.assignments) - set(before.assignments)} == {"s01"}
    assert after.facts is not None
    assert after.facts.bound is None


def test_a_repair_is_one_edit_or_a_proposal(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("solve", plan, *BRIEFLY) == 0
    before = (plan / "rota.csv").read_bytes()
    who = next(one.agent for one in rota_of(plan).assignments if str(one.day) == OTHER)
    absent = ("--absent", who, "--day", OTHER, "--seconds", "2")
    assert typed("repair", plan, *absent, "--propose") == 0
    assert (plan / "rota.csv").read_bytes() == before
    capsys.readouterr()
    assert typed("proposal", plan) == 0
    assert "proposed by a repair" in capsys.readouterr().out
    assert typed("repair", plan, "--seconds", "2") == 0
    assert "written as edit 2" in capsys.readouterr().err
    assert (plan / "rota.csv").read_bytes() != before
    assert typed("undo", plan) == 0
    assert (plan / "rota.csv").read_bytes() == before

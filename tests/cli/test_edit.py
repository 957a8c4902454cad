"""`shiftplan edit`, `undo`, `redo`, `history` and `goto`, as they are typed."""

import json
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run

DAY, NEXT = "2027-11-10", "2027-11-11"


@pytest.fixture
def plan(tmp_path: Path) -> str:
    return str(planning.make_plan("small", tmp_path / "plan"))


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert run(list(words)) == code
    out = capsys.readouterr()
    return out.out if code == 0 else out.err


def data(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(said(capsys, *words, "--json"))


def works(plan: str) -> dict[tuple[str, str], str]:
    rota = planning.open_plan(Path(plan)).rota
    return {(one.agent, str(one.day)): one.shift for one in rota.assignments} if rota else {}


def test_an_edit_answers_with_what_changed_and_what_it_did(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(capsys, "edit", plan, "set", "s01,赵安然", DAY, "晚")
    assert "edit 1: 2 cells changed" in text
    assert "short of" in text
    assert works(plan) == {("s01", DAY): "late", ("s02", DAY): "late"}
    found = data(capsys, "edit", plan, "set", "s03", DAY, "late")
    assert (found["written"], found["edits"], found["hard_violations"]) == (True, [2], 1)
    assert [(one["code"], bool(one["source"])) for one in found["broken"]] == [("night", True)]
    assert found["cells"][0]["after"]["shifts"][0]["shift"] == "late"
    assert found["shortage_change"] < 0


def test_nothing_is_written_by_a_dry_run(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "edit", plan, "set", "s01", DAY, "late", "--dry-run")
    assert (found["written"], found["edits"], len(found["cells"])) == (False, [], 1)
    assert works(plan) == {}
    assert "nothing was written" in said(capsys, "edit", plan, "set", "s01", DAY, "late", "--dry-run")


def test_every_sort_of_edit_and_back(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "edit", plan, "set", "s01", f"{DAY}..{NEXT}", "late")
    said(capsys, "edit", plan, "set", "s02", DAY, "mid", "--queue", "售前")
    said(capsys, "edit", plan, "swap", "s01", DAY, "s02")
    assert works(plan)["s01", DAY] == "mid"
    said(capsys, "edit", plan, "swap", "s01", DAY, "s02", "2027-11-12")
    assert works(plan) == {("s01", NEXT): "late", ("s02", DAY): "late", ("s02", "2027-11-12"): "mid"}
    said(capsys, "edit", plan, "copy", "s02", DAY, "s04", NEXT)
    said(capsys, "edit", plan, "fill", "s04,s05,s06", NEXT)
    assert works(plan)["s06", NEXT] == "late"
    said(capsys, "edit", plan, "leave", "s06", NEXT, "--note", "=wedding")
    said(capsys, "edit", plan, "absent", "s05", NEXT)
    assert ("s06", NEXT) not in works(plan)
    said(capsys, "edit", plan, "back", "s05,s06", NEXT)
    said(capsys, "edit", plan, "lock", "all", NEXT)
    said(capsys, "edit", plan, "unlock", "s01", "all")
    said(capsys, "edit", plan, "clear", "s02", "all")
    kinds = [edit["kind"] for edit in data(capsys, "history", plan)["edits"]]
    assert kinds == [
        "set", "set", "swap", "swap", "copy", "fill", "leave", "absent", "back", "lock", "unlock", "clear",
    ]  # fmt: skip
    back = data(capsys, "undo", plan, "12")
    assert back["edits"] == list(range(12, 0, -1))
    assert works(plan) == {}
    assert data(capsys, "redo", plan, "12")["edits"] == list(range(1, 13))


def test_the_history_is_told_filtered_and_jumped_through(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "no edits" in said(capsys, "history", plan)
    for shift in ("late", "mid", "dusk"):
        said(capsys, "edit", plan, "set", "s01", DAY, shift)
    said(capsys, "edit", plan, "leave", "s02", NEXT)
    assert [edit["number"] for edit in data(capsys, "history", plan, "--agent", "s01")["edits"]] == [1, 2, 3]
    assert [edit["number"] for edit in data(capsys, "history", plan, "--day", NEXT)["edits"]] == [4]
    assert [edit["number"] for edit in data(capsys, "history", plan, "--kind", "leave")["edits"]] == [4]
    assert data(capsys, "history", plan, "--who", "nobody here")["edits"] == []
    assert [edit["number"] for edit in data(capsys, "history", plan, "--last", "2")["edits"]] == [3, 4]
    said(capsys, "goto", plan, "1")
    assert works(plan) == {("s01", DAY): "late"}
    found = data(capsys, "history", plan)
    assert (found["at"], found["undo"], found["redo"]) == (1, 1, 3)
    assert [edit["state"] for edit in found["edits"]] == ["done", "undone", "undone", "undone"]
    said(capsys, "goto", plan, "4")
    text = said(capsys, "history", plan)
    assert "leave" in text
    assert "holds" in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("edit", "PLAN", "set", "s99", DAY, "late"), "nobody is called s99"),
        (("edit", "PLAN", "set", "s01", "2027-12-01", "late"), "2027-12-01 lies outside the plan"),
        (("edit", "PLAN", "set", "s01", f"{NEXT}..{DAY}", "late"), "ends before it begins"),
        (("edit", "PLAN", "set", "s01", "tomorrow", "late"), "tomorrow is no day"),
        (("edit", "PLAN", "set", "s01", DAY, "nope"), "there is no shift nope"),
        (("edit", "PLAN", "set", "s01", DAY, "late", "--queue", "x"), "there is no queue x"),
        (("edit", "PLAN", "set", "s01", DAY, "late", "--start", "9 pm"), "no time of day"),
        (("edit", "PLAN", "swap", "s01", f"{DAY}..{NEXT}", "s02", DAY), "as many days"),
        (("edit", "PLAN", "leave", "s01", DAY, "--note", "x" * 501), "500"),
        (("undo", "PLAN"), "there is nothing left to undo"),
        (("redo", "PLAN"), "there is nothing left to redo"),
        (("goto", "PLAN", "7"), "edit 7 is not on the line"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(
    plan: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    text = said(capsys, *(plan if word == "PLAN" else word for word in words), code=2)
    assert told in text
    assert "Traceback" not in text
    assert works(plan) == {}


def test_nothing_to_change_is_no_edit(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing to change" in said(capsys, "edit", plan, "clear", "s01", DAY)
    assert data(capsys, "history", plan)["edits"] == []


def test_publishing_against_a_rule_takes_a_reason(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "edit", plan, "set", "s06", "2027-11-12", "late")  # on leave that day
    assert "--reason" in said(capsys, "publish", plan, code=1)
    assert data(capsys, "publish", plan, "--reason", "agreed")["reason"] == "agreed"
    said(capsys, "edit", plan, "set", "s03", DAY, "late")
    assert "breaks the law" in said(capsys, "publish", plan, "--reason", "agreed", code=1)

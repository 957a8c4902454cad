"""`shiftplan publish`, `versions`, `confirm` and `revert`, as they are typed."""

import json
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run

DAY, NEXT = "2027-11-10", "2027-11-11"


@pytest.fixture
def plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Two people at work, published, then one of them on another shift."""
    folder = str(planning.make_plan("small", tmp_path / "plan"))
    said(capsys, "edit", folder, "set", "s01,s02", DAY, "mid")
    said(capsys, "publish", folder, "--note", "sent\non Monday")
    said(capsys, "edit", folder, "set", "s02", DAY, "late")
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0, language: str = "en") -> str:
    assert run(["--lang", language, *words]) == code
    out = capsys.readouterr()
    return out.out if code == 0 else out.err


def data(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(said(capsys, *words, "--json"))


def snapshot(plan: str) -> dict[str, bytes]:
    """Every file but the journal's and the lock."""
    files = (path for path in Path(plan).rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in files if path.name.endswith((".csv", ".toml", ".txt"))}


def test_the_list_of_versions(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "versions", plan)
    assert all(word in text for word in ("v0001", "sent on Monday", "0/2", "as published"))
    (only,) = data(capsys, "versions", plan)["versions"]
    assert (only["name"], only["shifts"], only["people"], only["state"]) == ("v0001", 2, 2, "whole")
    assert only["note"] == "sent on Monday"
    assert only["hours_short"] > 0
    assert [one["agent"] for one in only["missing"]] == ["s01", "s02"]


def test_what_changed_since(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "versions", plan, "--diff", "v1")
    (change,) = found["changes"]
    assert (found["from"], found["to"]) == ("v0001", "now")
    assert (change["agent"], change["day"], change["breaks_only"]) == ("s02", DAY, False)
    assert [change[side]["shifts"][0]["shift"] for side in ("before", "after")] == ["mid", "late"]
    assert "from v0001 to now: 1 cell changed, of 1 person" in said(capsys, "versions", plan, "--diff", "1")
    assert data(capsys, "versions", plan, "--diff", "1", "last")["changes"] == []
    back = data(capsys, "versions", plan, "--diff", "now", "v0001")["changes"]
    assert [one["after"]["shifts"][0]["shift"] for one in back] == ["mid"]


def test_confirmations(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "confirm", plan, "--agent", "s01")
    assert "v0001: confirmed by 1 of 2 people" in text
    assert "not yet: " in text
    assert "1/2" in said(capsys, "versions", plan)
    found = data(capsys, "confirm", plan, "--all", "--version", "v0001")
    assert ([one["agent"] for one in found["confirmed"]], found["missing"]) == (["s01", "s02"], [])
    found = data(capsys, "confirm", plan, "--agent", "s01", "--take-back")
    assert [one["agent"] for one in found["missing"]] == ["s01"]
    assert data(capsys, "confirm", plan) == found


def test_back_to_a_version_and_undone(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(plan)
    assert data(capsys, "revert", plan, "v0001", "--dry-run")["written"] is False
    assert snapshot(plan) == before
    found = data(capsys, "revert", plan, "last")
    assert (found["written"], [one["agent"] for one in found["cells"]]) == (True, ["s02"])
    assert data(capsys, "versions", plan, "--diff", "1")["changes"] == []
    assert "take over" in said(capsys, "history", plan)
    assert "nothing to change" in said(capsys, "revert", plan, "1")
    said(capsys, "undo", plan)
    assert snapshot(plan) == before


@pytest.mark.parametrize("language", ["en", "zh"])
def test_faults_are_a_sentence_and_nothing_is_lost(
    plan: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    touched = Path(plan) / "published" / "v0001.csv"
    for words in (
        ("revert", plan, "v0009"),
        ("versions", plan, "--diff", "7"),
        ("versions", plan, "1"),
        ("confirm", plan, "--agent", "nobody"),
        ("confirm", plan, "--agent", "s05"),
        ("confirm", plan, "--take-back"),
        ("confirm", plan, "--version", "9"),
    ):
        before = snapshot(plan)
        assert "Traceback" not in said(capsys, *words, code=2, language=language)
        assert snapshot(plan) == before
    touched.write_bytes(touched.read_bytes().replace(b"mid", b"late"))
    before = snapshot(plan)
    text = said(capsys, "revert", plan, "v0001", code=2, language=language)
    assert ("edited outside" if language == "en" else "在外面被改过") in text
    assert snapshot(plan) == before
    assert ("edited outside" if language == "en" else "在外面被改过") in said(
        capsys, "versions", plan, language=language
    )


def test_before_anything_was_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(planning.make_plan("small", tmp_path / "plan"))
    assert "nothing was published yet" in said(capsys, "versions", folder)
    assert data(capsys, "versions", folder) == {"versions": []}
    for command in (("confirm", folder), ("revert", folder, "1"), ("versions", folder, "--diff", "1")):
        assert "nothing was published yet" in said(capsys, *command, code=2)


def test_a_note_of_half_characters_or_too_long(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert data(capsys, "publish", plan, "--note", "half \ud83d")["note"] == "half \\ud83d"
    assert "500" in said(capsys, "publish", plan, "--note", "x" * 501, code=2)
    assert len(data(capsys, "versions", plan)["versions"]) == 2

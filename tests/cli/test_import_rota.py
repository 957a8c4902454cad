"""`shiftplan import --as rota`: shown and judged first, written as one edit, taken back by undo."""

import json
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli import import_
from tests.files.commands import Done, shiftplan

DAY, NEXT = "2027-11-10", "2027-11-11"


@pytest.fixture
def plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = planning.make_plan("small", tmp_path / "plan")
    shiftplan(capsys, "edit", folder, "set", "s01,s02", DAY, "early_a")
    return folder


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """s01 late at night and off the next day, s02 as it was, s03 new on the next day."""
    path = tmp_path / "back.csv"
    path.write_text("id,11-10,11-11\ns01,晚,晚\ns02,早,休\ns03,,mid\n", encoding="gb18030")
    return path


def works(plan: Path) -> dict[tuple[str, str], str]:
    rota = planning.open_plan(plan).rota
    return {(one.agent, str(one.day)): one.shift for one in rota.assignments} if rota else {}


def answering(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, *words: object
) -> Done:
    """At a terminal where somebody gives this answer."""
    monkeypatch.setattr(import_, "at_terminal", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: answer)
    return shiftplan(capsys, *words)


def test_nothing_is_written_before_a_yes(
    plan: Path, sheet: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = works(plan)
    words = ("import", plan, sheet, "--as", "rota")
    shown = shiftplan(capsys, *words)
    assert shown.code == 0
    assert "the file changes 3 cells:" in shown.out
    assert "short of" in shown.out
    assert "add --yes" in shown.out
    assert shiftplan(capsys, *words, "--yes", "--dry-run").out.endswith("nothing was written\n")
    assert answering(monkeypatch, capsys, "n", *words).out.endswith("nothing was written\n")
    assert works(plan) == before
    assert "written as edit 2" in answering(monkeypatch, capsys, "y", *words).out
    assert works(plan) != before


def test_one_edit_that_undo_takes_back(plan: Path, sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = works(plan)
    assert shiftplan(capsys, "import", plan, sheet, "--as", "rota", "--yes").code == 0
    assert works(plan) == {
        ("s01", DAY): "late", ("s01", NEXT): "late", ("s02", DAY): "early_a", ("s03", NEXT): "mid"
    }  # fmt: skip
    assert "nothing" in shiftplan(capsys, "import", plan, sheet, "--as", "rota", "--yes").out
    shiftplan(capsys, "undo", plan)
    assert works(plan) == before
    shiftplan(capsys, "redo", plan)
    assert works(plan)["s01", NEXT] == "late"


def test_json_names_cells_and_what_is_broken_with_its_article(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "back.csv"
    path.write_text("id,11-10,11-12\ns03,晚,\n")
    words = ("import", plan, path, "--as", "rota", "--json")
    found: dict[str, Any] = json.loads(shiftplan(capsys, *words).out)
    assert (found["written"], found["edits"]) == (False, [])
    (cell,) = found["cells"]
    assert (cell["agent"], cell["day"], cell["before"]["shifts"]) == ("s03", DAY, [])
    assert cell["after"]["shifts"][0]["shift"] == "late"
    assert [(one["code"], bool(one["source"])) for one in found["broken"]] == [("night", True)]
    assert found["shortage_change"] < 0
    assert "days_missing" in {one["code"] for one in found["findings"]}
    assert json.loads(shiftplan(capsys, *words, "--yes").out)["edits"] == [2]
    assert works(plan)["s03", DAY] == "late"


def test_a_part_is_taken(plan: Path, sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "import", plan, sheet, "--as", "rota", "--only", "s01", "--day", NEXT, "--yes")
    assert "2 other differences are left out" in done.out
    assert works(plan) == {("s01", DAY): "early_a", ("s01", NEXT): "late", ("s02", DAY): "early_a"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_changes_nothing(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    shiftplan(capsys, "edit", plan, "leave", "s05", DAY)
    shiftplan(capsys, "export", plan, "--format", form, "--out", tmp_path)
    (file,) = (
        path
        for path in tmp_path.glob(f"*.{form}")
        if "-rota.csv" not in path.name and "facts" not in path.name
    )
    done = shiftplan(capsys, "import", plan, file, "--as", "rota", "--yes")
    assert (done.code, done.out, done.err) == (
        0,
        "the file changes nothing: the rota stands so already\n",
        "",
    )


def test_a_bad_file_leaves_all_as_it_was(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}
    path = tmp_path / "bad.csv"
    path.write_text("id,11-10\ns01,晚\ns02,晚晚\n")
    done = shiftplan(capsys, "import", plan, path, "--as", "rota", "--yes")
    assert (done.code, done.out) == (2, "")
    assert f"{path}:3:11-10: there is no shift “晚晚”" in done.err
    assert shiftplan(capsys, "import", plan, tmp_path / "gone.csv", "--as", "rota", "--yes").code == 2
    assert {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "words",
    [
        ("--as", "rota", "--map", "date=A"),
        ("--as", "rota", "--gone", "keep"),
        ("--as", "agents", "--day", DAY),
        ("--as", "forecast", "--yes"),
        ("--as", "forecast", "--only", "s01"),
    ],
)
def test_options_of_another_sort_of_file(
    plan: Path, sheet: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    done = shiftplan(capsys, "import", plan, sheet, *words)
    assert done.code == 2
    assert f"{words[2]} says nothing about {words[1]}" in done.err

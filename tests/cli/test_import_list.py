"""`import --as agents|availability`: shown and judged first, written in full or part, taken back."""

import json
import re
import shlex
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.cli import import_
from tests.files import folders
from tests.files.commands import shiftplan

DAY = "2027-11-10"


@pytest.fixture
def plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = planning.make_plan("small", tmp_path / "plan")
    shiftplan(capsys, "edit", folder, "set", "s01,s02,s06", DAY, "early_a")
    return folder


@pytest.fixture
def people(plan: Path, tmp_path: Path) -> Path:
    """s01 is gone, s02 is of another tier, n1 is new."""
    lines = (plan / "agents.csv").read_text("utf-8-sig").splitlines()
    lines[2] = lines[2].replace("T3", "T2")
    lines[1:2] = []
    path = tmp_path / "人员.csv"
    path.write_text("\n".join([*lines, "n1,新人,客服组,T1,full,presale"]), encoding="gb18030")
    return path


@pytest.fixture
def leave(tmp_path: Path) -> Path:
    """s02 is ill on the day of the shift."""
    path = tmp_path / "leave.csv"
    path.write_text(f"姓名,假别,日期\n赵安然,病假,{DAY}\n")
    return path


def test_nothing_is_written_before_a_yes(
    plan: Path, people: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = folders.snapshot(plan)
    shown = shiftplan(capsys, "import", plan, people)
    assert shown.code == 0
    assert "the list has 1 new person, 1 changed, 1 gone:" in shown.out
    assert "1 shift leaves the rota: 11-10" in shown.out
    assert re.search(r"赵安然 s02 +tier +T3 +T2", shown.out)
    assert "short of" in shown.out
    assert "add --yes" in shown.out
    assert shiftplan(capsys, "import", plan, people, "--yes", "--dry-run").out.endswith("was written\n")
    monkeypatch.setattr(import_, "at_terminal", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "n")
    assert shiftplan(capsys, "import", plan, people).out.endswith("nothing was written\n")
    assert folders.snapshot(plan) == before
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "y")
    assert "written: agents.csv, rota.csv" in shiftplan(capsys, "import", plan, people).out
    assert list(planning.open_plan(plan).plan.agent) == [*(f"s0{i}" for i in range(2, 9)), "n1"]


def test_the_commands_it_names_take_all_of_it_back(
    plan: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = planning.open_plan(plan)
    done = shiftplan(capsys, "import", plan, people, "--yes")
    for line in done.out.splitlines():
        if line.startswith("  shiftplan import"):
            assert shiftplan(capsys, *shlex.split(line)[1:]).code == 0
    now = planning.open_plan(plan)
    assert {one.id: one for one in now.plan.agents} == before.plan.agent
    assert set(now.plan.availability) == set(before.plan.availability)
    assert (now.rota and now.rota.assignments) == (before.rota and before.rota.assignments)
    assert "nothing" in shiftplan(capsys, "import", plan, plan / "agents.csv", "--yes").out


def test_a_person_alone_is_taken(plan: Path, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "import", plan, people, "--only", "赵安然", "--yes")
    assert "changes of 2 other people are left out" in done.out
    after = planning.open_plan(plan).plan
    assert (after.agent["s02"].tier.value, len(after.agents), "n1" in after.agent) == ("T2", 8, False)
    nobody = shiftplan(capsys, "import", plan, people, "--only", "s03")
    assert (nobody.code, "changes nobody called s03" in nobody.err) == (2, True)


def test_keeping_those_who_are_not_in_it(
    plan: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = shiftplan(capsys, "import", plan, people, "--gone", "keep", "--yes")
    assert "1 person not in the list stays: 林书言" in done.out
    assert "s01" in planning.open_plan(plan).plan.agent


def test_leave_on_a_working_day_is_named_with_its_rule(
    plan: Path, leave: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = shiftplan(capsys, "import", plan, leave)
    assert "leave “病假” (on duty: " in shown.out
    assert "now broken (1):" in shown.out
    said = json.loads(shiftplan(capsys, "import", plan, leave, "--json").out)
    assert (said["kind"], said["written"], said["files"]) == ("availability", False, ["availability.csv"])
    (change,) = said["changes"]
    assert (change["agent"], change["entries"][0]["on_duty"]) == ("s02", "early_a")
    assert [one["code"] for one in said["broken"]] == ["availability"]
    said = json.loads(shiftplan(capsys, "import", plan, leave, "--json", "--yes").out)
    assert said["written"]
    assert Path(said["replaced"]["availability.csv"]).is_file()


def test_a_bad_list_leaves_all_as_it_was(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = folders.snapshot(plan)
    path = tmp_path / "bad.csv"
    path.write_text("工号,姓名,能级\ns01,林书言,T9\ns02,林书言,T3\n")
    done = shiftplan(capsys, "import", plan, path, "--as", "agents", "--yes")
    assert (done.code, done.out) == (2, "")
    assert f"{path}:2:能级" in done.err
    assert "look whether a column was sorted alone" in done.err
    assert folders.snapshot(plan) == before


def test_a_broken_file_of_the_plan_is_mended_by_the_import(
    plan: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plan / "agents.csv").write_text("nonsense")
    for name in ("rota.csv", "rota.toml"):
        (plan / name).unlink(missing_ok=True)
    (plan / "availability.csv").write_text("agent,date,kind\n")
    done = shiftplan(capsys, "import", plan, people, "--as", "agents")
    assert (done.code, "8 entries are now in" in done.out) == (0, True)

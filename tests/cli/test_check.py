"""`shiftplan check` on a plan folder: what it prints and the exit codes scripts rely on."""

import json
from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.cli.entry import run
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.weights import Weights

ALWAYS = {
    *("shortage", "deep_shortage", "surplus", "overtime"),
    *("undertime", "wish", "nights", "weekends"),
}
"""The goals that every plan has."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return planning.make_plan("small", tmp_path / "plan")


def check(folder: Path, *words: str) -> int:
    return run(["--lang", "en", "check", str(folder), *words])


def keep(folder: Path, *work: tuple[int, int, str]) -> Plan:
    """Write a rota of (number of the agent, number of the day, shift) with each agent's first queue."""
    opened = planning.open_plan(folder)
    plan = opened.plan
    rota = Rota.of(
        Assignment(
            agent=plan.agents[agent].id,
            day=plan.grid.dates[day],
            shift=shift,
            queue=plan.agents[agent].queues[0],
        )
        for agent, day, shift in work
    )
    planning.save_rota(opened, rota)
    return plan


def shift_of(folder: Path, *, night: bool) -> str:
    """A shift of the small plan that runs past midnight, or one that starts early."""
    shifts = planning.open_plan(folder).plan.shifts
    by_end = sorted(shifts, key=lambda shift: shift.end_minute)
    return (by_end[-1] if night else by_end[0]).id


def test_a_plan_without_a_rota_says_so_and_how_to_get_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(folder) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "has no rota yet" in shown.err
    assert f"shiftplan solve {folder}" in shown.err


def test_a_rota_that_breaks_no_rule_is_exit_0_even_when_it_is_short(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(folder, (0, 0, shift_of(folder, night=False)))
    assert check(folder) == 0
    shown = capsys.readouterr().out
    assert "── warning · " in shown
    assert "── error" not in shown
    assert "agent-hours short from" in shown
    assert "deep shortage" in shown
    assert "0 violations" in shown


def test_what_no_rota_can_meet_has_a_section_of_its_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(folder, (0, 0, shift_of(folder, night=False)))
    assert check(folder) == 0
    assert "── Certain before any search · 0 ──" in capsys.readouterr().out
    rule = '\n[[cover]]\nid = "crowd"\nleast = 99\nforce = "rule"\n'
    settings = folder / "plan.toml"
    settings.write_text(settings.read_text("utf-8") + rule, "utf-8")
    assert check(folder) == 1
    shown = capsys.readouterr().out
    certain, _, judged = shown.partition("── error")
    assert "rule crowd wants 99 people" in certain
    assert "rule crowd wants 99 people" not in judged
    assert check(folder, "--json") == 1
    (told, *_) = json.loads(capsys.readouterr().out)["certain"]
    assert (told["code"], told["severity"]) == ("cover_rule", "error")


def test_a_lock_to_a_start_that_the_shift_lost_is_named_with_its_mend(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = keep(folder, (0, 0, shift_of(folder, night=False)))
    path = folder / "rota.csv"
    agent, day, shift, queue, *_ = path.read_text("utf-8-sig").splitlines()[1].split(",")
    rows = f"agent,date,shift,queue,locked,start\n{agent},{day},{shift},{queue},yes,05:10\n"
    path.write_text(rows, "utf-8-sig")
    assert check(folder) == 1
    shown = capsys.readouterr().out
    assert f"{plan.agents[0].name} is locked on 11-10 to {plan.shift[shift].name} from 05:10" in shown
    assert f"shiftplan lock PLAN --unlock --agent {agent} --day {day}" in shown
    assert run(["--lang", "en", "lock", str(folder), "--unlock", "--agent", agent, "--day", day]) == 0
    capsys.readouterr()
    check(folder)
    assert "is locked on" not in capsys.readouterr().out


def test_a_broken_rule_is_exit_1_with_name_numbers_and_source(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    early, night = shift_of(folder, night=False), shift_of(folder, night=True)
    plan = keep(folder, (0, 0, night), (0, 1, early))
    assert check(folder) == 1
    shown = capsys.readouterr().out
    (line,) = [line for line in shown.splitlines() if f"error: {plan.agents[0].name} rests" in line]
    assert "11 h are due [shiftplan, our default]" in line
    assert shown.index("── error") < shown.index("── warning")


def test_json_has_everything_a_script_needs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    early, night = shift_of(folder, night=False), shift_of(folder, night=True)
    plan = keep(folder, (0, 0, night), (0, 1, early))
    assert check(folder, "--json") == 1
    data = json.loads(capsys.readouterr().out)
    assert data["hard_violations"] == sum(f["severity"] == "error" for f in data["findings"])
    assert data["objective"] == pytest.approx(sum(term["cost"] for term in data["terms"]))
    told = {term["name"] for term in data["terms"]}
    assert ALWAYS <= told <= {*Weights.model_fields} - {"gentle_share"}
    (rest,) = [f for f in data["findings"] if f["code"] == "rest_hours_between_shifts"]
    assert rest["agents"] == [plan.agents[0].id]
    assert rest["days"] == [str(day) for day in plan.grid.dates[:2]]
    assert (rest["source"], rest["kind"]) == ("shiftplan", "default")


def test_the_same_in_chinese(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, (0, 0, shift_of(folder, night=False)))
    assert run(["--lang", "zh", "check", str(folder)]) == 0
    language.use("en")
    shown = capsys.readouterr().out
    assert "── 警告 · " in shown
    assert "人时" in shown
    assert "违规 0 处" in shown
    assert "── 求解之前就能确定的 · 0 ──" in shown


@pytest.mark.parametrize("damage", ["gone", "empty", "file"])
def test_a_folder_that_is_no_plan_is_one_sentence_and_exit_2(
    tmp_path: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "place"
    if damage == "empty":
        place.mkdir()
    if damage == "file":
        place.write_text("hello")
    assert check(place) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Traceback" not in shown.err
    assert shown.err


def test_a_rota_for_a_person_who_left_names_the_file_and_the_person(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(folder, (0, 0, shift_of(folder, night=False)))
    path = folder / "rota.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    gone = "gone," + lines[1].partition(",")[2]
    path.write_text("\n".join([*lines, gone]) + "\n", "utf-8-sig")
    assert check(folder) == 2
    shown = capsys.readouterr().err
    assert "rota.csv" in shown
    assert "gone" in shown

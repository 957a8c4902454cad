"""`shiftplan solve`: what it prints, what it saves, how it is stopped, with which code it ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.planning.solve_protocol import read_line

COMMAND = (sys.executable, "-m", "shiftplan", "--lang", "en", "solve")
ROOM = ("--seconds", "400")
"""For a proof on a busy machine; the search ends as soon as it has it."""
BRIEFLY = ("--work", "200")
"""For any rota, found by so many steps on any machine."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return planning.make_plan("small", tmp_path / "plan")


@pytest.fixture
def large(tmp_path: Path) -> Path:
    return planning.make_plan("double11", tmp_path / "plan")


def solve(folder: Path, *words: str) -> int:
    return run(["--lang", "en", "solve", str(folder), *words])


def as_json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def test_the_small_plan_is_proved_and_saved(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a person progress is talk and the result is data."""
    assert solve(small, *ROOM) == 0
    shown = capsys.readouterr()
    assert "reading the plan" in shown.err
    assert "proved best" in shown.out
    opened = planning.open_plan(small)
    assert opened.rota is not None
    facts = opened.rota.facts
    assert facts is not None
    assert facts.status == "optimal"
    assert facts.bound == pytest.approx(facts.objective)
    assert facts.need_digest == planning.need_of(opened.plan).digest()
    assert facts.rules_digest == opened.plan.rules_digest()


def test_a_rota_as_data(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert solve(small, *BRIEFLY, "--json") == 0
    data = as_json(capsys)
    assert data["status"] in {"optimal", "feasible"}
    assert data["gap"] == pytest.approx((data["objective"] - data["bound"]) / data["objective"])
    assert data["hard_violations"] == 0
    assert sum(term["cost"] for term in data["terms"]) == pytest.approx(data["objective"])
    assert {"name", "weight", "amount", "unit", "cost"} == set(data["terms"][0])
    assert data["shortage_agent_hours"] >= 0
    rota = planning.open_plan(small).rota
    assert rota is not None
    assert rota.facts is not None
    assert rota.facts.objective == pytest.approx(data["objective"])


def test_in_chinese_too(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "solve", str(small), *BRIEFLY]) == 0
    shown = capsys.readouterr()
    assert "读取计划" in shown.err
    assert "reading" not in shown.err


def test_locked_cells_stay(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    solve(small, *BRIEFLY)
    opened = planning.open_plan(small)
    assert opened.rota is not None
    cell = opened.rota.assignments[0].cell
    off = opened.rota.put(cell, None).lock(cell)
    planning.save_rota(opened, off)
    assert solve(small, *BRIEFLY, "--json") == 0
    after = planning.open_plan(small).rota
    assert after is not None
    assert after.at(*cell) is None
    assert cell in after.locks


def test_locks_against_a_rule_end_without_a_rota(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shift that ends last, then the one that starts first: too little rest between them."""
    opened = planning.open_plan(small)
    plan, agent = opened.plan, opened.plan.agents[0]
    last = max(plan.shifts, key=lambda shift: shift.end_minute).id
    first = min(plan.shifts, key=lambda shift: shift.start_minute).id
    duties = [
        Assignment(agent=agent.id, day=day, shift=shift, queue=agent.queues[0])
        for day, shift in zip(plan.grid.dates[:2], (last, first), strict=True)
    ]
    planning.save_rota(opened, Rota.of(duties, [duty.cell for duty in duties]))
    assert solve(small, "--json") == 3
    data = as_json(capsys)
    assert (data["status"], data["objective"], data["terms"]) == ("infeasible", None, [])
    assert "rest_hours_between_shifts" in [finding["code"] for finding in data["findings"]]
    assert solve(small) == 3
    assert agent.name in capsys.readouterr().err


def test_out_of_time_with_nothing_writes_nothing(large: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert solve(large, "--seconds", "0.2", "--json") == 3
    assert as_json(capsys)["status"] == "unknown"
    assert planning.open_plan(large).rota is None
    assert not (large / "rota.csv").exists()


def test_the_model_is_written_for_others_to_check(small: Path, tmp_path: Path) -> None:
    assert solve(small, *BRIEFLY, "--export-model", str(tmp_path / "small.mps")) == 0
    text = (tmp_path / "small.mps").read_text("utf-8")
    assert "ROWS" in text
    assert "ENDATA" in text


@pytest.mark.parametrize(
    "words",
    [
        ("--seconds", "0"),
        ("--workers", "0"),
        ("--progress", "xml"),
        ("--json", "--progress", "jsonl"),
        ("--scenario", "apocalypse"),
        ("--team", "nobody's"),
        ("--days", "2027-11-10..tomorrow"),
        ("--fewest-changes",),
        ("--keep-published", "--fill"),
    ],
)
def test_what_makes_no_sense_is_refused(
    small: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert solve(small, *words) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_a_model_file_that_cannot_be_written_is_said(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert solve(small, *BRIEFLY, "--export-model", str(small / "no" / "such" / "model.mps")) == 2
    assert "model.mps" in capsys.readouterr().err
    assert not (small / "rota.csv").exists()


def child(folder: Path, *words: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = (*COMMAND, str(folder), *words)
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


def lines_until_rota(process: subprocess.Popen[str]) -> list[Progress | Outcome]:
    assert process.stdout
    found = []
    for line in process.stdout:
        found.append(read_line(line))
        if found[-1].rota is not None:
            break
    return found


@pytest.mark.slow
def test_json_lines_end_with_the_outcome_and_the_judges_terms(small: Path) -> None:
    process = child(small, *BRIEFLY, "--progress", "jsonl")
    assert process.stdout
    lines = list(process.stdout)
    assert process.wait() == 0
    events = [read_line(line) for line in lines]
    assert isinstance(events[-1], Outcome)
    assert all(isinstance(event, Progress) for event in events[:-1])
    assert json.loads(lines[-1])["hard_violations"] == 0


@pytest.mark.slow
@pytest.mark.parametrize("how", ["line", "end", "interrupt", "terminate"])
def test_each_way_to_stop_keeps_the_best(large: Path, how: str) -> None:
    process = child(large, "--seconds", "600", "--progress", "jsonl")
    assert process.stdin
    assert process.stdout
    lines_until_rota(process)
    if how == "line":
        process.stdin.write("stop\n")
        process.stdin.flush()
    elif how == "end":
        process.stdin.close()
    else:
        process.send_signal(signal.SIGINT if how == "interrupt" else signal.SIGTERM)
    outcome = read_line(list(process.stdout)[-1])
    assert process.wait() == 4
    assert isinstance(outcome, Outcome)
    assert outcome.status is Status.STOPPED
    assert planning.open_plan(large).rota == outcome.rota


@pytest.mark.slow
def test_a_killed_child_leaves_the_rota_as_it_was_and_a_whole_proposal(large: Path) -> None:
    """Killed as soon as its first rota is on the disk; its workers end by themselves."""
    opened = planning.save_rota(planning.open_plan(large), Rota())
    before = (large / "rota.csv").read_bytes()
    process = child(large, "--seconds", "600", "--progress", "jsonl")
    assert process.stdout
    for _ in process.stdout:
        if (large / "proposal" / "rota.csv").exists():
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert (large / "rota.csv").read_bytes() == before
    opened = planning.open_plan(large)
    found = planning.proposal(opened)
    assert found is not None
    assert not found.about.done
    judgement = planning.judge(opened.plan, planning.need_of(opened.plan), found.rota)
    assert judgement.hard_violations == 0
    assert found.rota.facts is not None
    assert found.rota.facts.objective == pytest.approx(judgement.objective)
    assert planning.take(opened, found).opened.rota == found.rota


@pytest.mark.slow
def test_a_reader_that_goes_away_stops_the_solve(large: Path) -> None:
    process = child(large, "--seconds", "600", "--progress", "jsonl")
    lines_until_rota(process)
    assert process.stdout
    process.stdout.close()
    assert process.wait() == 4
    assert planning.open_plan(large).rota is not None
